import { localTime } from '../../domain/local-time'
import type { Spread, WaitsBy, WaitsReport, WaitsRow } from '../../domain/report'
import type { Database, Row } from '../store/database'
import { ofTurn } from '../store/ticket-by-id'
import { grouped, keysOf, type Question, titleOf, totalTitle } from './groups'

/** Printed beside the figures (rules R1, R2, R4). */
export const definitions: WaitsReport['definitions'] = {
  waiting:
    'From entering the queue, or from the booked time of whoever came before it, to the last call. The first day counts, ' +
    'the day after the last does not.',
  walking: 'From the last call to the start at the counter; only where arrival is confirmed.',
  service: 'From the start to the end at the counter, without the time for which the ticket was set aside.',
  parked: 'How long tickets were set aside after the service had begun.',
  stay: 'From taking the ticket to the end of the visit.',
  serviceLevel:
    'Share of calls made by the moment at which the ticket was due. Whoever was due on entering the queue already, by a ' +
    'head start or after coming back, could not be called in time and is left out.',
}

/** Answers from the rows themselves: today is in it. */
export async function waits(database: Database, question: Question<WaitsBy>): Promise<WaitsReport> {
  const { catalogue, from, to, by } = question
  const branch = catalogue.branch.id
  const turns = await database.query(turnsSql, branch, from, to)
  const tickets = await database.query(ticketsSql, branch, from, to)
  const zone = catalogue.municipality.timeZone
  const keyOf = (row: Row): string => {
    if (by === 'queue') return String(row.queue)
    return by === 'day' ? String(row.day) : hourOf(Number(row.since ?? row.issuedAt), zone)
  }
  const turnsBy = grouped(turns, keyOf)
  const ticketsBy = grouped(tickets, keyOf)
  const targets = new Map(catalogue.queues.map(queue => [queue.code, queue.targetWaitMinutes]))
  const rows = keysOf([turnsBy, ticketsBy], question).map(key => ({
    ...titleOf(key, question),
    targetWaitMinutes: (by === 'queue' ? targets.get(key) : null) ?? null,
    ...figures(turnsBy.get(key) ?? [], ticketsBy.get(key) ?? []),
  }))
  const total = { ...totalTitle, targetWaitMinutes: null, ...figures(turns, tickets) }
  return { report: 'waits', branch, from, to, by, definitions, total, rows }
}

/** Somebody with an appointment waits from the later of the booked time and the coming (rule R1). */
const turnsSql = `SELECT u."queue", u."day", CASE WHEN u."n" = 1 AND t."bookedAt" > u."since" THEN t."bookedAt"
    ELSE u."since" END AS "since", u."dueAt", u."calledAt", u."lastCalledAt", u."startedAt", u."endedAt", u."outcome",
    u."parkedMs"
  FROM "Turn" u JOIN "Ticket" t ON ${ofTurn} WHERE u."branchId" = ? AND u."day" >= ? AND u."day" < ?`

const ticketsSql = `SELECT "queue", "day", "state", "issuedAt", "endedAt" FROM "Ticket"
  WHERE "branchId" = ? AND "day" >= ? AND "day" < ?`

function hourOf(at: number, zone: string): string {
  return String(Math.floor(localTime(at, zone).minute / 60)).padStart(2, '0')
}

type Figures = Omit<WaitsRow, 'key' | 'name' | 'prefix' | 'targetWaitMinutes'>

function figures(turns: readonly Row[], tickets: readonly Row[]): Figures {
  const called = turns.filter(turn => turn.lastCalledAt !== null)
  const started = called.filter(turn => turn.startedAt !== null)
  // A branch that does not confirm arrival starts with the call: walking is not measured there, and is not zero (L3).
  const walked = started.filter(turn => turn.startedAt !== turn.calledAt)
  const served = started.filter(turn => turn.outcome === 'served' || turn.outcome === 'transferred')
  const parked = served.filter(turn => Number(turn.parkedMs) > 0)
  const stayed = tickets.filter(ticket => ticket.state === 'served')
  const callable = called.filter(turn => Number(turn.dueAt) > Number(turn.since))
  const inTime = callable.filter(turn => Number(turn.calledAt) <= Number(turn.dueAt))
  return {
    issued: tickets.length,
    served: stayed.length,
    absent: turns.filter(turn => turn.outcome === 'absent').length,
    cancelled: tickets.filter(ticket => ticket.state === 'cancelled').length,
    left: tickets.filter(ticket => ticket.state === 'left').length,
    waiting: spread(called, between('since', 'lastCalledAt')),
    walking: spread(walked, between('lastCalledAt', 'startedAt')),
    service: spread(served, turn => between('startedAt', 'endedAt')(turn) - Number(turn.parkedMs)),
    parked: spread(parked, turn => Number(turn.parkedMs)),
    stay: spread(stayed, between('issuedAt', 'endedAt')),
    serviceLevel: callable.length > 0 ? inTime.length / callable.length : null,
  }
}

function between(from: string, to: string): (row: Row) => number {
  return row => Number(row[to]) - Number(row[from])
}

function spread(rows: readonly Row[], took: (row: Row) => number): Spread | null {
  if (rows.length === 0) return null
  const times = Float64Array.from(rows, row => Math.max(0, took(row))).sort()
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0
  const sum = times.reduce((so, ms) => so + ms, 0)
  return {
    count: times.length,
    meanMs: Math.round(sum / times.length),
    medianMs: at(0.5),
    p90Ms: at(0.9),
    maxMs: times[times.length - 1] ?? 0,
  }
}
