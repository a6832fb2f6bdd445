import type { HallEvent } from '../../domain/event'
import { type Hall, openTicket } from '../../domain/hall'
import type { Statement } from './database'
import {
  anotherTurn,
  checkedIn,
  counterHolds,
  detailsOf,
  firstChange,
  insertTicket,
  loaded,
  period,
  rating,
  setCounter,
  setTicket,
  shareCalls,
  turnKey,
} from './rows'
import { insert, insertInto, set } from './statement'

/** Who did it, as the journal writes it: `user:…`, `device:…`, `phone`, `system`. */
export type ActorName = string

export interface Recorded {
  readonly event: HallEvent
  /** The hall before and after this event. */
  readonly before: Hall
  readonly after: Hall
  readonly actor: ActorName
  /** The secret half of a new ticket's token. */
  readonly secret?: string
}

/** What an event writes: its journal row, and the rows of what it changed. */
export function record(recorded: Recorded): readonly Statement[] {
  const { event, after, actor } = recorded
  const { at, type } = event
  const journal = intoJournal({
    branchId: after.branch,
    seq: after.seq,
    at,
    type,
    actor,
    body: JSON.stringify(event),
  })
  return [journal, ...changes(recorded)]
}

const intoJournal = insertInto('Journal', ['branchId', 'at', 'type', 'actor', 'seq', 'body'])

function changes({ event, before, after, secret }: Recorded): readonly Statement[] {
  switch (event.type) {
    // The branch's row says which day it is; people, devices, printers and papers bring their own rows.
    case 'day.opened':
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
    case 'device.revoked':
    case 'peripheral.bound':
    case 'peripheral.freed':
      return []
    case 'service.closed': {
      const row = { branchId: after.branch, service: event.service, reason: event.reason, since: event.at }
      const closure = insert('ServiceClosure', row)
      const anew = 'ON CONFLICT ("branchId", "service") DO UPDATE SET "reason" = excluded."reason"'
      return [{ ...closure, sql: `${closure.sql} ${anew}` }]
    }
    case 'service.opened':
      return [
        {
          sql: 'DELETE FROM "ServiceClosure" WHERE "branchId" = ? AND "service" = ?',
          cells: [after.branch, event.service],
        },
      ]
    case 'ticket.issued': {
      if (secret === undefined) throw new Error(`Ticket ${event.number} is recorded without a secret for its token.`)
      return [
        insertTicket(after, event, secret),
        ...detailsOf(after, event),
        ...(event.appointment ? [checkedIn(after, event)] : []),
      ]
    }
    case 'ticket.called': {
      const ticket = openTicket(after, event.ticket)
      return [
        setTicket(after, ticket.id, { state: ticket.state }),
        firstChange(after, ticket, {
          counter: event.counter,
          clerk: event.clerk,
          calls: ticket.calls,
          calledAt: event.at,
          lastCalledAt: event.at,
          calledSeq: after.seq,
          startedAt: ticket.startedAt,
          ...(ticket.shared ? { shared: true } : {}),
        }),
        counterHolds(after, event.counter, ticket.id),
        ...(ticket.shared ? [shareCalls(after, event.counter)] : []),
      ]
    }
    case 'ticket.recalled': {
      const ticket = openTicket(after, event.ticket)
      const change = { calls: ticket.calls, lastCalledAt: event.at, calledSeq: after.seq }
      return [set('Turn', turnKey(after, ticket), change)]
    }
    case 'ticket.started': {
      const ticket = openTicket(after, event.ticket)
      return [
        setTicket(after, ticket.id, { state: 'serving' }),
        set('Turn', turnKey(after, ticket), { startedAt: event.at }),
      ]
    }
    case 'ticket.served': {
      const ticket = openTicket(before, event.ticket)
      const delivered = JSON.stringify(event.delivered)
      const { priority } = ticket
      const change = { endedAt: event.at, outcome: 'served', priority, delivered, note: event.note ?? null }
      return [
        setTicket(after, ticket.id, { state: 'served', endedAt: event.at }),
        set('Turn', turnKey(after, ticket), change),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.absent': {
      const ticket = openTicket(before, event.ticket)
      return [
        setTicket(after, ticket.id, { state: 'absent' }),
        set('Turn', turnKey(after, ticket), { endedAt: event.at, outcome: 'absent' }),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.uncalled': {
      const ticket = openTicket(after, event.ticket)
      const change = { counter: null, clerk: null, calls: 0, calledAt: null, lastCalledAt: null, calledSeq: null }
      return [
        setTicket(after, ticket.id, { state: 'waiting' }),
        set('Turn', turnKey(after, ticket), { ...change, startedAt: null, shared: false }),
        counterHolds(after, event.counter, null),
        ...(openTicket(before, event.ticket).shared ? [shareCalls(after, event.counter)] : []),
      ]
    }
    case 'ticket.returned': {
      const ticket = openTicket(after, event.ticket)
      return [setTicket(after, ticket.id, { state: 'waiting' }), anotherTurn(after, ticket)]
    }
    case 'ticket.parked': {
      const ticket = openTicket(after, event.ticket)
      return [
        setTicket(after, ticket.id, { state: 'parked', note: ticket.note }),
        set('Turn', turnKey(after, ticket), { parkedAt: event.at, parkedFor: event.for }),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.unparked': {
      const ticket = openTicket(after, event.ticket)
      const { startedAt, parkedMs, clerk } = ticket
      const change = { parkedAt: null, parkedFor: null, startedAt, parkedMs, clerk }
      return [
        setTicket(after, ticket.id, { state: 'serving' }),
        set('Turn', turnKey(after, ticket), change),
        counterHolds(after, event.counter, ticket.id),
      ]
    }
    case 'ticket.released': {
      const ticket = openTicket(before, event.ticket)
      // What it waited for while parked is no service: the turn ended when it was set aside.
      const ended = { endedAt: ticket.parked?.at ?? event.at, outcome: 'parked' }
      return [
        setTicket(after, ticket.id, { state: 'waiting' }),
        set('Turn', turnKey(before, ticket), ended),
        anotherTurn(after, openTicket(after, event.ticket)),
      ]
    }
    case 'ticket.transferred': {
      const ticket = openTicket(after, event.ticket)
      const delivered = JSON.stringify(event.delivered)
      const { priority } = openTicket(before, event.ticket)
      const ended = { endedAt: event.at, outcome: 'transferred', priority, delivered, note: event.note ?? null }
      return [
        setTicket(after, ticket.id, { state: 'waiting', note: ticket.note }),
        set('Turn', turnKey(before, openTicket(before, event.ticket)), ended),
        counterHolds(after, event.counter, null),
        anotherTurn(after, ticket),
      ]
    }
    case 'ticket.postponed': {
      const ticket = openTicket(after, event.ticket)
      return [firstChange(after, ticket, { dueAt: ticket.dueAt, postponed: ticket.postponed })]
    }
    case 'ticket.changed': {
      const ticket = openTicket(after, event.ticket)
      const { id, priority, claimed, needs, queue, service, dueAt } = ticket
      return [
        setTicket(after, id, { priority, claimed, needs: JSON.stringify(needs) }),
        firstChange(after, ticket, { queue, service, dueAt }),
      ]
    }
    case 'appointments.loaded':
      return loaded(after, event)
    case 'ticket.rated':
      return [rating(after, event)]
    case 'ticket.cancelled':
    case 'ticket.left': {
      const ticket = openTicket(before, event.ticket)
      const how = event.type === 'ticket.left' ? 'left' : 'cancelled'
      const ended = setTicket(after, ticket.id, { state: how, endedAt: event.at })
      // An absent person's turn has ended already, and as an absence it is counted.
      if (ticket.state === 'absent') return [ended]
      return [ended, firstChange(after, ticket, { endedAt: event.at, outcome: how })]
    }
    case 'counter.opened': {
      const row = { branchId: after.branch, number: event.counter, clerk: event.clerk, state: 'open', since: event.at }
      return [insert('CounterState', { ...row, pauseReason: null, ticketId: null, shareCalls: 0 })]
    }
    case 'counter.closed':
      return [
        period(before, event),
        {
          sql: 'DELETE FROM "CounterState" WHERE "branchId" = ? AND "number" = ?',
          cells: [after.branch, event.counter],
        },
      ]
    case 'counter.paused': {
      const change = { state: 'paused', pauseReason: event.reason, since: event.at }
      return [period(before, event), setCounter(after, event.counter, change)]
    }
    case 'counter.resumed': {
      const change = { state: 'open', pauseReason: null, since: event.at }
      return [period(before, event), setCounter(after, event.counter, change)]
    }
  }
}
