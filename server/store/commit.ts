import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import type { Answer } from '../../domain/wire'
import { answerOf, keptOf } from './answers'
import { Collision, type Database, type Row, type Statement, type Transaction } from './database'
import { type Asking, lastSeqSql, loadHall } from './load-hall'
import { type ActorName, record } from './record'
import { insert, insertInto, set } from './statement'

/** An event with the hall before and after it. */
export interface Step {
  readonly event: HallEvent
  readonly before: Hall
  readonly after: Hall
}

/** What events lead to, one after the other. */
export function stepsOf(hall: Hall, events: readonly HallEvent[]): readonly Step[] {
  let before = hall
  return events.map(event => {
    const step = { event, before, after: evolve(before, event) }
    before = step.after
    return step
  })
}

/** What one command leaves behind: events, and the answer that a retry gets again. */
export interface Outcome {
  readonly steps: readonly Step[]
  readonly actor: ActorName
  readonly secret?: string
  /** What is not a matter of the hall and changes with these events. */
  readonly writes?: readonly Statement[]
  readonly printJob?: PrintJobRow
  /** Not for commands that the server gives itself. */
  readonly given?: Given & { readonly id: string; readonly at: number }
}

export interface PrintJobRow {
  readonly id: string
  readonly printer: string
  readonly ticketId: string
  readonly createdAt: number
  readonly paper: string
}

/** An answer given before. */
export interface Given {
  readonly command: string
  readonly answer: Answer
}

/** What a decision over a hall came to. */
export interface Decided {
  readonly hall: Hall
  readonly outcomes: readonly Outcome[]
}

/** What a transaction led to. */
export interface Committed<D extends Decided> {
  readonly decided: D
  /** What other servers had recorded since the hall that was handed in. */
  readonly missed: readonly Step[]
}

/**
 * One transaction for all who stand in a branch's line (group commit): writes what `decide` says. When it resolves, all
 * of it is durable; when it throws, nothing of it happened. Where other servers write too, it holds the branch, brings
 * the hall up to date and looks up which of `ids` were answered before. Where this server is alone it writes at once:
 * should an answer be there already, the keys collide, nothing is written, and it is done the other way.
 */
export async function commit<D extends Decided>(
  database: Database,
  { branch, hall, ids }: { branch: string; hall: Hall | null; ids: readonly string[] },
  decide: (hall: Hall, given: ReadonlyMap<string, Given>) => D,
): Promise<Committed<D>> {
  if (hall && database.isAlone) {
    try {
      const decided = decide(hall, new Map())
      const statements = statementsOf(branch, hall, decided)
      if (statements.length > 0) await database.record(statements)
      return { decided, missed: [] }
    } catch (fault) {
      if (!(fault instanceof Collision)) throw fault
    }
  }
  return database.write(async transaction => {
    const { current, missed, given } = await upToDate(transaction, database.held(branch), { branch, hall, ids })
    const decided = decide(current, given)
    const statements = statementsOf(branch, current, decided)
    const tells = decided.hall.seq === current.seq ? undefined : branch
    return { result: { decided, missed }, statements, tells }
  })
}

function statementsOf(branch: string, before: Hall, decided: Decided): readonly Statement[] {
  const statements: Statement[] = []
  for (const outcome of decided.outcomes) statements.push(...written(branch, outcome))
  if (decided.hall.day !== before.day) statements.push(set('Branch', { id: branch }, { day: decided.hall.day }))
  return statements
}

function written(branch: string, { steps, actor, secret, writes, printJob, given }: Outcome): readonly Statement[] {
  const statements: Statement[] = []
  for (const { event, before, after } of steps) statements.push(...record({ event, before, after, actor, secret }))
  if (writes) statements.push(...writes)
  if (printJob) {
    const { createdAt } = printJob
    const row = { ...printJob, branchId: branch, copy: false, state: 'queued', changedAt: createdAt }
    statements.push(insert('PrintJob', row))
  }
  if (given) statements.push(intoAnswers({ ...given, body: keptOf(given.answer) }))
  return statements
}

const intoAnswers = insertInto('Answer', ['id', 'command', 'at', 'body'])

/** The hall as it is now, with the branch held until the transaction ends, and what was answered before. */
async function upToDate(
  transaction: Transaction,
  held: Statement,
  { branch, hall, ids }: { branch: string; hall: Hall | null; ids: readonly string[] },
) {
  const asked = [...new Set(ids)]
  // Questions of their own: asked in one with the first, they would tell what was true before the branch was held.
  const [, last = [], rows = [], answers = []] = await transaction.ask([
    held,
    { sql: lastSeqSql, cells: [branch] },
    { sql: missedSql, cells: [branch, hall?.seq ?? 0, hall ? mostFolded : 0] },
    ...(asked.length > 0 ? [answersTo(asked)] : []),
  ])
  const given = new Map<string, Given>()
  for (const { id, command, body } of answers)
    given.set(String(id), {
      command: String(command),
      answer: await answerOf(asking(transaction), branch, String(body)),
    })
  const followed = hall && follow(hall, { rows, seq: Number(last[0]?.seq ?? 0) })
  return { ...(followed ?? { current: await loadHall(asking(transaction), branch), missed: [] }), given }
}

/** Brings a hall up to date with what other servers recorded, without holding anybody up. */
export async function catchUp({ query }: Asking, hall: Hall) {
  const rows = await query(missedSql, hall.branch, hall.seq, mostFolded)
  const seq = rows.length < mostFolded ? hall.seq + rows.length : Number.NaN
  return follow(hall, { rows, seq }) ?? { current: await loadHall({ query }, hall.branch), missed: [] }
}

/** load = fold: what others recorded leads from our hall to theirs. Null when it does not reach. */
function follow(hall: Hall, { rows, seq }: { rows: readonly Row[]; seq: number }) {
  if (hall.seq + rows.length !== seq) return null
  const events = rows.map(({ body }) => JSON.parse(String(body)) as HallEvent)
  const missed = stepsOf(hall, events)
  return { current: missed.at(-1)?.after ?? hall, missed }
}

/** Further behind than this, the tables are read instead of the journal. */
const mostFolded = 2_000

const missedSql = 'SELECT "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?'

function answersTo(ids: readonly string[]): Statement {
  const marks = ids.map(() => '?').join(', ')
  return { sql: `SELECT "id", "command", "body" FROM "Answer" WHERE "id" IN (${marks})`, cells: ids }
}

/** A transaction that is asked one question after the other. */
function asking(transaction: Transaction): Asking {
  return {
    query: async (sql, ...cells) => {
      const [rows = []] = await transaction.ask([{ sql, cells }])
      return rows
    },
  }
}
