import { Cabinet } from '../../domain/cabinet'
import {
  type Appointment,
  appointmentKey,
  type CallMade,
  type ClerkDay,
  type Counter,
  callsInOrder,
  type Hall,
  halfHourMs,
  halfHourOf,
} from '../../domain/hall'
import { linesOf } from '../../domain/lines'
import type { Entry, OpenState, Parked, Ticket } from '../../domain/ticket'
import type { BranchId, Language, Need } from '../../domain/words'
import type { Database, Row } from './database'
import { ofTurn } from './ticket-by-id'

/** Whoever answers one question at a time, inside of a transaction or outside. */
export type Asking = Pick<Database, 'query'>

const lastSeqSql = 'SELECT MAX("seq") AS "seq" FROM "Journal" WHERE "branchId" = ?'

/** The hall as the tables have it: the same that folding the journal's events would give. */
export async function loadHall({ query }: Asking, branch: BranchId): Promise<Hall> {
  const [head] = await query('SELECT "day" FROM "Branch" WHERE "id" = ?', branch)
  if (!head) throw new Error(`There is no branch ${branch} in this database.`)
  const day = String(head.day)
  const [last] = await query(lastSeqSql, branch)
  const tickets = (await query(openTickets, branch, day)).map(ticketOf)
  const counters = (await query('SELECT * FROM "CounterState" WHERE "branchId" = ?', branch)).map(counterOf)
  const numbers = await query(lastNumbers, branch, day)
  const issued = await query(issuedByHalfHour, branch, day)
  const issuedFor = await query(issuedByService, branch, day)
  const closures = await query('SELECT "service", "reason" FROM "ServiceClosure" WHERE "branchId" = ?', branch)
  const ends = new Map((await query(endsOfDay, branch, day)).map(row => [String(row.state), Number(row.count)]))
  const absences = await query(
    'SELECT COUNT(*) AS "count" FROM "Turn" WHERE "branchId" = ? AND "day" = ? AND "outcome" = \'absent\'',
    branch,
    day,
  )
  return {
    branch,
    seq: Number(last?.seq ?? 0),
    day,
    tickets: Cabinet.of(tickets.map(ticket => [ticket.id, ticket])),
    lines: linesOf(tickets),
    counters: Cabinet.of(counters.map(counter => [counter.number, counter])),
    lastNumber: Cabinet.of(numbers.map(row => [String(row.queue), Number(row.ordinal)])),
    calls: callsInOrder((await query(callsOfDay, branch, day)).map(callOf)),
    today: {
      issued: Cabinet.of(issued.map(row => [Number(row.halfHour), Number(row.count)])),
      issuedFor: Cabinet.of(issuedFor.map(row => [String(row.service), Number(row.count)])),
      served: ends.get('served') ?? 0,
      absent: Number(absences[0]?.count ?? 0),
      cancelled: ends.get('cancelled') ?? 0,
      left: ends.get('left') ?? 0,
    },
    closedServices: new Map(closures.map(row => [String(row.service), String(row.reason)])),
    clerks: await clerksOfDay({ query }, branch, day),
    appointments: Cabinet.of(
      (await query(appointmentsFrom, branch, day)).map(row => [
        appointmentKey(String(row.day), String(row.code)),
        appointmentOf(row),
      ]),
    ),
  }
}

const openTickets = `SELECT t."id", t."number", t."state", t."language", t."priority", t."claimed", t."issuedAt",
  COALESCE(u."n", 1) AS "n", COALESCE(u."queue", t."queue") AS "queue", COALESCE(u."service", t."service") AS "service",
  COALESCE(u."since", t."issuedAt") AS "since", COALESCE(u."dueAt", t."dueAt") AS "dueAt",
  COALESCE(u."entered", 'issued') AS "entered", u."counter", u."clerk", COALESCE(u."calls", 0) AS "calls", u."calledAt",
  u."lastCalledAt", u."startedAt", u."endedAt" AS "turnEndedAt", u."shared", u."parkedAt", u."parkedFor",
  COALESCE(u."parkedMs", 0) AS "parkedMs", COALESCE(u."postponed", 0) AS "postponed", u."reservedFor", u."thenBack",
  t."needs", t."phoneKey", t."bookedAt", t."booking", t."note"
  FROM "Ticket" t LEFT JOIN "Turn" u ON ${ofTurn} AND u."n" = (SELECT MAX("n") FROM "Turn"
    WHERE "branchId" = t."branchId" AND "day" = t."day" AND "ticketId" = t."id")
  WHERE t."branchId" = ? AND t."day" = ? AND t."endedAt" IS NULL`

const ticketsOfDay = 'FROM "Ticket" WHERE "branchId" = ? AND "day" = ?'

const lastNumbers = `SELECT "queue", MAX("ordinal") AS "ordinal" ${ticketsOfDay} GROUP BY "queue"`

const issuedByHalfHour = `SELECT "issuedAt" / ${halfHourMs} AS "halfHour", COUNT(*) AS "count" ${ticketsOfDay}
  GROUP BY "issuedAt" / ${halfHourMs}`

const issuedByService = `SELECT "service", COUNT(*) AS "count" ${ticketsOfDay} GROUP BY "service"`

const endsOfDay = `SELECT "state", COUNT(*) AS "count" ${ticketsOfDay} AND "endedAt" IS NOT NULL GROUP BY "state"`

const appointmentsFrom = 'SELECT * FROM "Appointment" WHERE "branchId" = ? AND "day" >= ?'

/** Once for each turn. */
const callsOfDay = `SELECT u."calledSeq", u."ticketId", t."number", u."counter", u."lastCalledAt", u."calls"
  FROM "Turn" u JOIN "Ticket" t ON ${ofTurn}
  WHERE u."branchId" = ? AND u."day" = ? AND u."calledSeq" IS NOT NULL ORDER BY u."calledSeq"`

/** Whoever was sent on before the service began was not served. */
const turnsOfClerks = `SELECT "clerk", "outcome", "startedAt", "endedAt", "parkedMs" FROM "Turn"
  WHERE "branchId" = ? AND "day" = ? AND "clerk" IS NOT NULL AND ("outcome" IN ('served', 'absent')
    OR "outcome" = 'transferred' AND "startedAt" IS NOT NULL)`

const pausesOfClerks = `SELECT "clerk", SUM("toAt" - "fromAt") AS "paused" FROM "CounterPeriod"
  WHERE "branchId" = ? AND "day" = ? AND "state" = 'paused' GROUP BY "clerk"`

async function clerksOfDay({ query }: Asking, branch: BranchId, day: string) {
  const clerks = new Map<string, { served: Map<number, number>; serviceMs: number; absent: number; pausedMs: number }>()
  const of = (clerk: string) => {
    const known = clerks.get(clerk) ?? { served: new Map(), serviceMs: 0, absent: 0, pausedMs: 0 }
    clerks.set(clerk, known)
    return known
  }
  for (const row of await query(turnsOfClerks, branch, day)) {
    const clerk = of(String(row.clerk))
    if (row.outcome === 'absent') clerk.absent++
    else {
      const at = Number(row.endedAt)
      clerk.served.set(halfHourOf(at), (clerk.served.get(halfHourOf(at)) ?? 0) + 1)
      clerk.serviceMs += at - Number(row.startedAt ?? at) - Number(row.parkedMs)
    }
  }
  for (const row of await query(pausesOfClerks, branch, day)) of(String(row.clerk)).pausedMs = Number(row.paused)
  return Cabinet.of<ClerkDay>(
    [...clerks].map(([clerk, { served, ...day }]) => [clerk, { ...day, served: Cabinet.of(served) }]),
  )
}

function ticketOf(row: Row): Ticket {
  const state = String(row.state) as OpenState
  const isAtCounter = state === 'called' || state === 'serving'
  const ticket: Ticket = {
    id: String(row.id),
    number: String(row.number),
    queue: String(row.queue),
    service: String(row.service),
    state,
    priority: textOrNull(row.priority),
    claimed: Boolean(row.claimed),
    language: String(row.language) as Language,
    issuedAt: Number(row.issuedAt),
    since: Number(row.since),
    dueAt: Number(row.dueAt),
    entered: String(row.entered) as Entry,
    postponed: Number(row.postponed),
    needs: JSON.parse(String(row.needs)) as Need[],
    appointment: row.booking === null ? null : { code: String(row.booking), at: Number(row.bookedAt) },
    phoneKey: textOrNull(row.phoneKey),
    note: textOrNull(row.note),
    reservedFor: numberOrNull(row.reservedFor),
    thenBack: numberOrNull(row.thenBack),
    turn: Number(row.n),
    counter: isAtCounter ? numberOrNull(row.counter) : null,
    clerk: textOrNull(row.clerk),
    calledAt: numberOrNull(row.calledAt),
    lastCalledAt: numberOrNull(row.lastCalledAt),
    calls: Number(row.calls),
    startedAt: numberOrNull(row.startedAt),
    shared: Boolean(row.shared),
    parked: row.parkedAt === null ? null : parkedOf(row),
    parkedMs: Number(row.parkedMs),
    absentAt: state === 'absent' ? numberOrNull(row.turnEndedAt) : null,
  }
  return ticket
}

function parkedOf(row: Row): Parked {
  const whom = row.parkedFor === 'all' ? 'all' : 'counter'
  return { at: Number(row.parkedAt), counter: Number(row.counter), for: whom }
}

function appointmentOf(row: Row): Appointment {
  return {
    day: String(row.day),
    code: String(row.code),
    service: String(row.service),
    at: Number(row.at),
    language: row.language === null ? null : (String(row.language) as Language),
    needs: JSON.parse(String(row.needs)) as Need[],
    ticket: textOrNull(row.ticketId),
  }
}

function counterOf(row: Row): Counter {
  return {
    number: Number(row.number),
    clerk: String(row.clerk),
    state: row.state === 'paused' ? 'paused' : 'open',
    pauseReason: textOrNull(row.pauseReason),
    since: Number(row.since),
    ticket: textOrNull(row.ticketId),
    shareCalls: Number(row.shareCalls),
  }
}

function callOf(row: Row): CallMade {
  return {
    seq: Number(row.calledSeq),
    ticket: String(row.ticketId),
    number: String(row.number),
    counter: Number(row.counter),
    at: Number(row.lastCalledAt),
    calls: Number(row.calls),
  }
}

function textOrNull(cell: Row[string] | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell)
}

function numberOrNull(cell: Row[string] | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell)
}
