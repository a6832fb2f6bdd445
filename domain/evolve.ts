import type { HallEvent, TicketIssued } from './event'
import { type ClerkDay, type Counter, freshDay, type Hall, halfHourOf, openTicket } from './hall'
import { insert, placeIn } from './order'
import { type OpenState, stateAfter, type Ticket, type TicketStep } from './ticket'
import type { CounterNumber, Instant } from './words'

/** The next hall. Total over events: a new event that is forgotten here does not compile. */
export function evolve(hall: Hall, event: HallEvent): Hall {
  const next = { ...hall, seq: hall.seq + 1 }
  switch (event.type) {
    case 'day.opened':
      return { ...next, ...freshDay, day: event.day }
    case 'day.closed':
    case 'person.added':
    case 'device.added':
    case 'design.changed':
    case 'printer.added':
    case 'printer.changed':
    case 'printer.removed':
    case 'printer.tested':
    case 'ticket.reprinted':
    case 'device.revoked':
      return next
    case 'service.closed':
      return { ...next, closedServices: new Map(hall.closedServices).set(event.service, event.reason) }
    case 'service.opened': {
      const closedServices = new Map(hall.closedServices)
      closedServices.delete(event.service)
      return { ...next, closedServices }
    }
    case 'ticket.issued':
      return issued(next, event)
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
      const calls = hall.calls.filter(call => call.ticket !== ticket.id)
      return enter(release({ ...next, calls }, ticket), uncalled(step(ticket, 'undo')))
    }
    case 'ticket.returned': {
      const ticket = step(openTicket(hall, event.ticket), 'return')
      const turn = ticket.turn + 1
      return enter(next, { ...uncalled(ticket), turn, since: event.at, dueAt: event.dueAt, returned: true })
    }
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
    returned: false,
    turn: 1,
    counter: null,
    clerk: null,
    calledAt: null,
    lastCalledAt: null,
    calls: 0,
    startedAt: null,
    absentAt: null,
  }
  const lastNumber = new Map(hall.lastNumber).set(event.queue, event.ordinal)
  const halfHour = halfHourOf(event.at)
  const soFar = hall.today.issued.get(halfHour) ?? 0
  const forService = hall.today.issuedFor.get(event.service) ?? 0
  const today = {
    ...hall.today,
    issued: new Map(hall.today.issued).set(halfHour, soFar + 1),
    issuedFor: new Map(hall.today.issuedFor).set(event.service, forService + 1),
  }
  return enter({ ...hall, lastNumber, today }, ticket)
}

function called(hall: Hall, event: Extract<HallEvent, { type: 'ticket.called' }>): Hall {
  const waiting = openTicket(hall, event.ticket)
  const reached = { ...step(waiting, 'call'), counter: event.counter, clerk: event.clerk, calls: 1 }
  const ticket: Ticket = {
    ...(event.starts ? step(reached, 'start') : reached),
    calledAt: event.at,
    lastCalledAt: event.at,
    startedAt: event.starts ? event.at : null,
  }
  const there = turned(put(leaveLine(hall, waiting), ticket), event.counter, { ticket: ticket.id })
  return withCall(there, ticket, event.at)
}

function served(hall: Hall, ticket: Ticket, at: Instant): Hall {
  const ended = end(release(hall, ticket), ticket, 'served')
  const clerk = ticket.clerk
  if (!clerk) return ended
  const day = ended.clerks.get(clerk) ?? idleDay
  const halfHour = halfHourOf(at)
  const counted = new Map(day.served).set(halfHour, (day.served.get(halfHour) ?? 0) + 1)
  const serviceMs = day.serviceMs + at - (ticket.startedAt ?? at)
  return { ...ended, clerks: new Map(ended.clerks).set(clerk, { ...day, served: counted, serviceMs }) }
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
  const line = insert(hall.lines.get(ticket.queue) ?? [], ticket)
  return { ...put(hall, ticket), lines: new Map(hall.lines).set(ticket.queue, line) }
}

function leaveLine(hall: Hall, ticket: Ticket): Hall {
  const before = hall.lines.get(ticket.queue) ?? []
  const line = before.toSpliced(placeIn(before, ticket), 1)
  const lines = new Map(hall.lines)
  if (line.length > 0) lines.set(ticket.queue, line)
  else lines.delete(ticket.queue)
  return { ...hall, lines }
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
  const others = hall.calls.filter(call => call.ticket !== id)
  return { ...hall, calls: [...others, { seq: hall.seq, ticket: id, number, counter, at, calls }] }
}

function uncalled(ticket: Ticket): Ticket {
  return {
    ...ticket,
    counter: null,
    clerk: null,
    calledAt: null,
    lastCalledAt: null,
    calls: 0,
    startedAt: null,
    absentAt: null,
  }
}

function step(ticket: Ticket, taken: TicketStep): Ticket {
  const state = stateAfter(ticket.state, taken)
  if (!state) throw new Error(`Ticket ${ticket.number} is ${ticket.state}: the step ${taken} cannot happen (rule L1).`)
  return { ...ticket, state: state as OpenState }
}
