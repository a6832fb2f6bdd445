import type { KeysDown } from './keyboard-report'

/** Since when each key is down. */
export type Held = ReadonlyMap<string, number>

/** Something lies on a key that is held for longer, or it was held while the plug went in: nobody presses it. */
const longestPressMs = 2_000
/** A worn contact lets go and touches again within this time. */
const bounceMs = 40

export interface Fingers {
  readonly held: Held
  /** When each key was last let go. */
  readonly let: Held
}

export const noFingers: Fingers = { held: new Map(), let: new Map() }

/** Which keys went down, and which were pressed and let go, with this report: a held key does both once (no repeat). */
export function moveFingers(
  fingers: Fingers,
  down: KeysDown,
  at: number,
): { readonly fingers: Fingers; readonly begun: readonly string[]; readonly pressed: readonly string[] } {
  const held = new Map<string, number>()
  const letGo = new Map(fingers.let)
  const begun: string[] = []
  const pressed: string[] = []
  for (const key of down) {
    const since = fingers.held.get(key)
    held.set(key, since ?? at)
    if (since === undefined && at - (letGo.get(key) ?? Number.NEGATIVE_INFINITY) >= bounceMs) begun.push(key)
  }
  for (const [key, since] of fingers.held) {
    if (down.has(key)) continue
    const isBounce = since - (letGo.get(key) ?? Number.NEGATIVE_INFINITY) < bounceMs
    if (at - since <= longestPressMs && !isBounce) pressed.push(key)
    letGo.set(key, at)
  }
  return { fingers: { held, let: letGo }, begun, pressed }
}
