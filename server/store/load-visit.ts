import { type Score, scores } from '../../domain/rating'
import type { BranchId, BusinessDay, CounterNumber, Instant, TicketId } from '../../domain/words'
import type { Database, Row } from './database'
import { byId, ofTurn } from './ticket-by-id'

/** A visit that somebody speaks of. */
export interface Visit {
  readonly ticket: TicketId
  readonly day: BusinessDay
  /** Null: it has not ended, or nobody was served. */
  readonly servedAt: Instant | null
  /** What was said of it before. */
  readonly score: Score | null
  readonly better: string | null
}

const columns = 't."id", t."day", t."state", t."endedAt", r."score", r."better"'
const rated = `LEFT JOIN "Rating" r ON r."branchId" = t."branchId" AND r."day" = t."day" AND r."ticketId" = t."id"`

export async function visitOf(database: Database, ticket: TicketId): Promise<Visit | null> {
  const { sql, cells } = byId(ticket)
  const [row] = await database.query(`SELECT ${columns} FROM "Ticket" t ${rated} WHERE ${sql}`, ...cells)
  return row ? visit(row) : null
}

/** Who was served last at this counter today. */
export async function lastVisit(database: Database, branch: BranchId, counter: CounterNumber): Promise<Visit | null> {
  const sql = `SELECT ${columns} FROM "Turn" u JOIN "Ticket" t ON ${ofTurn} ${rated}
    WHERE u."branchId" = ? AND u."day" = (SELECT "day" FROM "Branch" WHERE "id" = ?) AND u."counter" = ?
    AND u."outcome" = 'served' ORDER BY u."endedAt" DESC LIMIT 1`
  const [row] = await database.query(sql, branch, branch, counter)
  return row ? visit(row) : null
}

function visit({ id, day, state, endedAt, score, better }: Row): Visit {
  return {
    ticket: String(id),
    day: String(day),
    servedAt: state === 'served' ? Number(endedAt) : null,
    score: scores.find(known => known === Number(score)) ?? null,
    better: better === null ? null : String(better),
  }
}
