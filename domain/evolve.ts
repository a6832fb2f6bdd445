import { checkedIn, fromDay, loaded } from './appointments'
import type { HallEvent, TicketIssued, TicketTransferred } from './event'
import { type Counter, freshDay, type Hall, halfHourOf, hallWith, lastCallOf, openTicket, todayWith } from './hall'
import {
  end,
  enterLine,
  leaveLine,
  missedBy,
  movedInLine,
  newTurn,
  notCalled,
  pauseCounted,
  put,
  release,
  servedBy,
  shareTurned,
  step,
  turned,
  withCall,
} from './hall-changes'
import { lineOf } from './lines'
import { type Ticket, ticketWith } from './ticket'
import type { Instant } from './words'

/** The next hall. Total over events: a new event that is forgotten here does not compile. */
export function evolve(hall: Hall, event: HallEvent): Hall {
  const next = hallWith(hall, { seq: hall.seq + 1 })
  switch (event.type) {
    case 'day.opened':
      return hallWith(next, { ...freshDay, day: event.day, appointments: fromDay(hall, event.day) })
    case 'day.closed':
    case 'texts.removed':
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
      return hallWith(next, { closedServices: new Map(hall.closedServices).set(event.service, event.reason) })
    case 'service.opened': {
      const closedServices = new Map(hall.closedServices)
      closedServices.delete(event.service)
      return hallWith(next, { closedServices })
    }
    case 'ticket.issued':
      return issued(next, event)
    case 'ticket.called':
      return called(next, event)
    case 'ticket.recalled': {
      const ticket = openTicket(hall, event.ticket)
      const again = step(ticket, 'recall', { calls: ticket.calls + 1, lastCalledAt: event.at })
      return withCall(put(next, again), again, event.at)
    }
    case 'ticket.started':
      return put(next, step(openTicket(hall, event.ticket), 'start', { startedAt: event.at }))
    case 'ticket.served': {
      const ticket = openTicket(hall, event.ticket)
      return servedBy(end(release(next, ticket), ticket, 'served'), ticket, event.at)
    }
    case 'ticket.absent': {
      const ticket = openTicket(hall, event.ticket)
      const away = step(ticket, 'absent', { counter: null, absentAt: event.at })
      return missedBy(put(release(next, ticket), away), ticket)
    }
    case 'ticket.uncalled': {
      const ticket = openTicket(hall, event.ticket)
      const made = lastCallOf(hall, ticket.id)
      const undone = made ? hallWith(next, { calls: hall.calls.without(made) }) : next
      const free = ticket.shared ? shareTurned(undone, event.counter, -1) : undone
      return enterLine(release(free, ticket), step(ticket, 'undo', notCalled))
    }
    case 'ticket.returned': {
      const ticket = step(openTicket(hall, event.ticket), 'return')
      return enterLine(next, newTurn(ticket, { entered: 'returned', since: event.at, dueAt: event.dueAt }))
    }
    case 'ticket.parked': {
      const ticket = openTicket(hall, event.ticket)
      const parked = { at: event.at, counter: event.counter, for: event.for }
      const { note = ticket.note } = event
      return put(release(next, ticket), step(ticket, 'park', { counter: null, parked, note }))
    }
    case 'ticket.unparked': {
      const ticket = openTicket(hall, event.ticket)
      const { counter, clerk, at } = event
      const back = step(ticket, 'unpark', { ...goneOn(ticket, at), counter, clerk, parked: null })
      return turned(put(next, back), counter, { ticket: ticket.id })
    }
    case 'ticket.released': {
      const ticket = step(openTicket(hall, event.ticket), 'release')
      const { at: since, dueAt } = event
      return enterLine(next, newTurn(ticket, { entered: 'unparked', since, dueAt, reservedFor: null }))
    }
    case 'ticket.transferred':
      return transferred(next, event)
    case 'ticket.postponed': {
      const ticket = openTicket(hall, event.ticket)
      return movedInLine(next, ticket, { dueAt: event.dueAt, postponed: ticket.postponed + event.by })
    }
    case 'ticket.changed': {
      const { priority, claimed, needs, service, queue, dueAt } = event
      const change = { priority, claimed, needs, service, queue, dueAt }
      const ticket = openTicket(hall, event.ticket)
      return ticket.state === 'waiting' ? movedInLine(next, ticket, change) : put(next, ticketWith(ticket, change))
    }
    case 'appointments.loaded':
      return hallWith(next, { appointments: loaded(hall, event) })
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
      return hallWith(next, { counters: hall.counters.with(event.counter, opened) })
    }
    case 'counter.closed': {
      const counters = hall.counters.without(event.counter)
      return hallWith(pauseCounted(next, event.counter, event.at), { counters })
    }
    case 'counter.paused':
      return turned(next, event.counter, { state: 'paused', pauseReason: event.reason, since: event.at })
    case 'counter.resumed': {
      const open = { state: 'open', pauseReason: null, since: event.at } as const
      return turned(pauseCounted(next, event.counter, event.at), event.counter, open)
    }
  }
}

function issued(hall: Hall, event: TicketIssued): Hall {
  const { ticket: id, queue, service, at } = event
  // Through `ticketWith`, so that it has the shape that all copies of it will have.
  const ticket = ticketWith(
    {
      id,
      number: event.number,
      queue,
      service,
      state: 'waiting',
      priority: event.priority,
      claimed: event.priority !== null && event.from !== 'staff',
      language: event.language,
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
      ...notCalled,
    },
    {},
  )
  const { issued, issuedFor } = hall.today
  const halfHour = halfHourOf(at)
  const today = todayWith(hall.today, {
    issued: issued.with(halfHour, (issued.get(halfHour) ?? 0) + 1),
    issuedFor: issuedFor.with(service, (issuedFor.get(service) ?? 0) + 1),
  })
  return hallWith(hall, {
    tickets: hall.tickets.with(id, ticket),
    lines: hall.lines.with(queue, lineOf(hall, queue).with(ticket)),
    lastNumber: hall.lastNumber.with(queue, event.ordinal),
    today,
    ...(event.appointment ? { appointments: checkedIn(hall, event.appointment.code, id) } : {}),
  })
}

const none: readonly never[] = []

function called(hall: Hall, event: Extract<HallEvent, { type: 'ticket.called' }>): Hall {
  const waiting = openTicket(hall, event.ticket)
  const { counter, clerk, at, starts, shared = false } = event
  const first = { counter, clerk, calls: 1, calledAt: at, lastCalledAt: at, startedAt: starts ? at : null, shared }
  const reached = step(waiting, 'call', first)
  const ticket = starts ? step(reached, 'start') : reached
  const there = turned(put(leaveLine(hall, waiting), ticket), counter, { ticket: ticket.id })
  return withCall(shared ? shareTurned(there, counter, 1) : there, ticket, at)
}

/** The turn ends here, and another begins in a line: the same ticket with all that is known of it (rule L6). */
function transferred(hall: Hall, event: TicketTransferred): Hall {
  const ticket = openTicket(hall, event.ticket)
  const left = release(ticket.startedAt === null ? hall : servedBy(hall, ticket, event.at), ticket)
  const { queue, service, at: since, dueAt, to: reservedFor, thenBack, note = ticket.note } = event
  const isBack = event.place === 'first' && reservedFor !== null && reservedFor === ticket.thenBack
  const entered = isBack ? 'sent-back' : 'transferred'
  const begins = { entered, since, dueAt, queue, service, reservedFor, thenBack, note } as const
  return enterLine(left, newTurn(step(ticket, 'transfer'), begins))
}

/** Parked before the service had begun, it begins now; otherwise the pause is counted. */
function goneOn({ startedAt, parked, parkedMs }: Ticket, at: Instant): Pick<Ticket, 'startedAt' | 'parkedMs'> {
  if (startedAt === null || !parked) return { startedAt: at, parkedMs: 0 }
  return { startedAt, parkedMs: parkedMs + at - parked.at }
}
