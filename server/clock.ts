import type { Instant } from '../domain/words'

export type Clock = ReturnType<typeof keepClock>

/** The clock of the installation. In a demonstration a person turns it on, to see a day come to its end. */
export function keepClock(real: () => Instant) {
  let aheadMs = 0
  return {
    now: () => real() + aheadMs,
    /** How far it is ahead of the real time. */
    aheadMs: () => aheadMs,
    turnOn: (ms: number) => {
      aheadMs += ms
    },
    /** Where the days that were gone through stay closed (rule N2). */
    back: () => {
      aheadMs = 0
    },
  }
}
