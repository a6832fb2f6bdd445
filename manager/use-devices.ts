'use client'
import { useCallback, useEffect, useState } from 'react'
import type { AgentShown } from '../domain/branch-shown'
import type { KeyMap, PeripheralRole, PeripheralShown } from '../domain/peripheral'
import type { BranchId, CounterNumber } from '../domain/words'

export interface Wish {
  readonly role: PeripheralRole
  readonly counter: CounterNumber | null
  readonly keys: KeyMap
}

export interface Devices {
  /** Null before the first answer. */
  readonly all: readonly PeripheralShown[] | null
  /** The computers on which things may hang. */
  readonly agents: readonly AgentShown[]
  /** What became of the last change. */
  readonly saved: boolean | null
  readonly bind: (one: PeripheralShown, wish: Wish) => void
  readonly free: (one: PeripheralShown) => void
}

interface Seen {
  readonly peripherals: readonly PeripheralShown[]
  readonly agents: readonly AgentShown[]
}

const lookEveryMs = 1_000

/** Looks every second at what is plugged in, and says what it is for. */
export function useDevices(branch: BranchId | null): Devices {
  const [all, setAll] = useState<readonly PeripheralShown[] | null>(null)
  const [agents, setAgents] = useState<readonly AgentShown[]>([])
  const [saved, setSaved] = useState<boolean | null>(null)

  useEffect(() => {
    if (!branch) return
    let left = false
    let again: ReturnType<typeof setTimeout>
    const look = async () => {
      const address = `/api/v1/branches/${encodeURIComponent(branch)}/peripherals`
      const answer = await fetch(address, { cache: 'no-store' }).catch(() => null)
      const seen = answer?.ok ? ((await answer.json()) as Seen) : null
      if (left) return
      if (seen) {
        setAll(seen.peripherals)
        setAgents(seen.agents)
      }
      again = setTimeout(look, lookEveryMs)
    }
    look()
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [branch])

  const tell = useCallback(
    async (verb: 'bind' | 'free', input: object) => {
      if (!branch) return
      setSaved(null)
      const headers = { 'content-type': 'application/json' }
      const address = `/api/v1/branches/${encodeURIComponent(branch)}/peripheral/${verb}`
      const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(input) }).catch(() => null)
      setSaved(answer?.ok ?? false)
    },
    [branch],
  )
  const where = ({ host, key }: PeripheralShown) => ({ host, peripheral: key })
  return {
    all,
    agents,
    saved,
    bind: (one, wish) => {
      // At once, because the next choice is made from what is shown.
      const wished = { ...one, ...wish, keys: { ...one.usualKeys, ...wish.keys } }
      setAll(known => known?.map(other => (other.host === one.host && other.key === one.key ? wished : other)) ?? null)
      void tell('bind', { ...where(one), ...wish })
    },
    free: one => void tell('free', where(one)),
  }
}
