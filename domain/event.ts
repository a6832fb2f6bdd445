import type { Rated, RatedFrom } from './rating'
import type {
  BusinessDay,
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
  Wait,
} from './words'

/** How a turn ended for one service (rule L7). */
export const outcomes = ['done', 'accepted', 'documents-missing', 'refused-by-law', 'not-ours', 'other'] as const
export type Outcome = (typeof outcomes)[number]

export interface Delivered {
  readonly service: ServiceCode
  readonly outcome: Outcome
}

/** Facts that happened in a hall, past tense. The journal keeps them for ever as they stand here, but for rule A5. */
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
      /** It was this queue's turn in the counter's share (rule O4). */
      readonly shared?: true
      /** Why this one and not the first in order (rule C4). */
      readonly outOfOrder?: string
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
  | {
      readonly type: 'ticket.parked'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
      readonly for: 'counter' | 'all'
      /** What is waited for. */
      readonly note?: string
    }
  | {
      /** The service goes on at the counter where it was parked. */
      readonly type: 'ticket.unparked'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
      readonly clerk: UserId
    }
  | {
      /** From being parked back into the line. */
      readonly type: 'ticket.released'
      readonly at: Instant
      readonly ticket: TicketId
      readonly dueAt: Instant
    }
  | TicketTransferred
  | {
      /** Lets others pass (rule O7). */
      readonly type: 'ticket.postponed'
      readonly at: Instant
      readonly ticket: TicketId
      readonly by: number
      readonly dueAt: Instant
    }
  | {
      /** By staff: everything as it is from now on (rule K5). */
      readonly type: 'ticket.changed'
      readonly at: Instant
      readonly ticket: TicketId
      readonly priority: PriorityCode | null
      /** Said at the kiosk, and still not confirmed. */
      readonly claimed: boolean
      readonly needs: readonly Need[]
      readonly service: ServiceCode
      readonly queue: QueueCode
      readonly dueAt: Instant
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
  /** At the day's end, or removed by staff for a reason. */
  | { readonly type: 'ticket.left'; readonly at: Instant; readonly ticket: TicketId; readonly reason?: string }
  /** Said after the visit, of which `day` is the day; a later one takes its place (rule R6). */
  | ({
      readonly type: 'ticket.rated'
      readonly at: Instant
      readonly ticket: TicketId
      readonly day: BusinessDay
      readonly from: RatedFrom
    } & Rated)
  | { readonly type: 'counter.opened'; readonly at: Instant; readonly counter: CounterNumber; readonly clerk: UserId }
  | { readonly type: 'counter.closed'; readonly at: Instant; readonly counter: CounterNumber }
  | { readonly type: 'counter.paused'; readonly at: Instant; readonly counter: CounterNumber; readonly reason: string }
  | { readonly type: 'counter.resumed'; readonly at: Instant; readonly counter: CounterNumber }
  | { readonly type: 'service.closed'; readonly at: Instant; readonly service: ServiceCode; readonly reason: string }
  | { readonly type: 'service.opened'; readonly at: Instant; readonly service: ServiceCode }
  | {
      /** The list of a day: it takes the place of the one before, but for who has come already (rule O3). */
      readonly type: 'appointments.loaded'
      readonly at: Instant
      readonly day: BusinessDay
      readonly appointments: readonly Booking[]
    }
  /** What people wrote before that day is gone: from so many events, and from the tables (rule A5). */
  | { readonly type: 'texts.removed'; readonly at: Instant; readonly before: BusinessDay; readonly count: number }
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
  /** What to bring for a service, for somebody without a ticket (rule P5). */
  | {
      readonly type: 'checklist.printed'
      readonly at: Instant
      readonly service: ServiceCode
      readonly language: Language
      readonly printer: string
      readonly job: string
    }
  | {
      readonly type: 'receipt.printed'
      readonly at: Instant
      readonly ticket: TicketId
      readonly counter: CounterNumber
      readonly printer: string
      readonly job: string
    }
  | { readonly type: 'device.added'; readonly at: Instant; readonly device: string; readonly kind: string }
  | { readonly type: 'device.revoked'; readonly at: Instant; readonly device: string }
  | {
      readonly type: 'peripheral.bound'
      readonly at: Instant
      /** The device on whose computer it hangs, or `server`. */
      readonly host: string
      readonly peripheral: string
      readonly role: string
      readonly counter: CounterNumber | null
    }
  | { readonly type: 'peripheral.freed'; readonly at: Instant; readonly host: string; readonly peripheral: string }

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
  readonly needs?: readonly Need[]
  readonly phoneKey?: string
  readonly appointment?: { readonly code: string; readonly at: Instant }
  /** The wait that the person was told with it (rule W1). Nothing hangs on it: it is held against what happens. */
  readonly told?: Wait
}

export interface TicketTransferred {
  readonly type: 'ticket.transferred'
  readonly at: Instant
  readonly ticket: TicketId
  /** The counter that sends. */
  readonly counter: CounterNumber
  readonly queue: QueueCode
  readonly service: ServiceCode
  /** To this counter only. */
  readonly to: CounterNumber | null
  readonly place: 'keep' | 'first' | 'last'
  readonly dueAt: Instant
  /** Where the person goes back to afterwards. */
  readonly thenBack: CounterNumber | null
  readonly delivered: readonly Delivered[]
  readonly note?: string
}

/** A time that was promised to somebody. */
export interface Booking {
  readonly code: string
  readonly service: ServiceCode
  readonly at: Instant
  readonly language: Language | null
  readonly needs: readonly Need[]
}

export type EventType = HallEvent['type']
