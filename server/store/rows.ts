import type { HallEvent, TicketIssued } from '../../domain/event'
import { type Hall, openTicket } from '../../domain/hall'
import type { Ticket } from '../../domain/ticket'
import type { Cell, Statement } from './database'
import { insert, insertInto, set } from './statement'

export function insertTicket(hall: Hall, event: TicketIssued, secret: string): Statement {
  const ticket = openTicket(hall, event.ticket)
  return intoTickets({
    id: ticket.id,
    branchId: hall.branch,
    day: hall.day,
    number: ticket.number,
    queue: ticket.queue,
    ordinal: event.ordinal,
    service: ticket.service,
    state: ticket.state,
    secret,
    language: ticket.language,
    priority: ticket.priority,
    claimed: ticket.claimed,
    issuedFrom: event.from,
    issuedAt: ticket.issuedAt,
    dueAt: ticket.dueAt,
    toldFrom: event.told?.fromMinutes ?? null,
    toldTo: event.told?.toMinutes ?? null,
  })
}

/** First what tickets that are issued together have in common: it is written once for all of them. */
const intoTickets = insertInto('Ticket', [
  'branchId',
  'day',
  'state',
  'issuedAt',
  'issuedFrom',
  'priority',
  'claimed',
  'language',
  'service',
  'queue',
  'dueAt',
  'id',
  'number',
  'ordinal',
  'secret',
  'toldFrom',
  'toldTo',
])

/** A turn that did not begin with the ticket's issue. */
export function anotherTurn(hall: Hall, ticket: Ticket): Statement {
  const { queue, service, since, dueAt, entered, reservedFor, thenBack } = ticket
  const row = { ...turnKey(hall, ticket), queue, service, since, dueAt, entered, calls: 0, reservedFor, thenBack }
  return { ...insert('Turn', row), isNew: true }
}

/**
 * Something happens to somebody who waits. A first turn is what its ticket says and gets its row only now, or has one if
 * something happened to it before.
 */
export function firstChange(
  hall: Hall,
  { queue, service, since, dueAt, ...ticket }: Ticket,
  change: Readonly<Record<string, Cell>>,
): Statement {
  const key = turnKey(hall, ticket)
  if (ticket.turn > 1) return set('Turn', key, change)
  const statement = insert('Turn', { ...key, queue, service, since, dueAt, calls: 0, ...change })
  const anew = Object.keys(change).map(name => `"${name}" = excluded."${name}"`)
  const conflict = `ON CONFLICT ("branchId", "day", "ticketId", "n") DO UPDATE SET ${anew.join(', ')}`
  return { ...statement, sql: `${statement.sql} ${conflict}` }
}

/** What most tickets do not have. */
export function detailsOf(hall: Hall, { ticket, needs, phoneKey, appointment }: TicketIssued): readonly Statement[] {
  const details = {
    ...(needs ? { needs: JSON.stringify(needs) } : {}),
    ...(phoneKey === undefined ? {} : { phoneKey }),
    ...(appointment ? { bookedAt: appointment.at, booking: appointment.code } : {}),
  }
  return Object.keys(details).length > 0 ? [setTicket(hall, ticket, details)] : []
}

export function checkedIn(hall: Hall, { ticket, appointment }: TicketIssued): Statement {
  const key = { branchId: hall.branch, day: hall.day, code: appointment?.code ?? '' }
  return set('Appointment', key, { ticketId: ticket })
}

export function loaded(hall: Hall, { day, appointments }: Extract<HallEvent, { type: 'appointments.loaded' }>) {
  const branchId = hall.branch
  const gone = `DELETE FROM "Appointment" WHERE "branchId" = ? AND "day" = ? AND "ticketId" IS NULL`
  const rows = appointments.map(({ needs, ...one }) => {
    const statement = insert('Appointment', { branchId, day, ...one, needs: JSON.stringify(needs), ticketId: null })
    // Who has come already keeps the row.
    return { ...statement, sql: `${statement.sql} ON CONFLICT ("branchId", "day", "code") DO NOTHING` }
  })
  return [{ sql: gone, cells: [branchId, day] }, ...rows]
}

/** A later one takes the place of the one before (rule R6). */
export function rating(
  hall: Hall,
  { day, ticket, score, better, from, at }: Extract<HallEvent, { type: 'ticket.rated' }>,
) {
  const said = { score, better: JSON.stringify(better), ratedFrom: from, at }
  const statement = insert('Rating', { branchId: hall.branch, day, ticketId: ticket, ...said })
  const anew = Object.keys(said).map(name => `"${name}" = excluded."${name}"`)
  return {
    ...statement,
    sql: `${statement.sql} ON CONFLICT ("branchId", "day", "ticketId") DO UPDATE SET ${anew.join(', ')}`,
  }
}

export function shareCalls(hall: Hall, counter: number): Statement {
  return setCounter(hall, counter, { shareCalls: hall.counters.get(counter)?.shareCalls ?? 0 })
}

/** What a counter was until now becomes history. */
export function period(before: Hall, event: { counter: number; at: number }): Statement {
  const counter = before.counters.get(event.counter)
  if (!counter) throw new Error(`Counter ${event.counter} of ${before.branch} was closed before this event.`)
  const { number, clerk, state, since } = counter
  const row = { branchId: before.branch, day: before.day, number, clerk, state, reason: counter.pauseReason }
  const statement = insert('CounterPeriod', { ...row, fromAt: since, toAt: event.at })
  // The same counter in the same state from the same millisecond: the earlier period was of no length.
  const longer = `ON CONFLICT ("branchId", "day", "number", "fromAt", "state") DO UPDATE SET "toAt" = excluded."toAt"`
  return { ...statement, sql: `${statement.sql} ${longer}` }
}

export function turnKey(hall: Hall, ticket: Pick<Ticket, 'id' | 'turn'>) {
  return { branchId: hall.branch, day: hall.day, ticketId: ticket.id, n: ticket.turn }
}

export function setTicket(hall: Hall, id: string, change: Readonly<Record<string, Cell>>): Statement {
  return set('Ticket', { branchId: hall.branch, day: hall.day, id }, change)
}

export function counterHolds(hall: Hall, counter: number, ticketId: string | null): Statement {
  return setCounter(hall, counter, { ticketId })
}

export function setCounter(hall: Hall, number: number, change: Readonly<Record<string, Cell>>): Statement {
  return set('CounterState', { branchId: hall.branch, number }, change)
}
