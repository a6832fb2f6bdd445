import type { Catalogue } from '../../domain/catalogue'
import type { Instant, QueueCode, TicketId } from '../../domain/words'
import type { Agenda } from '../../simulation/agenda'
import type { Visitor } from '../../simulation/visitors'
import type { Answered, Contract } from './contract'

/** A visitor with a ticket. */
export interface Guest {
  readonly ticket: TicketId
  /** Opens the phone page. */
  readonly token: string
  readonly visitor: Visitor
  readonly queue: QueueCode
  /** Waits and was not called. */
  waits: boolean
  /** Walked away without a word. */
  gone: boolean
  /** Missed a call, and stood at a counter later. */
  cameBack: boolean
}

/** What everybody on the simulated day shares. */
export interface HallOfDay {
  readonly contract: Contract
  readonly catalogue: Catalogue
  readonly agenda: Agenda<(at: Instant) => Promise<void>>
  readonly doorsCloseAt: Instant
  /** From then on nobody is called any more. */
  readonly nobodyCalledFrom: Instant
  readonly guests: Map<TicketId, Guest>
  /** Somebody has come into this queue: clerks with nothing to do look up. */
  readonly somebodyCame: (queue: QueueCode, at: Instant) => void
  /** Gives a command under an id of its own, and counts what came of it. */
  readonly ask: (name: string, input: object, token?: string) => Promise<Answered>
}
