import type { Instant } from './words'

/** How the visit was, the best first. */
export const scores = [5, 4, 3, 2, 1] as const
export type Score = (typeof scores)[number]

/** What people may say could be better. */
export const betters = ['waiting', 'explanation', 'documents', 'place'] as const
export type Better = (typeof betters)[number]

/** What somebody said of a visit (rule R6). */
export interface Rated {
  readonly score: Score
  readonly better: readonly Better[]
}

/** From where it is said: each has its own time after the visit. */
export type RatedFrom = 'phone' | 'counter'

const minuteMs = 60_000
const rateWithinMs: Readonly<Record<RatedFrom, number>> = { phone: 24 * 60 * minuteMs, counter: 3 * minuteMs }

/** Until when somebody who was served may say so (rule R6). */
export function mayRateUntil(endedAt: Instant, from: RatedFrom): Instant {
  return endedAt + rateWithinMs[from]
}
