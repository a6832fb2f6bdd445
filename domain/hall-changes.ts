import { Cabinet } from './cabinet'
import { type ClerkDay, type Counter, type Hall, halfHourOf, hallWith, lastCallOf, type Today, todayWith } from './hall'
import { lineOf } from './lines'
import { type OpenState, stateAfter, type Ticket, type TicketStep, ticketWith } from './ticket'
import type { CounterNumber, Instant, UserId } from './words'

/** The ticket after a step of its life, with what else this changes. */
export function step(ticket: Ticket, taken: TicketStep, change: Partial<Ticket> = {}): Ticket {
  const state = stateAfter(ticket.state, taken)
  if (!state) throw new Error(`Ticket ${ticket.number} is ${ticket.state}: the step ${taken} cannot happen (rule L1).`)
  return ticketWith(ticket, { state: state as OpenState, ...change })
}

export const notCalled = {
  counter: null,
  clerk: null,
  calledAt: null,
  lastCalledAt: null,
  calls: 0,
  startedAt: null,
  shared: false,
  parked: null,
  parkedMs: 0,
  absentAt: null,
} as const

/** Another turn of the visit begins. */
export function newTurn(ticket: Ticket, begins: Pick<Ticket, 'entered' | 'since' | 'dueAt'> & Partial<Ticket>): Ticket {
  return ticketWith(ticket, { ...notCalled, turn: ticket.turn + 1, postponed: 0, ...begins })
}

export function put(hall: Hall, ticket: Ticket): Hall {
  return hallWith(hall, { tickets: hall.tickets.with(ticket.id, ticket) })
}

export function enterLine(hall: Hall, ticket: Ticket): Hall {
  const lines = hall.lines.with(ticket.queue, lineOf(hall, ticket.queue).with(ticket))
  return hallWith(hall, { lines, tickets: hall.tickets.with(ticket.id, ticket) })
}

export function leaveLine(hall: Hall, ticket: Ticket): Hall {
  const { queue } = ticket
  const line = lineOf(hall, queue).without(ticket)
  return hallWith(hall, { lines: line.size > 0 ? hall.lines.with(queue, line) : hall.lines.without(queue) })
}

/** From one place in the lines to another. */
export function movedInLine(hall: Hall, ticket: Ticket, change: Partial<Ticket>): Hall {
  return enterLine(leaveLine(hall, ticket), ticketWith(ticket, change))
}

/** The ticket is not open any more. */
export function end(hall: Hall, ticket: Ticket, how: 'served' | 'cancelled' | 'left'): Hall {
  const left = ticket.state === 'waiting' ? leaveLine(hall, ticket) : hall
  return hallWith(left, { today: oneMore(left.today, how), tickets: left.tickets.without(ticket.id) })
}

/** The counter where the ticket is, if it is at one, holds it no longer. */
export function release(hall: Hall, ticket: Ticket): Hall {
  return ticket.counter === null ? hall : turned(hall, ticket.counter, { ticket: null })
}

export function turned(hall: Hall, number: CounterNumber, change: Partial<Counter>): Hall {
  const there = hall.counters.get(number)
  if (!there) throw new Error(`Counter ${number} of ${hall.branch} is closed, and an event speaks of it as open.`)
  const { clerk, state, pauseReason, since, ticket, shareCalls } = there
  const counter = Object.assign({ number, clerk, state, pauseReason, since, ticket, shareCalls }, change)
  return hallWith(hall, { counters: hall.counters.with(number, counter) })
}

export function shareTurned(hall: Hall, number: CounterNumber, by: 1 | -1): Hall {
  return turned(hall, number, { shareCalls: (hall.counters.get(number)?.shareCalls ?? 0) + by })
}

/** The day's list of calls with this one, in the place of an earlier call of the same turn. */
export function withCall(hall: Hall, ticket: Ticket, at: Instant): Hall {
  if (ticket.counter === null) return hall
  const { id, number, counter, calls } = ticket
  const before = calls === 1 ? undefined : lastCallOf(hall, id)
  const others = before ? hall.calls.without(before) : hall.calls
  return hallWith(hall, { calls: others.with({ seq: hall.seq, ticket: id, number, counter, at, calls }) })
}

/** One more in the clerk's own day. */
export function servedBy(hall: Hall, { clerk, startedAt, parkedMs }: Ticket, at: Instant): Hall {
  if (!clerk) return hall
  const day = dayOf(hall, clerk)
  const halfHour = halfHourOf(at)
  const served = day.served.with(halfHour, (day.served.get(halfHour) ?? 0) + 1)
  return clerkDid(hall, clerk, { served, serviceMs: day.serviceMs + at - (startedAt ?? at) - parkedMs })
}

export function missedBy(hall: Hall, { clerk }: Ticket): Hall {
  const counted = hallWith(hall, { today: oneMore(hall.today, 'absent') })
  return clerk ? clerkDid(counted, clerk, { absent: dayOf(hall, clerk).absent + 1 }) : counted
}

export function pauseCounted(hall: Hall, number: CounterNumber, until: Instant): Hall {
  const counter = hall.counters.get(number)
  if (counter?.state !== 'paused') return hall
  const { clerk, since } = counter
  return clerkDid(hall, clerk, { pausedMs: dayOf(hall, clerk).pausedMs + (until - since) })
}

function clerkDid(hall: Hall, clerk: UserId, change: Partial<ClerkDay>): Hall {
  const { served, serviceMs, absent, pausedMs } = dayOf(hall, clerk)
  const day = Object.assign({ served, serviceMs, absent, pausedMs }, change)
  return hallWith(hall, { clerks: hall.clerks.with(clerk, day) })
}

function dayOf(hall: Hall, clerk: UserId): ClerkDay {
  return hall.clerks.get(clerk) ?? idleDay
}

const idleDay: ClerkDay = { served: Cabinet.empty(), serviceMs: 0, absent: 0, pausedMs: 0 }

function oneMore(today: Today, what: 'served' | 'absent' | 'cancelled' | 'left'): Today {
  return todayWith(today, { [what]: today[what] + 1 })
}
