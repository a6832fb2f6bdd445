import type {
  BusinessDay,
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

/** How a turn ended for one service (rule L7). */
export const outcomes = ['done', 'accepted', 'documents-missing', 'refused-by-law', 'not-ours', 'other'] as const
export type Outcome = (typeof outcomes)[number]

export interface Delivered {
  readonly service: ServiceCode
  readonly outcome: Outcome
}

/** Facts that happened in a hall, past tense. The journal keeps them for ever as they stand here. */
export type HallEvent =
  | { readonly type: 'day.opened'; readonly day: BusinessDay; readonly at: Instant }
  | { readonly type: 'day.closed'; readonly day: BusinessDay; readonly at: Instant }
  | TicketIssued
  | {
      readonly type: 'ticket.called'
      readonly at: Instant
      readonly ticket: TicketId
      readonly number: TicketNumber
      readonly counter: CounterNumber
      readonly clerk: UserId
      /** The call starts the service at once: the branch does not confirm arrival (rule L3). */
      readonly starts: boolean
    }
  | {
      readonly type: 'ticket.recalled'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
    }
  | {
      readonly type: 'ticket.started'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
    }
  | {
      readonly type: 'ticket.served'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
      readonly delivered: readonly Delivered[]
      readonly note?: string
    }
  | { readonly type: 'ticket.absent'; readonly at: Instant; readonly ticket: TicketId; readonly counter: CounterNumber }
  | {
      readonly type: 'ticket.uncalled'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
    }
  | { readonly type: 'ticket.returned'; readonly at: Instant; readonly ticket: TicketId; readonly dueAt: Instant }
  | { readonly type: 'ticket.cancelled'; readonly at: Instant; readonly ticket: TicketId }
  | { readonly type: 'ticket.left'; readonly at: Instant; readonly ticket: TicketId }
  | { readonly type: 'counter.opened'; readonly at: Instant; readonly counter: CounterNumber; readonly clerk: UserId }
  | { readonly type: 'counter.closed'; readonly at: Instant; readonly counter: CounterNumber }
  | { readonly type: 'counter.paused'; readonly at: Instant; readonly counter: CounterNumber; readonly reason: string }
  | { readonly type: 'counter.resumed'; readonly at: Instant; readonly counter: CounterNumber }
  | { readonly type: 'service.closed'; readonly at: Instant; readonly service: ServiceCode; readonly reason: string }
  | { readonly type: 'service.opened'; readonly at: Instant; readonly service: ServiceCode }
  | { readonly type: 'person.added'; readonly at: Instant; readonly person: UserId; readonly role: string }
  | { readonly type: 'design.changed'; readonly at: Instant; readonly municipality: string }
  | { readonly type: 'printer.added'; readonly at: Instant; readonly printer: string; readonly name: string }
  | { readonly type: 'printer.changed'; readonly at: Instant; readonly printer: string; readonly name: string }
  | { readonly type: 'printer.removed'; readonly at: Instant; readonly printer: string }
  | { readonly type: 'printer.tested'; readonly at: Instant; readonly printer: string; readonly job: string }
  | {
      readonly type: 'ticket.reprinted'
      readonly at: Instant
      readonly ticket: TicketId
      readonly printer: string
      readonly job: string
    }
  | { readonly type: 'device.added'; readonly at: Instant; readonly device: string; readonly kind: string }
  | { readonly type: 'device.revoked'; readonly at: Instant; readonly device: string }

export interface TicketIssued {
  readonly type: 'ticket.issued'
  readonly at: Instant
  readonly ticket: TicketId
  readonly number: TicketNumber
  readonly queue: QueueCode
  readonly ordinal: number
  readonly service: ServiceCode
  readonly priority: PriorityCode | null
  readonly language: Language
  /** By when the person should be called (rule O1). */
  readonly dueAt: Instant
  /** The screen or person that asked for it: `kiosk`, `phone`, `staff`. */
  readonly from: 'kiosk' | 'phone' | 'staff'
}

export type EventType = HallEvent['type']
