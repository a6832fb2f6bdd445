import type { HallEvent } from '../../domain/event'
import { type Hall, openTicket } from '../../domain/hall'
import type { Ticket } from '../../domain/ticket'
import type { Cell, Statement } from './database'
import { insert, set } from './statement'

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
  const journal = insert('Journal', {
    branchId: after.branch,
    seq: after.seq,
    at,
    type,
    actor,
    body: JSON.stringify(event),
  })
  return [journal, ...changes(recorded)]
}

function changes({ event, before, after, secret }: Recorded): readonly Statement[] {
  switch (event.type) {
    // The branch's row says which day it is; people, devices, printers and papers bring their own rows.
    case 'day.opened':
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
      const ticket = openTicket(after, event.ticket)
      if (secret === undefined) throw new Error(`Ticket ${event.number} is recorded without a secret for its token.`)
      return [insertTicket(after, ticket, event.from, secret), insertTurn(after, ticket)]
    }
    case 'ticket.called': {
      const ticket = openTicket(after, event.ticket)
      return [
        setState(ticket.id, ticket.state),
        set('Turn', turnKey(after, ticket), {
          counter: event.counter,
          clerk: event.clerk,
          calls: ticket.calls,
          calledAt: event.at,
          lastCalledAt: event.at,
          calledSeq: after.seq,
          startedAt: ticket.startedAt,
        }),
        counterHolds(after, event.counter, ticket.id),
      ]
    }
    case 'ticket.recalled': {
      const ticket = openTicket(after, event.ticket)
      const change = { calls: ticket.calls, lastCalledAt: event.at, calledSeq: after.seq }
      return [set('Turn', turnKey(after, ticket), change)]
    }
    case 'ticket.started': {
      const ticket = openTicket(after, event.ticket)
      return [setState(ticket.id, 'serving'), set('Turn', turnKey(after, ticket), { startedAt: event.at })]
    }
    case 'ticket.served': {
      const ticket = openTicket(before, event.ticket)
      const delivered = JSON.stringify(event.delivered)
      const change = { endedAt: event.at, outcome: 'served', delivered, note: event.note ?? null }
      return [
        endTicket(ticket.id, 'served', event.at),
        set('Turn', turnKey(after, ticket), change),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.absent': {
      const ticket = openTicket(before, event.ticket)
      return [
        setState(ticket.id, 'absent'),
        set('Turn', turnKey(after, ticket), { endedAt: event.at, outcome: 'absent' }),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.uncalled': {
      const ticket = openTicket(after, event.ticket)
      const change = { counter: null, clerk: null, calls: 0, calledAt: null, lastCalledAt: null, calledSeq: null }
      return [
        setState(ticket.id, 'waiting'),
        set('Turn', turnKey(after, ticket), { ...change, startedAt: null }),
        counterHolds(after, event.counter, null),
      ]
    }
    case 'ticket.returned': {
      const ticket = openTicket(after, event.ticket)
      return [setState(ticket.id, 'waiting'), insertTurn(after, ticket)]
    }
    case 'ticket.cancelled':
    case 'ticket.left': {
      const ticket = openTicket(before, event.ticket)
      const how = event.type === 'ticket.left' ? 'left' : 'cancelled'
      const ended = endTicket(ticket.id, how, event.at)
      // An absent person's turn has ended already, and as an absence it is counted.
      if (ticket.state === 'absent') return [ended]
      return [ended, set('Turn', turnKey(after, ticket), { endedAt: event.at, outcome: how })]
    }
    case 'counter.opened': {
      const row = { branchId: after.branch, number: event.counter, clerk: event.clerk, state: 'open', since: event.at }
      return [insert('CounterState', { ...row, pauseReason: null, ticketId: null })]
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

function insertTicket(hall: Hall, ticket: Ticket, from: string, secret: string): Statement {
  return insert('Ticket', {
    id: ticket.id,
    branchId: hall.branch,
    day: hall.day,
    number: ticket.number,
    queue: ticket.queue,
    service: ticket.service,
    state: ticket.state,
    secret,
    language: ticket.language,
    priority: ticket.priority,
    claimed: ticket.claimed,
    issuedFrom: from,
    issuedAt: ticket.issuedAt,
  })
}

function insertTurn(hall: Hall, ticket: Ticket): Statement {
  return insert('Turn', {
    ...turnKey(hall, ticket),
    queue: ticket.queue,
    service: ticket.service,
    since: ticket.since,
    dueAt: ticket.dueAt,
    returned: ticket.returned,
    calls: 0,
  })
}

/** The last number of each queue that went on between two halls: once, however many tickets it was. */
export function lastNumbers(before: Hall, after: Hall): readonly Statement[] {
  return [...after.lastNumber].flatMap(([queue, ordinal]) =>
    before.day === after.day && before.lastNumber.get(queue) === ordinal
      ? []
      : [{ sql: lastNumberSql, cells: [after.branch, queue, after.day, ordinal] }],
  )
}

const lastNumberSql = `INSERT INTO "LastNumber" ("branchId", "queue", "day", "ordinal") VALUES (?, ?, ?, ?)
  ON CONFLICT ("branchId", "queue") DO UPDATE SET "day" = excluded."day", "ordinal" = excluded."ordinal"`

/** What a counter was until now becomes history. */
function period(before: Hall, event: { counter: number; at: number }): Statement {
  const counter = before.counters.get(event.counter)
  if (!counter) throw new Error(`Counter ${event.counter} of ${before.branch} was closed before this event.`)
  const { number, clerk, state, since } = counter
  const row = { branchId: before.branch, day: before.day, number, clerk, state, reason: counter.pauseReason }
  const statement = insert('CounterPeriod', { ...row, fromAt: since, toAt: event.at })
  // The same counter in the same state from the same millisecond: the earlier period was of no length.
  const longer = `ON CONFLICT ("branchId", "day", "number", "fromAt", "state") DO UPDATE SET "toAt" = excluded."toAt"`
  return { ...statement, sql: `${statement.sql} ${longer}` }
}

function turnKey(hall: Hall, ticket: Ticket) {
  return { branchId: hall.branch, day: hall.day, ticketId: ticket.id, n: ticket.turn }
}

function setState(id: string, state: string): Statement {
  return set('Ticket', { id }, { state })
}

function endTicket(id: string, state: string, at: number): Statement {
  return set('Ticket', { id }, { state, endedAt: at })
}

function counterHolds(hall: Hall, counter: number, ticketId: string | null): Statement {
  return setCounter(hall, counter, { ticketId })
}

function setCounter(hall: Hall, number: number, change: Readonly<Record<string, Cell>>): Statement {
  return set('CounterState', { branchId: hall.branch, number }, change)
}
