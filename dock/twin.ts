'use client'
import { useCallback, useEffect, useState } from 'react'
import type { Press, PrinterLook } from '../devices/simulated-printer'

/** What the dock knows of the printer on the server. `stale`: as last seen; the server does not answer now. */
export type Seen =
  | { readonly at: 'asking' }
  | { readonly at: 'shown'; readonly look: PrinterLook; readonly stale: boolean }
  | { readonly at: 'not-simulated' }
  | { readonly at: 'not-allowed' }
  | { readonly at: 'unreachable' }

const lookEveryMs = 1_000
const address = '/api/v1/dev/printer'

/** Looks at the simulated printer every second, and presses its buttons. */
export function useTwin(): { readonly seen: Seen; readonly press: (what: Press) => void } {
  const [seen, setSeen] = useState<Seen>({ at: 'asking' })

  useEffect(() => {
    let left = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = await fetch(address, { cache: 'no-store' }).catch(() => null)
      const next = await seenIn(answer)
      if (left) return
      setSeen(known => (next ? next : known.at === 'shown' ? { ...known, stale: true } : { at: 'unreachable' }))
      timer = setTimeout(look, lookEveryMs)
    }
    look()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [])

  const press = useCallback(async (what: Press) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ press: what })
    const next = await seenIn(await fetch(address, { method: 'POST', headers, body }).catch(() => null))
    if (next) setSeen(next)
  }, [])

  return { seen, press }
}

/** Null when there was no answer that says anything. */
async function seenIn(answer: Response | null): Promise<Seen | null> {
  if (answer?.status === 404) return { at: 'not-simulated' }
  if (answer?.status === 401 || answer?.status === 403) return { at: 'not-allowed' }
  if (!answer?.ok) return null
  return { at: 'shown', look: (await answer.json()) as PrinterLook, stale: false }
}
