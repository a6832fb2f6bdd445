import { clerkIdleMs } from '../domain/presence'

/** So long before, the clerk is asked. */
const askMs = 60_000

export type Watch = ReturnType<typeof keepWatch>

/** When somebody was last at this counter, and whether they are being asked about it (rule A3). The time is passed in. */
export function keepWatch(begun: number) {
  let seenAt = begun
  let isAsking = false
  return {
    seenAt: (): number => seenAt,
    /**
     * Somebody is there. Told with every movement of a hand, hundreds a second, so it only remembers. True: this has just
     * answered the question, which is to be put away.
     */
    notice(at: number): boolean {
      const hasAnswered = isAsking
      seenAt = at
      isAsking = false
      return hasAnswered
    },
    /** How many seconds are left, from the question on: at 0 the session ends; null before. */
    leftAt(at: number): number | null {
      const idleMs = at - seenAt
      isAsking = idleMs >= clerkIdleMs - askMs
      return isAsking ? Math.max(0, Math.ceil((clerkIdleMs - idleMs) / 1_000)) : null
    },
  }
}
