import type { EstimatesBy, EstimatesReport, EstimatesRow } from '../../domain/report'
import { toldWait } from '../../domain/wait'
import type { Database, Row } from '../store/database'
import { ofTurn } from '../store/ticket-by-id'
import { grouped, keysOf, type Question, titleOf, totalTitle } from './groups'

/** Printed beside the figures (rules W1, W2, R2). */
export const definitions: EstimatesReport['definitions'] = {
  told: 'People who were told a wait in minutes with the ticket and were called. The first day counts, the day after the last does not.',
  within: 'Called within what they were told, both ends included; earlier and later: before and after it.',
  coverage:
    'Share of those told who were called within it. Between 0.75 and 0.85 is right: the interval leaves out a tenth at each end.',
  errorMinutes: 'Mean distance between the wait and the middle of what was told.',
  soon: 'People who were told "any moment now"; soonKept: of those, called within three minutes.',
  untold: 'Called, and told nothing, because no counter served the queue.',
}

/** Of those who were told so: within three minutes. */
const soonMinutes = 3

/** Answers from the rows themselves: what was told stands beside what happened. */
export async function estimates(database: Database, question: Question<EstimatesBy>): Promise<EstimatesReport> {
  const { catalogue, from, to, by } = question
  const branch = catalogue.branch.id
  const turns = await database.query(turnsSql, branch, from, to)
  const groups = grouped(turns, turn => String(by === 'queue' ? turn.queue : turn.day))
  const rows = keysOf([groups], question).map(key => ({ ...titleOf(key, question), ...figures(groups.get(key) ?? []) }))
  const total = { ...totalTitle, ...figures(turns) }
  return { report: 'estimates', branch, from, to, by, definitions, total, rows }
}

const turnsSql = `SELECT u."queue", u."day", u."since", u."calledAt", t."toldFrom", t."toldTo"
  FROM "Turn" u JOIN "Ticket" t ON ${ofTurn}
  WHERE u."branchId" = ? AND u."day" >= ? AND u."day" < ? AND u."n" = 1 AND u."calledAt" IS NOT NULL`

function figures(turns: readonly Row[]): Omit<EstimatesRow, 'key' | 'name' | 'prefix'> {
  const count = { told: 0, within: 0, earlier: 0, later: 0, soon: 0, soonKept: 0, untold: 0 }
  let error = 0
  for (const { since, calledAt, toldFrom, toldTo } of turns) {
    if (toldFrom === null || toldTo === null) {
      count.untold++
      continue
    }
    const waited = (Number(calledAt) - Number(since)) / 60_000
    const wait = { fromMinutes: Number(toldFrom), toMinutes: Number(toldTo) }
    if (toldWait(wait).as === 'soon') {
      count.soon++
      if (waited <= soonMinutes) count.soonKept++
      continue
    }
    count.told++
    error += Math.abs(waited - (wait.fromMinutes + wait.toMinutes) / 2)
    if (waited < wait.fromMinutes) count.earlier++
    else if (waited > wait.toMinutes) count.later++
    else count.within++
  }
  const { told, within } = count
  return { ...count, coverage: told === 0 ? null : within / told, errorMinutes: told === 0 ? null : error / told }
}
