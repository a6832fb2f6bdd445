import type { HallEvent, TicketIssued } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import type { Answer } from '../../domain/wire'
import { answerOf, keptOf } from './answers'
import { Collision, type Database, type Row, type Statement, type Transaction } from './database'
import { type Asking, loadHall } from './load-hall'
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
  readonly paper?: TicketPaperRecord
  /** Not for commands that the server gives itself. */
  readonly given?: Given & { readonly id: string; readonly at: number }
}

/** A new ticket's paper: the row of its print job, and what the ticket was issued for. */
export interface TicketPaperRecord {
  readonly job: {
    readonly id: string
    readonly branchId: string
    readonly printer: string
    readonly kind: 'ticket'
    readonly ticketId: string
    readonly copy: false
    readonly state: 'queued' | 'sent'
    readonly createdAt: number
    readonly changedAt: number
    readonly paper: string
  }
  readonly issued: TicketIssued
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
 * of it is durable; when it throws, nothing of it happened. Where other servers write too, it holds the branch and brings
 * the hall up to date before anything is decided. That nobody was answered before is taken for granted: should an answer
 * be there already, the keys collide, nothing is written, and it is decided again with what was `given` to those in `ids`.
 */
export async function commit<D extends Decided>(
  database: Database,
  standing: Standing,
  decide: (hall: Hall, given?: ReadonlyMap<string, Given>) => D,
): Promise<Committed<D>> {
  const { branch, hall, ids } = standing
  try {
    if (hall && database.isAlone) return await writeAtOnce(database, hall, decide(hall))
    return await writeHeld(database, standing, async current => decide(current))
  } catch (fault) {
    if (!(fault instanceof Collision)) throw fault
  }
  return writeHeld(database, standing, async (current, transaction) =>
    decide(current, await givenTo(transaction, branch, ids())),
  )
}

/** Those who stand in a branch's line, and the hall that they stand in as it is remembered. */
interface Standing {
  readonly branch: string
  readonly hall: Hall | null
  readonly ids: () => readonly string[]
}

/** Nobody else writes: what is remembered of the hall is how it is. */
async function writeAtOnce<D extends Decided>(database: Database, hall: Hall, decided: D): Promise<Committed<D>> {
  const statements = statementsOf(hall.branch, hall, decided)
  if (statements.length > 0) await database.record(statements)
  return { decided, missed: [] }
}

function writeHeld<D extends Decided>(
  database: Database,
  { branch, hall }: Standing,
  decide: (hall: Hall, transaction: Transaction) => Promise<D>,
): Promise<Committed<D>> {
  return database.write(async transaction => {
    const { current, missed } = await upToDate(transaction, database.held(branch), { branch, hall })
    const decided = await decide(current, transaction)
    const statements = statementsOf(branch, current, decided)
    const tells = decided.hall.seq === current.seq ? undefined : branch
    return { result: { decided, missed }, statements, tells }
  })
}

function statementsOf(branch: string, before: Hall, decided: Decided): readonly Statement[] {
  const statements: Statement[] = []
  for (const outcome of decided.outcomes) statements.push(...writtenBy(outcome))
  if (decided.hall.day !== before.day) statements.push(set('Branch', { id: branch }, { day: decided.hall.day }))
  return statements
}

function writtenBy({ steps, actor, secret, writes, paper, given }: Outcome): readonly Statement[] {
  const statements: Statement[] = []
  for (const { event, before, after } of steps) statements.push(...record({ event, before, after, actor, secret }))
  if (writes) statements.push(...writes)
  if (paper) statements.push(insert('PrintJob', paper.job))
  if (given) statements.push(intoAnswers({ ...given, body: keptOf(given.answer) }))
  return statements
}

const intoAnswers = insertInto('Answer', ['command', 'at', 'id', 'body'])

/** The hall as it is now, with the branch held until the transaction ends. */
async function upToDate(
  transaction: Transaction,
  held: Statement,
  { branch, hall }: { readonly branch: string; readonly hall: Hall | null },
) {
  // A question of its own: asked in one with the first, it would tell what was true before the branch was held.
  const [, rows = []] = await transaction.ask([held, ...(hall ? [missedSince(hall)] : [])])
  return (hall && follow(hall, rows)) ?? { current: await loadHall(asking(transaction), branch), missed: [] }
}

/** What was answered before, by the ids of the attempts. */
async function givenTo(transaction: Transaction, branch: string, ids: readonly string[]) {
  const given = new Map<string, Given>()
  if (ids.length === 0) return given
  const [rows = []] = await transaction.ask([answersTo([...new Set(ids)])])
  for (const { id, command, body } of rows)
    given.set(String(id), {
      command: String(command),
      answer: await answerOf(asking(transaction), branch, String(body)),
    })
  return given
}

/** Brings a hall up to date with what other servers recorded, without holding anybody up. */
export async function catchUp({ query }: Asking, hall: Hall) {
  const { sql, cells } = missedSince(hall)
  return follow(hall, await query(sql, ...cells)) ?? { current: await loadHall({ query }, hall.branch), missed: [] }
}

/** load = fold: what others recorded leads from our hall to theirs. Null when there is more of it than was read. */
function follow(hall: Hall, rows: readonly Row[]) {
  if (rows.length > mostFolded) return null
  const events = rows.map(({ body }) => JSON.parse(String(body)) as HallEvent)
  const missed = stepsOf(hall, events)
  return { current: missed.at(-1)?.after ?? hall, missed }
}

/** Further behind than this, the tables are read instead of the journal. */
const mostFolded = 2_000

function missedSince({ branch, seq }: Hall): Statement {
  const sql = `SELECT "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq" LIMIT ${mostFolded + 1}`
  return { sql, cells: [branch, seq] }
}

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
