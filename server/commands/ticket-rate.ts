import { z } from 'zod'
import { betters, mayRateUntil, type Score, scores } from '../../domain/rating'
import { accept, refuse } from '../../domain/refusal'
import type { BranchId, BusinessDay, CounterNumber, Instant, TicketId } from '../../domain/words'
import type { Database, Row } from '../store/database'
import { command } from './command'
import { counterNumber } from './inputs'

const score = z.union(scores.map(one => z.literal(one)))
const input = z.object({
  score,
  better: z
    .array(z.enum(betters))
    .max(betters.length)
    .transform(said => betters.filter(one => said.includes(one)))
    .optional(),
  counter: counterNumber.optional(),
})

/** A visit that somebody speaks of. */
interface Visit {
  readonly ticket: TicketId
  readonly day: BusinessDay
  /** Null: it has not ended, or nobody was served. */
  readonly servedAt: Instant | null
  /** What was said of it before. */
  readonly score: Score | null
  readonly better: string | null
}
type Said = z.infer<typeof input> & { readonly visit?: Visit | null }

/** Somebody says how it was: on the phone, or by the buttons of a counter (rule R6). */
export const ticketRate = command<Said>({
  name: 'ticket:rate',
  about: 'Says how a visit was, from 5 to 1, and what could be better.',
  by: ['citizen', 'system'],
  input,
  prepare: async (said, { database, branch, actor }) => {
    if (actor.kind === 'citizen') return accept({ ...said, visit: await visitOf(database, actor.ticket) })
    if (said.counter === undefined) return refuse('counter/unknown')
    return accept({ ...said, visit: await lastVisit(database, branch, said.counter) })
  },
  decide: (_hall, { score, better = [], visit }, { actor, now }) => {
    if (!visit) return refuse('ticket/unknown')
    if (visit.servedAt === null) return refuse('ticket/wrong-state')
    const from = actor.kind === 'citizen' ? 'phone' : 'counter'
    const until = mayRateUntil(visit.servedAt, from)
    if (now > until) return refuse('ticket/too-late', { until })
    if (visit.score === score && visit.better === JSON.stringify(better)) return accept({ events: [] })
    const { ticket, day } = visit
    return accept({ events: [{ type: 'ticket.rated', at: now, ticket, day, from, score, better }] })
  },
})

const rated = `LEFT JOIN "Rating" r ON r."branchId" = t."branchId" AND r."day" = t."day" AND r."ticketId" = t."id"`

async function visitOf(database: Database, ticket: TicketId): Promise<Visit | null> {
  const sql = `SELECT t."id", t."day", t."state", t."endedAt", r."score", r."better" FROM "Ticket" t ${rated}
    WHERE t."id" = ?`
  const [row] = await database.query(sql, ticket)
  return row ? visit(row) : null
}

/** Who was served last at this counter today. */
async function lastVisit(database: Database, branch: BranchId, counter: CounterNumber): Promise<Visit | null> {
  const sql = `SELECT t."id", t."day", t."state", t."endedAt", r."score", r."better"
    FROM "Turn" u JOIN "Ticket" t ON t."id" = u."ticketId" ${rated}
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
