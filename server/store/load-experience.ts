import {
  type EndedTurn,
  type Experience,
  noExperience,
  rememberedFrom,
  seenOn,
  withPeriod,
  withTickets,
  withTurn,
} from '../../domain/experience'
import { halfHourMs } from '../../domain/hall'
import type { BranchId, BusinessDay } from '../../domain/words'
import type { Row } from './database'
import type { Asking } from './load-hall'

/** What a branch has seen in the last weeks, as the tables have it: the same that learning from each event gives. */
export async function loadExperience({ query }: Asking, branch: BranchId, day: BusinessDay): Promise<Experience> {
  const from = rememberedFrom(day)
  let experience = noExperience
  for (const row of await query(issuedSql, branch, from)) {
    const tickets = { queue: String(row.queue), at: Number(row.halfHour) * halfHourMs, count: Number(row.count) }
    experience = seenOn(experience, String(row.day), seen => withTickets(seen, tickets))
  }
  for (const row of await query(turnsSql, branch, from))
    experience = seenOn(experience, String(row.day), seen => withTurn(seen, turnOf(row)))
  for (const row of await query(periodsSql, branch, from)) {
    const state = row.state === 'paused' ? 'paused' : 'open'
    const period = { state, from: Number(row.fromAt), to: Number(row.toAt) } as const
    experience = seenOn(experience, String(row.day), seen => withPeriod(seen, period))
  }
  return experience
}

const issuedSql = `SELECT "day", "queue", "issuedAt" / ${halfHourMs} AS "halfHour", COUNT(*) AS "count" FROM "Ticket"
  WHERE "branchId" = ? AND "day" >= ? GROUP BY "day", "queue", "issuedAt" / ${halfHourMs}`

const turnsSql = `SELECT "day", "service", "clerk", "since", "calledAt", "lastCalledAt", "startedAt", "parkedMs", "endedAt",
  "outcome", "priority" FROM "Turn"
  WHERE "branchId" = ? AND "day" >= ? AND "outcome" IN ('served', 'transferred', 'absent', 'cancelled', 'left')`

const periodsSql = `SELECT "day", "state", "fromAt", "toAt" FROM "CounterPeriod" WHERE "branchId" = ? AND "day" >= ?`

function turnOf(row: Row): EndedTurn {
  return {
    service: String(row.service),
    clerk: row.clerk === null ? null : String(row.clerk),
    priority: row.priority === null ? null : String(row.priority),
    since: Number(row.since),
    calledAt: instantOrNull(row.calledAt),
    lastCalledAt: instantOrNull(row.lastCalledAt),
    startedAt: instantOrNull(row.startedAt),
    parkedMs: Number(row.parkedMs),
    endedAt: Number(row.endedAt),
    outcome: String(row.outcome) as EndedTurn['outcome'],
  }
}

function instantOrNull(cell: Row[string] | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell)
}
