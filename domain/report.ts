import type { Better, Score } from './rating'
import type { BranchId, BusinessDay, Text } from './words'

/** How long something took, over many turns. All in milliseconds; percentiles within 2 % (rule R3). */
export interface Spread {
  readonly count: number
  readonly meanMs: number
  readonly medianMs: number
  readonly p90Ms: number
  readonly maxMs: number
}

export interface WaitsRow {
  /** Queue code, business day, or the hour `09`; empty for the total. */
  readonly key: string
  readonly name: Text | null
  readonly prefix: string | null
  readonly targetWaitMinutes: number | null
  /** Tickets issued. */
  readonly issued: number
  readonly served: number
  readonly absent: number
  readonly cancelled: number
  readonly left: number
  /** Rule R1; null where nothing was measured, never zero. */
  readonly waiting: Spread | null
  readonly walking: Spread | null
  readonly service: Spread | null
  readonly parked: Spread | null
  readonly stay: Spread | null
  /** Share of calls made by the ticket's due time, of those not due on entering already; 0 to 1 (rule R4). */
  readonly serviceLevel: number | null
}

/** Figures over a period, with what they mean beside them. */
interface Report<Name extends string, By, Row, Defined extends string> {
  readonly report: Name
  readonly branch: BranchId
  /** Business days: `from` is included, `to` excluded (rule R2). */
  readonly from: BusinessDay
  readonly to: BusinessDay
  readonly by: By
  readonly definitions: Readonly<Record<Defined, string>>
  readonly total: Row
  readonly rows: readonly Row[]
}

export const waitsBy = ['queue', 'day', 'hour'] as const
export type WaitsBy = (typeof waitsBy)[number]

/** The report `waits`: how long people waited, walked and were served. */
export type WaitsReport = Report<
  'waits',
  WaitsBy,
  WaitsRow,
  'waiting' | 'walking' | 'service' | 'parked' | 'stay' | 'serviceLevel'
>

export const estimatesBy = ['queue', 'day'] as const
export type EstimatesBy = (typeof estimatesBy)[number]

export interface EstimatesRow {
  /** Queue code or business day; empty for the total. */
  readonly key: string
  readonly name: Text | null
  readonly prefix: string | null
  /** Called, and told a wait in minutes with the ticket. */
  readonly told: number
  /** Of those: called within what they were told, earlier, later. */
  readonly within: number
  readonly earlier: number
  readonly later: number
  /** Share of those called within; null where nobody was told. Between 0.75 and 0.85 is right (rule W1). */
  readonly coverage: number | null
  /** How far the wait was from the middle of what was told, on average; null where nobody was told. */
  readonly errorMinutes: number | null
  /** Told "any moment now" (rule W2), and of those called within three minutes. */
  readonly soon: number
  readonly soonKept: number
  /** Called, and told nothing: no counter served the queue. */
  readonly untold: number
}

/** The report `estimates`: how true the waits were that people were told. */
export type EstimatesReport = Report<
  'estimates',
  EstimatesBy,
  EstimatesRow,
  'told' | 'within' | 'coverage' | 'errorMinutes' | 'soon' | 'untold'
>

export const ratingsBy = ['queue', 'month'] as const
export type RatingsBy = (typeof ratingsBy)[number]

export interface RatingsRow {
  /** Queue code or month, `2026-11`; empty for the total. */
  readonly key: string
  readonly name: Text | null
  readonly prefix: string | null
  readonly served: number
  /** Of those served: how many said how it was. */
  readonly rated: number
  /** Null where nobody said anything, never zero. */
  readonly average: number | null
  /** The best first. */
  readonly scores: readonly { readonly score: Score; readonly count: number }[]
  readonly better: readonly { readonly what: Better; readonly count: number }[]
}

/** The report `ratings`: how people said it was (rule R6). Never by clerk. */
export type RatingsReport = Report<'ratings', RatingsBy, RatingsRow, 'served' | 'rated' | 'average' | 'better'>
