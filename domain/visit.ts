import { checkedIn } from './appointments'
import type { Draft } from './draft'
import type { HallEvent, TicketIssued, TicketTransferred } from './event'
import { type Hall, lastCallOf, openTicket } from './hall'
import {
  addCall,
  beginTurn,
  counterIn,
  countIssued,
  countServed,
  enterLine,
  leaveLine,
  notCalled,
  release,
  step,
  stepped,
} from './hall-changes'
import type { Ticket } from './ticket'
import type { Instant } from './words'

/** A ticket begins to wait. */
export function issue(hall: Draft<Hall>, event: TicketIssued): void {
  const { ticket: id, number, queue, service, priority, language, at } = event
  // Its names stand in the order in which copies of it have them: so it is of their shape.
  const ticket: Ticket = {
    id,
    number,
    queue,
    service,
    state: 'waiting',
    priority,
    claimed: priority !== null && event.from !== 'staff',
    language,
    issuedAt: at,
    since: at,
    dueAt: event.dueAt,
    entered: 'issued',
    postponed: 0,
    needs: event.needs ?? none,
    appointment: event.appointment ?? null,
    phoneKey: event.phoneKey ?? null,
    note: null,
    reservedFor: null,
    thenBack: null,
    turn: 1,
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
  }
  hall.tickets = hall.tickets.with(id, ticket)
  enterLine(hall, ticket)
  hall.lastNumber = hall.lastNumber.with(queue, event.ordinal)
  countIssued(hall, service, at)
  if (event.appointment) hall.appointments = checkedIn(hall, event.appointment.code, id)
}

const none: readonly never[] = []

/** The person is called to a counter, or served there at once. */
export function call(hall: Draft<Hall>, event: Extract<HallEvent, { type: 'ticket.called' }>): void {
  const { at, shared = false } = event
  leaveLine(hall, openTicket(hall, event.ticket))
  const ticket = step(hall, event.ticket, 'call')
  ticket.counter = event.counter
  ticket.clerk = event.clerk
  ticket.calls = 1
  ticket.calledAt = at
  ticket.lastCalledAt = at
  ticket.shared = shared
  if (event.starts) stepped(ticket, 'start').startedAt = at
  const counter = counterIn(hall, event.counter)
  counter.ticket = ticket.id
  if (shared) counter.shareCalls++
  addCall(hall, ticket, at)
}

/** As if the person had never been called. */
export function takeBack(hall: Draft<Hall>, event: Extract<HallEvent, { type: 'ticket.uncalled' }>): void {
  const called = openTicket(hall, event.ticket)
  const made = lastCallOf(hall, called.id)
  if (made) hall.calls = hall.calls.without(made)
  if (called.shared) counterIn(hall, event.counter).shareCalls--
  release(hall, called)
  enterLine(hall, Object.assign(step(hall, event.ticket, 'undo'), notCalled))
}

/** The turn ends here, and another begins in a line: the same ticket with all that is known of it (rule L6). */
export function transfer(hall: Draft<Hall>, event: TicketTransferred): void {
  const sent = openTicket(hall, event.ticket)
  if (sent.startedAt !== null) countServed(hall, sent, event.at)
  release(hall, sent)
  const { queue, service, at: since, dueAt, to: reservedFor, thenBack, note = sent.note } = event
  const isBack = event.place === 'first' && reservedFor !== null && reservedFor === sent.thenBack
  const entered = isBack ? 'sent-back' : 'transferred'
  const begins = { entered, since, dueAt, queue, service, reservedFor, thenBack, note } as const
  beginTurn(hall, step(hall, event.ticket, 'transfer'), begins)
}

/** Parked before the service had begun, it begins now; otherwise the pause is counted. */
export function goOn(ticket: Draft<Ticket>, at: Instant): void {
  const { startedAt, parked } = ticket
  if (startedAt === null || !parked) {
    ticket.startedAt = at
    ticket.parkedMs = 0
  } else ticket.parkedMs += at - parked.at
  ticket.parked = null
}
