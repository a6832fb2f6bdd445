import { Cabinet } from './cabinet'
import type { HallEvent, TicketIssued, TicketTransferred } from './event'
import {
  appointmentKey,
  type ClerkDay,
  type Counter,
  freshDay,
  type Hall,
  halfHourOf,
  lastCallOf,
  openTicket,
} from './hall'
import { lineOf } from './lines'
import { type OpenState, stateAfter, type Ticket, type TicketStep } from './ticket'
import type { BusinessDay, CounterNumber, Instant, TicketId } from './words'

/** The next hall. Total over events: a new event that is forgotten here does not compile. */
export function evolve(hall: Hall, event: HallEvent): Hall {
  const next = { ...hall, seq: hall.seq + 1 }
  switch (event.type) {
    case 'day.opened':
      return { ...next, ...freshDay, day: event.day, appointments: fromDay(hall, event.day) }
    case 'day.closed':
    case 'person.added':
    case 'device.added':
    case 'design.changed':
    case 'printer.added':
    case 'printer.changed':
    case 'printer.removed':
    case 'printer.tested':
    case 'ticket.reprinted':
    case 'checklist.printed':
    case 'receipt.printed':
    case 'ticket.rated':
    case 'device.revoked':
    case 'peripheral.bound':
    case 'peripheral.freed':
      return next
    case 'service.closed':
      return { ...next, closedServices: new Map(hall.closedServices).set(event.service, event.reason) }
    case 'service.opened': {
      const closedServices = new Map(hall.closedServices)
      closedServices.delete(event.service)
      return { ...next, closedServices }
    }
    case 'ticket.issued':
      return issued(hall, event)
    case 'ticket.called':
      return called(next, event)
    case 'ticket.recalled': {
      const ticket = openTicket(hall, event.ticket)
      const again = { ...ticket, calls: ticket.calls + 1, lastCalledAt: event.at }
      return withCall(put(next, step(again, 'recall')), again, event.at)
    }
    case 'ticket.started':
      return put(next, { ...step(openTicket(hall, event.ticket), 'start'), startedAt: event.at })
    case 'ticket.served':
      return served(next, openTicket(hall, event.ticket), event.at)
    case 'ticket.absent':
      return absent(next, openTicket(hall, event.ticket), event.at)
    case 'ticket.uncalled': {
      const ticket = openTicket(hall, event.ticket)
      const made = lastCallOf(hall, ticket.id)
      const calls = made ? hall.calls.without(made) : hall.calls
      const free = ticket.shared ? shareTurned({ ...next, calls }, event.counter, -1) : { ...next, calls }
      return enter(release(free, ticket), uncalled(step(ticket, 'undo')))
    }
    case 'ticket.returned': {
      const ticket = step(openTicket(hall, event.ticket), 'return')
      return enter(next, newTurn(ticket, { entered: 'returned', since: event.at, dueAt: event.dueAt }))
    }
    case 'ticket.parked': {
      const ticket = step(openTicket(hall, event.ticket), 'park')
      const parked = { at: event.at, counter: event.counter, for: event.for }
      return put(release(next, ticket), { ...ticket, counter: null, parked })
    }
    case 'ticket.unparked': {
      const ticket = step(openTicket(hall, event.ticket), 'unpark')
      const { counter, clerk } = event
      const back: Ticket = { ...ticket, ...goneOn(ticket, event.at), counter, clerk, parked: null }
      return turned(put(next, back), counter, { ticket: ticket.id })
    }
    case 'ticket.released': {
      const ticket = step(openTicket(hall, event.ticket), 'release')
      const turn = newTurn(ticket, { entered: 'unparked', since: event.at, dueAt: event.dueAt })
      return enter(next, { ...turn, reservedFor: null })
    }
    case 'ticket.transferred':
      return transferred(next, event)
    case 'ticket.postponed': {
      const ticket = openTicket(hall, event.ticket)
      return moved(next, ticket, { dueAt: event.dueAt, postponed: ticket.postponed + event.by })
    }
    case 'ticket.changed': {
      const { priority, claimed, needs, service, queue, dueAt } = event
      const change = { priority, claimed, needs, service, queue, dueAt }
      const ticket = openTicket(hall, event.ticket)
      return ticket.state === 'waiting' ? moved(next, ticket, change) : put(next, { ...ticket, ...change })
    }
    case 'appointments.loaded':
      return { ...next, appointments: loaded(hall, event) }
    case 'ticket.cancelled':
      return end(next, openTicket(hall, event.ticket), 'cancelled')
    case 'ticket.left':
      return end(next, openTicket(hall, event.ticket), 'left')
    case 'counter.opened': {
      const opened: Counter = {
        number: event.counter,
        clerk: event.clerk,
        state: 'open',
        pauseReason: null,
        since: event.at,
        ticket: null,
        shareCalls: 0,
      }
      return { ...next, counters: new Map(hall.counters).set(event.counter, opened) }
    }
    case 'counter.closed': {
      const counters = new Map(hall.counters)
      counters.delete(event.counter)
      return { ...pauseCounted(next, event.counter, event.at), counters }
    }
    case 'counter.paused':
      return turned(next, event.counter, { state: 'paused', pauseReason: event.reason, since: event.at })
    case 'counter.resumed':
      return turned(pauseCounted(next, event.counter, event.at), event.counter, {
        state: 'open',
        pauseReason: null,
        since: event.at,
      })
  }
}

function issued(hall: Hall, event: TicketIssued): Hall {
  const ticket: Ticket = {
    id: event.ticket,
    number: event.number,
    queue: event.queue,
    service: event.service,
    state: 'waiting',
    priority: event.priority,
    claimed: event.priority !== null && event.from !== 'staff',
    language: event.language,
    issuedAt: event.at,
    since: event.at,
    dueAt: event.dueAt,
    entered: 'issued',
    postponed: 0,
    needs: event.needs ?? [],
    appointment: event.appointment ?? null,
    phoneKey: event.phoneKey ?? null,
    note: null,
    reservedFor: null,
    thenBack: null,
    turn: 1,
    ...notCalled,
  }
  const lastNumber = hall.lastNumber.with(event.queue, event.ordinal)
  const halfHour = halfHourOf(event.at)
  const soFar = hall.today.issued.get(halfHour) ?? 0
  const forService = hall.today.issuedFor.get(event.service) ?? 0
  const today = {
    ...hall.today,
    issued: new Map(hall.today.issued).set(halfHour, soFar + 1),
    issuedFor: hall.today.issuedFor.with(event.service, forService + 1),
  }
  const tickets = hall.tickets.with(ticket.id, ticket)
  const lines = hall.lines.with(ticket.queue, lineOf(hall, ticket.queue).with(ticket))
  const appointments = event.appointment ? checkedIn(hall, event.appointment.code, ticket.id) : hall.appointments
  return { ...hall, seq: hall.seq + 1, tickets, lines, lastNumber, today, appointments }
}

function called(hall: Hall, event: Extract<HallEvent, { type: 'ticket.called' }>): Hall {
  const waiting = openTicket(hall, event.ticket)
  const reached = { ...step(waiting, 'call'), counter: event.counter, clerk: event.clerk, calls: 1 }
  const ticket: Ticket = {
    ...(event.starts ? step(reached, 'start') : reached),
    calledAt: event.at,
    lastCalledAt: event.at,
    startedAt: event.starts ? event.at : null,
    shared: event.shared ?? false,
  }
  const there = turned(put(leaveLine(hall, waiting), ticket), event.counter, { ticket: ticket.id })
  return withCall(ticket.shared ? shareTurned(there, event.counter, 1) : there, ticket, event.at)
}

/** The turn ends here, and another begins in a line: the same ticket with all that is known of it (rule L6). */
function transferred(hall: Hall, event: TicketTransferred): Hall {
  const ticket = openTicket(hall, event.ticket)
  const left = release(ticket.startedAt === null ? hall : servedBy(hall, ticket, event.at), ticket)
  const { queue, service, at: since, dueAt, to: reservedFor, thenBack } = event
  const turn = newTurn(step(ticket, 'transfer'), { entered: 'transferred', since, dueAt })
  return enter(left, { ...turn, queue, service, reservedFor, thenBack, note: event.note ?? ticket.note })
}

function served(hall: Hall, ticket: Ticket, at: Instant): Hall {
  return servedBy(end(release(hall, ticket), ticket, 'served'), ticket, at)
}

/** One more in the clerk's own day. */
function servedBy(hall: Hall, { clerk, startedAt, parkedMs }: Ticket, at: Instant): Hall {
  if (!clerk) return hall
  const day = hall.clerks.get(clerk) ?? idleDay
  const halfHour = halfHourOf(at)
  const counted = new Map(day.served).set(halfHour, (day.served.get(halfHour) ?? 0) + 1)
  const serviceMs = day.serviceMs + at - (startedAt ?? at) - parkedMs
  return { ...hall, clerks: new Map(hall.clerks).set(clerk, { ...day, served: counted, serviceMs }) }
}

function absent(hall: Hall, ticket: Ticket, at: Instant): Hall {
  const away = put(release(hall, ticket), { ...step(ticket, 'absent'), counter: null, absentAt: at })
  const today = { ...away.today, absent: away.today.absent + 1 }
  const clerk = ticket.clerk
  if (!clerk) return { ...away, today }
  const day = away.clerks.get(clerk) ?? idleDay
  return { ...away, today, clerks: new Map(away.clerks).set(clerk, { ...day, absent: day.absent + 1 }) }
}

const idleDay: ClerkDay = { served: new Map(), serviceMs: 0, absent: 0, pausedMs: 0 }

function end(hall: Hall, ticket: Ticket, how: 'served' | 'cancelled' | 'left'): Hall {
  const left = ticket.state === 'waiting' ? leaveLine(hall, ticket) : hall
  const today = { ...left.today, [how]: left.today[how] + 1 }
  return { ...left, today, tickets: left.tickets.without(ticket.id) }
}

function enter(hall: Hall, ticket: Ticket): Hall {
  const line = lineOf(hall, ticket.queue).with(ticket)
  return { ...put(hall, ticket), lines: hall.lines.with(ticket.queue, line) }
}

/** From one place in the lines to another. */
function moved(hall: Hall, ticket: Ticket, change: Partial<Ticket>): Hall {
  return enter(leaveLine(hall, ticket), { ...ticket, ...change })
}

function leaveLine(hall: Hall, ticket: Ticket): Hall {
  const line = lineOf(hall, ticket.queue).without(ticket)
  const { queue } = ticket
  return { ...hall, lines: line.size > 0 ? hall.lines.with(queue, line) : hall.lines.without(queue) }
}

function put(hall: Hall, ticket: Ticket): Hall {
  return { ...hall, tickets: hall.tickets.with(ticket.id, ticket) }
}

function release(hall: Hall, ticket: Ticket): Hall {
  return ticket.counter === null ? hall : turned(hall, ticket.counter, { ticket: null })
}

function turned(hall: Hall, number: CounterNumber, change: Partial<Counter>): Hall {
  const counter = hall.counters.get(number)
  if (!counter) throw new Error(`Counter ${number} of ${hall.branch} is closed, and an event speaks of it as open.`)
  return { ...hall, counters: new Map(hall.counters).set(number, { ...counter, ...change }) }
}

function pauseCounted(hall: Hall, number: CounterNumber, until: Instant): Hall {
  const counter = hall.counters.get(number)
  if (counter?.state !== 'paused') return hall
  const day = hall.clerks.get(counter.clerk) ?? idleDay
  const pausedMs = day.pausedMs + (until - counter.since)
  return { ...hall, clerks: new Map(hall.clerks).set(counter.clerk, { ...day, pausedMs }) }
}

function withCall(hall: Hall, ticket: Ticket, at: Instant): Hall {
  if (ticket.counter === null) return hall
  const { id, number, counter, calls } = ticket
  const before = calls === 1 ? undefined : lastCallOf(hall, id)
  const others = before ? hall.calls.without(before) : hall.calls
  return { ...hall, calls: others.with({ seq: hall.seq, ticket: id, number, counter, at, calls }) }
}

function uncalled(ticket: Ticket): Ticket {
  return { ...ticket, ...notCalled }
}

const notCalled = {
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

function newTurn(ticket: Ticket, begins: Pick<Ticket, 'entered' | 'since' | 'dueAt'>): Ticket {
  const { turn } = ticket
  return { ...uncalled(ticket), ...begins, turn: turn + 1, postponed: 0 }
}

/** Parked before the service had begun, it begins now; otherwise the pause is counted. */
function goneOn({ startedAt, parked, parkedMs }: Ticket, at: Instant): Pick<Ticket, 'startedAt' | 'parkedMs'> {
  if (startedAt === null || !parked) return { startedAt: at, parkedMs: 0 }
  return { startedAt, parkedMs: parkedMs + at - parked.at }
}

function shareTurned(hall: Hall, number: CounterNumber, by: 1 | -1): Hall {
  return turned(hall, number, { shareCalls: (hall.counters.get(number)?.shareCalls ?? 0) + by })
}

/** The list of a day takes the place of the one before; who has come already stays. */
function loaded(hall: Hall, { day, appointments }: Extract<HallEvent, { type: 'appointments.loaded' }>) {
  const others = [...hall.appointments.values()].filter(one => one.day !== day || one.ticket !== null)
  const kept = Cabinet.of(others.map(one => [appointmentKey(one.day, one.code), one] as const))
  return appointments.reduce((all, booking) => {
    const key = appointmentKey(day, booking.code)
    return all.get(key) ? all : all.with(key, { ...booking, day, ticket: null })
  }, kept)
}

function fromDay(hall: Hall, day: BusinessDay): Hall['appointments'] {
  const still = [...hall.appointments.values()].filter(one => one.day >= day)
  return Cabinet.of(still.map(one => [appointmentKey(one.day, one.code), one] as const))
}

function checkedIn(hall: Hall, code: string, ticket: TicketId): Hall['appointments'] {
  const key = appointmentKey(hall.day, code)
  const booked = hall.appointments.get(key)
  return booked ? hall.appointments.with(key, { ...booked, ticket }) : hall.appointments
}

function step(ticket: Ticket, taken: TicketStep): Ticket {
  const state = stateAfter(ticket.state, taken)
  if (!state) throw new Error(`Ticket ${ticket.number} is ${ticket.state}: the step ${taken} cannot happen (rule L1).`)
  return { ...ticket, state: state as OpenState }
}
