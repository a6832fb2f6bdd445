import { fromDay, loaded } from './appointments'
import type { Draft } from './draft'
import type { HallEvent } from './event'
import { draftOf, freshDay, type Hall, openTicket } from './hall'
import {
  addCall,
  beginTurn,
  counterIn,
  countMissed,
  countPause,
  countServed,
  end,
  moveInLine,
  release,
  step,
  ticketIn,
} from './hall-changes'
import { call, goOn, issue, takeBack, transfer } from './visit'

/** The next hall; the one before stays as it was. */
export function evolve(hall: Hall, event: HallEvent): Hall {
  const next = draftOf(hall)
  happen(next, event)
  return next
}

/**
 * Writes down what the event changes, in a hall that nobody else holds. Total over events: a new event that is forgotten
 * here does not compile.
 */
export function happen(hall: Draft<Hall>, event: HallEvent): void {
  hall.seq++
  switch (event.type) {
    case 'day.opened':
      Object.assign(hall, freshDay, { day: event.day, appointments: fromDay(hall, event.day) })
      break
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
      break
    case 'service.closed':
      hall.closedServices = new Map(hall.closedServices).set(event.service, event.reason)
      break
    case 'service.opened':
      hall.closedServices = new Map([...hall.closedServices].filter(([service]) => service !== event.service))
      break
    case 'ticket.issued':
      issue(hall, event)
      break
    case 'ticket.called':
      call(hall, event)
      break
    case 'ticket.recalled': {
      const ticket = step(hall, event.ticket, 'recall')
      ticket.calls++
      ticket.lastCalledAt = event.at
      addCall(hall, ticket, event.at)
      break
    }
    case 'ticket.started':
      step(hall, event.ticket, 'start').startedAt = event.at
      break
    case 'ticket.served': {
      const ticket = openTicket(hall, event.ticket)
      release(hall, ticket)
      end(hall, ticket, 'served')
      countServed(hall, ticket, event.at)
      break
    }
    case 'ticket.absent': {
      release(hall, openTicket(hall, event.ticket))
      const ticket = step(hall, event.ticket, 'absent')
      ticket.counter = null
      ticket.absentAt = event.at
      countMissed(hall, ticket)
      break
    }
    case 'ticket.uncalled':
      takeBack(hall, event)
      break
    case 'ticket.returned': {
      const { at: since, dueAt } = event
      beginTurn(hall, step(hall, event.ticket, 'return'), { entered: 'returned', since, dueAt })
      break
    }
    case 'ticket.parked': {
      release(hall, openTicket(hall, event.ticket))
      const ticket = step(hall, event.ticket, 'park')
      ticket.counter = null
      ticket.parked = { at: event.at, counter: event.counter, for: event.for }
      if (event.note !== undefined) ticket.note = event.note
      break
    }
    case 'ticket.unparked': {
      const ticket = step(hall, event.ticket, 'unpark')
      goOn(ticket, event.at)
      ticket.counter = event.counter
      ticket.clerk = event.clerk
      counterIn(hall, event.counter).ticket = ticket.id
      break
    }
    case 'ticket.released': {
      const { at: since, dueAt } = event
      const begins = { entered: 'unparked', since, dueAt, reservedFor: null } as const
      beginTurn(hall, step(hall, event.ticket, 'release'), begins)
      break
    }
    case 'ticket.transferred':
      transfer(hall, event)
      break
    case 'ticket.postponed': {
      const { postponed } = openTicket(hall, event.ticket)
      moveInLine(hall, event.ticket, { dueAt: event.dueAt, postponed: postponed + event.by })
      break
    }
    case 'ticket.changed': {
      const { priority, claimed, needs, service, queue, dueAt } = event
      const change = { priority, claimed, needs, service, queue, dueAt }
      if (openTicket(hall, event.ticket).state === 'waiting') moveInLine(hall, event.ticket, change)
      else Object.assign(ticketIn(hall, event.ticket), change)
      break
    }
    case 'appointments.loaded':
      hall.appointments = loaded(hall, event)
      break
    case 'ticket.cancelled':
      end(hall, openTicket(hall, event.ticket), 'cancelled')
      break
    case 'ticket.left':
      end(hall, openTicket(hall, event.ticket), 'left')
      break
    case 'counter.opened':
      hall.counters = hall.counters.with(event.counter, {
        number: event.counter,
        clerk: event.clerk,
        state: 'open',
        pauseReason: null,
        since: event.at,
        ticket: null,
        shareCalls: 0,
      })
      break
    case 'counter.closed':
      countPause(hall, event.counter, event.at)
      hall.counters = hall.counters.without(event.counter)
      break
    case 'counter.paused': {
      const counter = counterIn(hall, event.counter)
      counter.state = 'paused'
      counter.pauseReason = event.reason
      counter.since = event.at
      break
    }
    case 'counter.resumed': {
      countPause(hall, event.counter, event.at)
      const counter = counterIn(hall, event.counter)
      counter.state = 'open'
      counter.pauseReason = null
      counter.since = event.at
      break
    }
    default:
      event satisfies never
  }
}
