import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import type { Database, Statement, Transaction } from './database'
import { loadHall } from './load-hall'
import { type ActorName, record } from './record'
import { insert, insertInto, set } from './statement'

/** An event with the hall before and after it. */
export interface Step {
  readonly event: HallEvent
  readonly before: Hall
  readonly after: Hall
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
  readonly answer?: { readonly id: string; readonly command: string; readonly at: number; readonly body: string }
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
  readonly body: string
}

/** What a transaction led to. */
export interface Committed {
  readonly hall: Hall
  /** What other servers had recorded since the hall that was handed in. */
  readonly missed: readonly HallEvent[]
}

/**
 * One transaction for all who stand in a branch's line (group commit). Holds the branch, brings the hall up to date
 * when another server was faster, looks up which of `ids` were answered before, asks `decide`, and writes what it
 * says. When it resolves, all of it is durable; when it throws, nothing of it happened.
 */
export async function commit(
  database: Database,
  { branch, hall, ids }: { branch: string; hall: Hall | null; ids: readonly string[] },
  decide: (hall: Hall, given: ReadonlyMap<string, Given>) => { outcomes: readonly Outcome[]; hall: Hall },
): Promise<Committed> {
  return database.write(async transaction => {
    const { hall: current, missed } = await held(transaction, database.forUpdate, { branch, hall })
    const given = await answersTo(transaction, ids)
    const decided = decide(current, given)
    const statements = decided.outcomes.flatMap(outcome => written(branch, outcome))
    if (decided.hall.seq !== current.seq)
      statements.push(
        set('Branch', { id: branch }, { seq: decided.hall.seq, day: decided.hall.day }),
        ...database.told(branch),
      )
    await transaction.run(statements)
    return { hall: decided.hall, missed }
  })
}

function written(branch: string, { steps, actor, secret, writes, printJob, answer }: Outcome): readonly Statement[] {
  const statements = steps.flatMap(step => record({ ...step, actor, secret }))
  if (writes) statements.push(...writes)
  if (printJob) {
    const { createdAt } = printJob
    const row = { ...printJob, branchId: branch, copy: false, state: 'queued', changedAt: createdAt }
    statements.push(insert('PrintJob', row))
  }
  if (answer) statements.push(intoAnswers(answer))
  return statements
}

const intoAnswers = insertInto('Answer', ['id', 'command', 'at', 'body'])

/** The hall as it is now, with the branch's row held until the transaction ends. */
async function held(
  transaction: Transaction,
  forUpdate: string,
  { branch, hall }: { branch: string; hall: Hall | null },
): Promise<Committed> {
  const [row] = await transaction.query(`SELECT "seq" FROM "Branch" WHERE "id" = ?${forUpdate}`, branch)
  const seq = Number(row?.seq)
  if (!hall) return { hall: await loadHall(transaction, branch), missed: [] }
  if (seq === hall.seq) return { hall, missed: [] }
  const behind = seq - hall.seq
  if (behind < 0 || behind > mostFolded) return { hall: await loadHall(transaction, branch), missed: [] }
  // load = fold: what others recorded leads from our hall to theirs.
  const rows = await transaction.query(
    'SELECT "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq"',
    branch,
    hall.seq,
  )
  const missed = rows.map(({ body }) => JSON.parse(String(body)) as HallEvent)
  return { hall: missed.reduce(evolve, hall), missed }
}

/** Further behind than this, the tables are read instead of the journal. */
const mostFolded = 2_000

async function answersTo(transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Given>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const marks = asked.map(() => '?').join(', ')
  const sql = `SELECT "id", "command", "body" FROM "Answer" WHERE "id" IN (${marks})`
  const rows = await transaction.query(sql, ...asked)
  return new Map(rows.map(row => [String(row.id), { command: String(row.command), body: String(row.body) }]))
}
