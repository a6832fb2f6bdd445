import type { Catalogue } from '../domain/catalogue'
import type { HallEvent } from '../domain/event'
import type { Hall } from '../domain/hall'
import type { Instant, QueueCode, TicketId } from '../domain/words'
import type { Agenda } from './agenda'
import type { Visitor } from './visitors'

/** A visitor with a ticket. */
export interface Guest {
  readonly ticket: TicketId
  readonly visitor: Visitor
  /** Waits and was not called. */
  waits: boolean
  /** Walked away without a word. */
  gone: boolean
  /** Missed a call, and stood at a counter later. */
  cameBack: boolean
}

/** What everybody on the simulated day shares. */
export interface HallOfDay {
  readonly catalogue: Catalogue
  readonly agenda: Agenda<(at: Instant) => void>
  readonly doorsOpenAt: Instant
  readonly doorsCloseAt: Instant
  /** From then on nobody is called any more. */
  readonly nobodyCalledFrom: Instant
  readonly guests: Map<TicketId, Guest>
  /** As it is at this moment. */
  readonly now: Hall
  readonly here: (now: Instant) => { readonly catalogue: Catalogue; readonly now: Instant }
  readonly happen: (events: readonly HallEvent[]) => void
  /** Somebody has come into this queue: clerks with nothing to do look up. */
  readonly somebodyCame: (queue: QueueCode, at: Instant) => void
}
