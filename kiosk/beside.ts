'use client'
import { useMemo } from 'react'
import type { NavigationKey } from '../domain/peripheral'

/** What the scanner and the accessible keypad beside this kiosk say. */
export type Said =
  | { readonly is: 'scanned'; readonly code: string }
  | { readonly is: 'keyed'; readonly key: NavigationKey }

export interface Beside {
  /** Answers with what ends the listening. */
  readonly listen: (listener: (said: Said) => void) => () => void
  readonly say: (said: Said) => void
}

/** Passes on what is said to the screen that listens; to nobody while none does. */
export function useBeside(): Beside {
  return useMemo(() => {
    const listeners = new Set<(said: Said) => void>()
    return {
      listen: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      say: said => {
        for (const listener of listeners) listener(said)
      },
    }
  }, [])
}
