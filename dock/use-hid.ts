'use client'
import { useCallback, useEffect, useState } from 'react'
import type { Twin, TwinLook } from '../devices/simulated-hid'

export type TwinSeen = TwinLook & { readonly counter: number | null }

/** What a hand does to one of them. */
export type Deed =
  | { readonly plug: Twin }
  | { readonly unplug: Twin }
  | { readonly press: Twin; readonly key: string }
  | { readonly scan: Twin; readonly code: string }

const lookEveryMs = 700
const address = '/api/v1/dev/hid'

/** Looks at the simulated scanners, keys and lamps, and works them. Null: there are none here, or nobody answers. */
export function useHid(): { readonly twins: readonly TwinSeen[] | null; readonly work: (deed: Deed) => void } {
  const [twins, setTwins] = useState<readonly TwinSeen[] | null>(null)

  useEffect(() => {
    let left = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const seen = await seenIn(fetch(address, { cache: 'no-store' }))
      if (left) return
      if (seen) setTwins(seen)
      timer = setTimeout(look, lookEveryMs)
    }
    look()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [])

  const work = useCallback(async (deed: Deed) => {
    const headers = { 'content-type': 'application/json' }
    const seen = await seenIn(fetch(address, { method: 'POST', headers, body: JSON.stringify(deed) }))
    if (seen) setTwins(seen)
  }, [])

  return { twins, work }
}

async function seenIn(asked: Promise<Response>): Promise<readonly TwinSeen[] | null> {
  const answer = await asked.catch(() => null)
  return answer?.ok ? ((await answer.json()) as { twins: readonly TwinSeen[] }).twins : null
}
