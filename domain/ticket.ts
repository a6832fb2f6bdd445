import type {
  CounterNumber,
  Instant,
  Language,
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
  | 'transfer'
  | 'undo'
  | 'return'
  | 'cancel'
  | 'leave'

/**
 * The whole life of a ticket (rule L1). A step missing from a row cannot happen. `finish` of a called ticket and
 * where `unpark` leads are decided by the branch's settings and the clerk.
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
  parked: { unpark: 'serving', cancel: 'cancelled', leave: 'left' },
  absent: { return: 'waiting', cancel: 'cancelled', leave: 'left' },
  served: {},
  cancelled: {},
  left: {},
}

/** The state after a step, or undefined when the step cannot happen. */
export function stateAfter(state: TicketState, step: TicketStep): TicketState | undefined {
  return life[state][step]
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
  /** Came back after an absence (rule L5). */
  readonly returned: boolean
  /** Which stretch of the visit this is, from 1. */
  readonly turn: number
  readonly counter: CounterNumber | null
  readonly clerk: UserId | null
  /** The first and the last call of this turn. */
  readonly calledAt: Instant | null
  readonly lastCalledAt: Instant | null
  readonly calls: number
  readonly startedAt: Instant | null
  /** Since when the person called counts as absent. */
  readonly absentAt: Instant | null
}
