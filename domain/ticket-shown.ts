import type {
  CounterNumber,
  Instant,
  Language,
  Need,
  PriorityCode,
  QueueCode,
  ServiceCode,
  Text,
  TicketId,
  TicketNumber,
} from './words'

/** Why a ticket stands where it stands (rule O6): the facts that decide, the weightiest first. */
export type Reason =
  | { readonly because: 'arrival' }
  | { readonly because: 'longest-in-queue'; readonly prefix: string }
  | { readonly because: 'overdue'; readonly minutes: number }
  | { readonly because: 'priority'; readonly priority: Text; readonly headStartMinutes: number }
  | { readonly because: 'appointment' | 'appointment-late'; readonly at: Instant }
  | { readonly because: 'returned' | 'transferred' | 'sent-back' | 'unparked' }
  | { readonly because: 'postponed'; readonly by: number }
  /** Sent to one counter; while it is closed, any other may call. */
  | { readonly because: 'reserved'; readonly counter: CounterNumber; readonly open: boolean }
  /** Waits for a counter that offers this; while none is open, any may call. */
  | { readonly because: 'need'; readonly needs: readonly Need[]; readonly open: boolean }
  /** Only counters call that serve other queues first. */
  | { readonly because: 'second-tier' }
  /** A counter divides its calls between this queue and another. */
  | { readonly because: 'share' }
  /** No reason for the place, but for what comes after it: the person is brought back to that counter (rule L6). */
  | { readonly because: 'then-back'; readonly counter: CounterNumber }

/** The facts that decide a place (rule O6). */
export interface PlaceShown {
  readonly why: readonly Reason[]
  /** Entry to the queue. */
  readonly since: Instant
  readonly targetWaitMinutes: number
  readonly dueAt: Instant
}

export interface PriorityShown {
  readonly code: PriorityCode
  readonly name: Text
  /** Said at the kiosk and not yet confirmed by a clerk (rule K5). */
  readonly claimed: boolean
}

export interface ServiceShown {
  readonly code: ServiceCode
  readonly name: Text
  readonly documents: readonly Text[]
  readonly fee: { readonly amount: number; readonly note?: Text }
  readonly deadlineDays: number
  readonly deliveredAtOnce: boolean
  readonly department: Text | null
  readonly expectedMinutes: number
}

/** What staff may know of a ticket wherever it stands. */
interface TicketKnown {
  readonly id: TicketId
  readonly number: TicketNumber
  readonly language: Language
  readonly priority: PriorityShown | null
  /** What the counter must offer (rule O5). */
  readonly needs: readonly Need[]
  /** What staff wrote for whoever serves next (rules L1, L6). */
  readonly note: string | null
}

export interface TicketAtCounter extends TicketKnown, PlaceShown {
  readonly state: 'called' | 'serving'
  readonly service: ServiceShown
  readonly queue: QueueCode
  /** When it was booked for. */
  readonly appointment: Instant | null
  /** Whether this counter offers what is needed; where it does not, the clerk is told (rule O5). */
  readonly needsMet: boolean
  /** Goes back to that counter when this turn ends (rule L6). */
  readonly thenBack: CounterNumber | null
  readonly issuedAt: Instant
  readonly calledAt: Instant
  readonly startedAt: Instant | null
  readonly calls: number
  /** The earliest moment of another recall (rule L4); null after the last one. */
  readonly mayRecallAt: Instant | null
  /** Until when the call can be undone (rule L1); null when it cannot. */
  readonly mayUndoUntil: Instant | null
}

export interface TicketWaiting extends TicketKnown, PlaceShown {
  readonly code: ServiceCode
  readonly service: Text
}

export interface TicketParked extends TicketKnown {
  readonly code: ServiceCode
  readonly service: Text
  readonly since: Instant
  /** Where the service goes on; for all, any counter may put the person back in the line (rule L1). */
  readonly counter: CounterNumber
  readonly for: 'counter' | 'all'
}

/** Called, and did not come: may still return (rule L5). */
export interface TicketAbsent extends TicketKnown {
  readonly code: ServiceCode
  readonly service: Text
  readonly since: Instant
  readonly until: Instant
}

/** A ticket of which it is not sure that it came out: it may be printed again, as a copy (rule P2). */
export interface PaperUnsure {
  readonly ticket: TicketId
  readonly number: TicketNumber
  readonly state: 'failed' | 'unknown'
}
