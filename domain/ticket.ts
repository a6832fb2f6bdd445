import type { Draft } from './draft'
import type {
  CounterNumber,
  Instant,
  Language,
  Need,
  PriorityCode,
  QueueCode,
  ServiceCode,
  TicketId,
  TicketNumber,
  UserId,
} from './words'

export const openStates = ['waiting', 'called', 'serving', 'parked', 'absent'] as const
export type OpenState = (typeof openStates)[number]
export type TicketState = OpenState | 'served' | 'cancelled' | 'left'

export type TicketStep =
  | 'call'
  | 'recall'
  | 'start'
  | 'finish'
  | 'absent'
  | 'park'
  | 'unpark'
  | 'release'
  | 'transfer'
  | 'undo'
  | 'return'
  | 'cancel'
  | 'leave'

/**
 * The whole life of a ticket (rule L1). A step missing from a row cannot happen. Whether a called ticket may `finish`
 * is decided by the branch's settings. `unpark` goes on with the service, `release` sends back to the line.
 */
export const life: Readonly<Record<TicketState, Readonly<Partial<Record<TicketStep, TicketState>>>>> = {
  waiting: { call: 'called', cancel: 'cancelled', leave: 'left' },
  called: {
    recall: 'called',
    start: 'serving',
    finish: 'served',
    absent: 'absent',
    park: 'parked',
    transfer: 'waiting',
    undo: 'waiting',
  },
  serving: { finish: 'served', park: 'parked', transfer: 'waiting' },
  parked: { unpark: 'serving', release: 'waiting', cancel: 'cancelled', leave: 'left' },
  absent: { return: 'waiting', cancel: 'cancelled', leave: 'left' },
  served: {},
  cancelled: {},
  left: {},
}

/** The state after a step, or undefined when the step cannot happen. */
export function stateAfter(state: TicketState, step: TicketStep): TicketState | undefined {
  return life[state][step]
}

/** How a turn began. `sent-back`: to the counter that wanted the person back, first there (rule L6). */
export const entries = ['issued', 'returned', 'transferred', 'sent-back', 'unparked'] as const
export type Entry = (typeof entries)[number]

/** Set aside: at the counter where it was parked, or for whoever has time. */
export interface Parked {
  readonly at: Instant
  readonly counter: CounterNumber
  readonly for: 'counter' | 'all'
}

/** One person's open place. What ended is history, and lies in the store. */
export interface Ticket {
  readonly id: TicketId
  readonly number: TicketNumber
  readonly queue: QueueCode
  readonly service: ServiceCode
  readonly state: OpenState
  readonly priority: PriorityCode | null
  /** Said at the kiosk and not yet confirmed by a clerk (rule K5). */
  readonly claimed: boolean
  readonly language: Language
  readonly issuedAt: Instant
  /** Entry to the queue: waiting is measured from here (rule R1). */
  readonly since: Instant
  /** By when the person should be called (rule O1). Never changes while the person waits. */
  readonly dueAt: Instant
  readonly entered: Entry
  /** How many others the person let pass in this turn (rule O7). */
  readonly postponed: number
  /** What the counter must offer (rule O5). */
  readonly needs: readonly Need[]
  /** The appointment that this ticket is for (rule O3). */
  readonly appointment: { readonly code: string; readonly at: Instant } | null
  /** Tells open tickets of one phone apart from others; not the number itself (rule K4). */
  readonly phoneKey: string | null
  /** What staff wrote for whoever serves next (rules L1, L6). */
  readonly note: string | null
  /** Sent to this counter and no other, while it is open (rule L6). */
  readonly reservedFor: CounterNumber | null
  /** Where the person goes back to after this turn (rule L6). */
  readonly thenBack: CounterNumber | null
  /** Which stretch of the visit this is, from 1. */
  readonly turn: number
  readonly counter: CounterNumber | null
  readonly clerk: UserId | null
  /** The first and the last call of this turn. */
  readonly calledAt: Instant | null
  readonly lastCalledAt: Instant | null
  readonly calls: number
  readonly startedAt: Instant | null
  /** It was this queue's turn in the counter's share (rule O4). */
  readonly shared: boolean
  readonly parked: Parked | null
  /** How long it was parked after the service had begun: no part of the service time (rule R1). */
  readonly parkedMs: number
  /** Since when the person called counts as absent. */
  readonly absentAt: Instant | null
}

/** A copy of the ticket to write on; written out, so that all tickets are of one shape, as halls are. */
export function draftOfTicket(ticket: Ticket): Draft<Ticket> {
  return {
    id: ticket.id,
    number: ticket.number,
    queue: ticket.queue,
    service: ticket.service,
    state: ticket.state,
    priority: ticket.priority,
    claimed: ticket.claimed,
    language: ticket.language,
    issuedAt: ticket.issuedAt,
    since: ticket.since,
    dueAt: ticket.dueAt,
    entered: ticket.entered,
    postponed: ticket.postponed,
    needs: ticket.needs,
    appointment: ticket.appointment,
    phoneKey: ticket.phoneKey,
    note: ticket.note,
    reservedFor: ticket.reservedFor,
    thenBack: ticket.thenBack,
    turn: ticket.turn,
    counter: ticket.counter,
    clerk: ticket.clerk,
    calledAt: ticket.calledAt,
    lastCalledAt: ticket.lastCalledAt,
    calls: ticket.calls,
    startedAt: ticket.startedAt,
    shared: ticket.shared,
    parked: ticket.parked,
    parkedMs: ticket.parkedMs,
    absentAt: ticket.absentAt,
  }
}
