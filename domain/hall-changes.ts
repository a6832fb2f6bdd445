import { Cabinet } from './cabinet'
import type { Draft } from './draft'
import { type ClerkDay, type Counter, type Hall, halfHourOf, lastCallOf, openTicket, type Today } from './hall'
import { lineOf } from './lines'
import { draftOfTicket, type OpenState, stateAfter, type Ticket, type TicketStep } from './ticket'
import type { CounterNumber, Instant, ServiceCode, TicketId, UserId } from './words'

/** The ticket in the next hall, to write on. */
export function ticketIn(hall: Draft<Hall>, id: TicketId): Draft<Ticket> {
  const ticket = draftOfTicket(openTicket(hall, id))
  hall.tickets = hall.tickets.with(id, ticket)
  return ticket
}

/** The ticket in the next hall after a step of its life, to write on. */
export function step(hall: Draft<Hall>, id: TicketId, taken: TicketStep): Draft<Ticket> {
  return stepped(ticketIn(hall, id), taken)
}

export function stepped(ticket: Draft<Ticket>, taken: TicketStep): Draft<Ticket> {
  const state = stateAfter(ticket.state, taken)
  if (!state) throw new Error(`Ticket ${ticket.number} is ${ticket.state}: the step ${taken} cannot happen (rule L1).`)
  ticket.state = state as OpenState
  return ticket
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

/** Another turn of the visit begins in a line. */
export function beginTurn(
  hall: Draft<Hall>,
  ticket: Draft<Ticket>,
  begins: Pick<Ticket, 'entered' | 'since' | 'dueAt'> & Partial<Ticket>,
): void {
  enterLine(hall, Object.assign(ticket, notCalled, { turn: ticket.turn + 1, postponed: 0 }, begins))
}

export function enterLine(hall: Draft<Hall>, ticket: Ticket): void {
  hall.lines = hall.lines.with(ticket.queue, lineOf(hall, ticket.queue).with(ticket))
}

export function leaveLine(hall: Draft<Hall>, ticket: Ticket): void {
  const { queue } = ticket
  const line = lineOf(hall, queue).without(ticket)
  hall.lines = line.size > 0 ? hall.lines.with(queue, line) : hall.lines.without(queue)
}

/** From one place in the lines to another, as these changes say. */
export function moveInLine(hall: Draft<Hall>, id: TicketId, change: Partial<Ticket>): void {
  leaveLine(hall, openTicket(hall, id))
  enterLine(hall, Object.assign(ticketIn(hall, id), change))
}

/** The ticket is not open any more. */
export function end(hall: Draft<Hall>, ticket: Ticket, how: 'served' | 'cancelled' | 'left'): void {
  if (ticket.state === 'waiting') leaveLine(hall, ticket)
  todayIn(hall)[how]++
  hall.tickets = hall.tickets.without(ticket.id)
}

/** The counter where the ticket is, if it is at one, holds it no longer. */
export function release(hall: Draft<Hall>, ticket: Ticket): void {
  if (ticket.counter !== null) counterIn(hall, ticket.counter).ticket = null
}

/** The counter in the next hall, to write on. */
export function counterIn(hall: Draft<Hall>, number: CounterNumber): Draft<Counter> {
  const there = hall.counters.get(number)
  if (!there) throw new Error(`Counter ${number} of ${hall.branch} is closed, and an event speaks of it as open.`)
  const { clerk, state, pauseReason, since, ticket, shareCalls } = there
  const counter = { number, clerk, state, pauseReason, since, ticket, shareCalls }
  hall.counters = hall.counters.with(number, counter)
  return counter
}

/** The day's list of calls with this one, in the place of an earlier call of the same turn. */
export function addCall(hall: Draft<Hall>, ticket: Ticket, at: Instant): void {
  const { id, number, counter, calls } = ticket
  if (counter === null) return
  const before = calls === 1 ? undefined : lastCallOf(hall, id)
  const others = before ? hall.calls.without(before) : hall.calls
  hall.calls = others.with({ seq: hall.seq, ticket: id, number, counter, at, calls })
}

/** The day's counts in the next hall, to write on. */
function todayIn(hall: Draft<Hall>): Draft<Today> {
  const { issued, issuedFor, served, absent, cancelled, left } = hall.today
  const today = { issued, issuedFor, served, absent, cancelled, left }
  hall.today = today
  return today
}

export function countIssued(hall: Draft<Hall>, service: ServiceCode, at: Instant): void {
  const today = todayIn(hall)
  const halfHour = halfHourOf(at)
  today.issued = today.issued.with(halfHour, (today.issued.get(halfHour) ?? 0) + 1)
  today.issuedFor = today.issuedFor.with(service, (today.issuedFor.get(service) ?? 0) + 1)
}

/** One more in the clerk's own day. */
export function countServed(hall: Draft<Hall>, { clerk, startedAt, parkedMs }: Ticket, at: Instant): void {
  if (!clerk) return
  const day = dayIn(hall, clerk)
  const halfHour = halfHourOf(at)
  day.served = day.served.with(halfHour, (day.served.get(halfHour) ?? 0) + 1)
  day.serviceMs += at - (startedAt ?? at) - parkedMs
}

export function countMissed(hall: Draft<Hall>, { clerk }: Ticket): void {
  todayIn(hall).absent++
  if (clerk) dayIn(hall, clerk).absent++
}

export function countPause(hall: Draft<Hall>, number: CounterNumber, until: Instant): void {
  const counter = hall.counters.get(number)
  if (counter?.state === 'paused') dayIn(hall, counter.clerk).pausedMs += until - counter.since
}

/** The clerk's own day in the next hall, to write on. */
function dayIn(hall: Draft<Hall>, clerk: UserId): Draft<ClerkDay> {
  const { served, serviceMs, absent, pausedMs } = hall.clerks.get(clerk) ?? idleDay
  const day = { served, serviceMs, absent, pausedMs }
  hall.clerks = hall.clerks.with(clerk, day)
  return day
}

const idleDay: ClerkDay = { served: Cabinet.empty(), serviceMs: 0, absent: 0, pausedMs: 0 }
