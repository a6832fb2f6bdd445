import { Cabinet } from './cabinet'
import type { Draft } from './draft'
import type { Booking } from './event'
import { Ordered } from './ordered'
import type { Ticket } from './ticket'
import type {
  BranchId,
  BusinessDay,
  CounterNumber,
  Instant,
  QueueCode,
  ServiceCode,
  TicketId,
  TicketNumber,
  UserId,
} from './words'

/** Everything that is true at one branch right now. */
export interface Hall {
  readonly branch: BranchId
  /** The journal's number of the last event that this hall knows. */
  readonly seq: number
  /** Empty before the first day. */
  readonly day: BusinessDay
  /** Every ticket that is not at its end. */
  readonly tickets: Cabinet<Ticket>
  /** Who waits in each queue, in order (rule O1). */
  readonly lines: Cabinet<Ordered<Ticket>, QueueCode>
  /** Open and paused counters; a counter that is missing is closed. */
  readonly counters: Cabinet<Counter, CounterNumber>
  readonly lastNumber: Cabinet<number, QueueCode>
  /** Today's calls, one for each turn, the last one called at the end. */
  readonly calls: Ordered<CallMade>
  readonly today: Today
  /** Services that are not provided for now, with the reason; they stay closed overnight (rule K2). */
  readonly closedServices: ReadonlyMap<ServiceCode, string>
  readonly clerks: Cabinet<ClerkDay, UserId>
  /** Of today and of days to come, by day and code. */
  readonly appointments: Cabinet<Appointment>
}

export interface Appointment extends Booking {
  readonly day: BusinessDay
  /** Whose it is, once the person has come. */
  readonly ticket: TicketId | null
}

export interface Counter {
  readonly number: CounterNumber
  readonly clerk: UserId
  readonly state: 'open' | 'paused'
  readonly pauseReason: string | null
  /** Since when it is in this state. */
  readonly since: Instant
  readonly ticket: TicketId | null
  /** Calls of its share since it was opened: they say whose turn it is (rule O4). */
  readonly shareCalls: number
}

export interface CallMade {
  readonly seq: number
  readonly ticket: TicketId
  readonly number: TicketNumber
  readonly counter: CounterNumber
  readonly at: Instant
  readonly calls: number
}

export interface Today {
  /** Tickets issued in each half hour: the key is the half hour's number since 1970. */
  readonly issued: Cabinet<number, number>
  /** Tickets issued for each service. */
  readonly issuedFor: Cabinet<number>
  readonly served: number
  readonly absent: number
  readonly cancelled: number
  readonly left: number
}

/** What one clerk did today: shown to that clerk (rule R5). */
export interface ClerkDay {
  /** People served in each half hour: the key is the half hour's number since 1970. */
  readonly served: Cabinet<number, number>
  /** Service times of all of them together. */
  readonly serviceMs: number
  readonly absent: number
  readonly pausedMs: number
}

export function emptyHall(branch: BranchId): Hall {
  return {
    ...freshDay,
    branch,
    seq: 0,
    day: '',
    tickets: Cabinet.empty(),
    counters: Cabinet.empty(),
    closedServices: new Map(),
    appointments: Cabinet.empty(),
  }
}

/** What begins anew with every business day. */
export const freshDay = {
  lines: Cabinet.empty<Ordered<Ticket>>(),
  lastNumber: Cabinet.empty<number>(),
  calls: callsInOrder(),
  today: {
    issued: Cabinet.empty<number, number>(),
    issuedFor: Cabinet.empty<number>(),
    served: 0,
    absent: 0,
    cancelled: 0,
    left: 0,
  } as Today,
  clerks: Cabinet.empty<ClerkDay>(),
}

/**
 * A copy of the hall to write on. All names are written out, so that all halls are of one shape: spread over and over,
 * each copy would get a shape of its own, and V8 takes ten times as long for every look at it.
 */
export function draftOf(hall: Hall): Draft<Hall> {
  return {
    branch: hall.branch,
    seq: hall.seq,
    day: hall.day,
    tickets: hall.tickets,
    lines: hall.lines,
    counters: hall.counters,
    lastNumber: hall.lastNumber,
    calls: hall.calls,
    today: hall.today,
    closedServices: hall.closedServices,
    clerks: hall.clerks,
    appointments: hall.appointments,
  }
}

export function openTicket(hall: Hall, id: TicketId): Ticket {
  const ticket = hall.tickets.get(id)
  if (!ticket) throw new Error(`Ticket ${id} is not open at ${hall.branch}, and an event speaks of it.`)
  return ticket
}

/** The day's calls, as they were made. */
export function callsInOrder(calls: Iterable<CallMade> = []): Ordered<CallMade> {
  return Ordered.by<CallMade>((a, b) => a.seq - b.seq, calls)
}

/** Where a ticket was called last: once for each of its turns. */
export function lastCallOf(hall: Hall, ticket: TicketId): CallMade | undefined {
  for (const call of hall.calls.backwards()) if (call.ticket === ticket) return call
  return undefined
}

export function appointmentKey(day: BusinessDay, code: string): string {
  return `${day}/${code}`
}

/** The half hour of an instant, counted since 1970. */
export function halfHourOf(at: Instant): number {
  return Math.floor(at / halfHourMs)
}

export const halfHourMs = 30 * 60_000
