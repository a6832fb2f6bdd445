import { type Better, betters, scores } from '../../domain/rating'
import type { RatingsBy, RatingsReport, RatingsRow } from '../../domain/report'
import type { Database, Row } from '../store/database'
import { grouped, keysOf, type Question, titleOf, totalTitle } from './groups'

/** Printed beside the figures (rules R2, R6). */
export const definitions: RatingsReport['definitions'] = {
  served: 'Visits that ended with somebody being served. The first day counts, the day after the last does not.',
  rated: 'Of those: visits of which somebody said how they were, the last word of each.',
  average: 'Mean of what was said, from 5, the best, to 1.',
  better: 'How often it was said that this could be better; one visit may name several.',
}

/** Answers from the rows themselves. Nobody at a counter is named (rules R5, R6). */
export async function ratings(database: Database, question: Question<RatingsBy>): Promise<RatingsReport> {
  const { catalogue, from, to, by } = question
  const branch = catalogue.branch.id
  const visits = await database.query(visitsSql, branch, from, to)
  const groups = grouped(visits, visit => (by === 'queue' ? String(visit.queue) : String(visit.day).slice(0, 7)))
  const rows = keysOf([groups], question).map(key => ({ ...titleOf(key, question), ...figures(groups.get(key) ?? []) }))
  const total = { ...totalTitle, ...figures(visits) }
  return { report: 'ratings', branch, from, to, by, definitions, total, rows }
}

/** A visit has one turn that ended with the service; what led there was sent on or set aside. */
const visitsSql = `SELECT u."queue", u."day", r."score", r."better" FROM "Turn" u
  LEFT JOIN "Rating" r ON r."branchId" = u."branchId" AND r."day" = u."day" AND r."ticketId" = u."ticketId"
  WHERE u."branchId" = ? AND u."day" >= ? AND u."day" < ? AND u."outcome" = 'served'`

function figures(visits: readonly Row[]): Omit<RatingsRow, 'key' | 'name' | 'prefix'> {
  const said = visits.filter(visit => visit.score !== null)
  const sum = said.reduce((so, { score }) => so + Number(score), 0)
  const named = said.flatMap(({ better }) => JSON.parse(String(better)) as Better[])
  return {
    served: visits.length,
    rated: said.length,
    average: said.length === 0 ? null : sum / said.length,
    scores: scores.map(score => ({ score, count: said.filter(one => Number(one.score) === score).length })),
    better: betters.map(what => ({ what, count: named.filter(one => one === what).length })),
  }
}
