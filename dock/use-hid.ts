'use client'
import type { Twin, TwinLook } from '../devices/simulated-hid'
import { useLook } from './use-look'

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
  const { seen, work } = useLook<{ readonly twins: readonly TwinSeen[] }>(address, lookEveryMs)
  return { twins: seen?.twins ?? null, work }
}
