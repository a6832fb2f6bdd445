import pg from 'pg'
import { type Cell, Collision, type Statement } from './database'
import { marksOf, newRows } from './statement'

const uniqueViolation = '23505'

/** All of a round in one message: each statement of its own would wait for its own answer. */
export async function round(client: pg.PoolClient, statements: readonly string[]): Promise<readonly pg.QueryResult[]> {
  // The types say one result; several statements give several.
  const results: unknown = await client.query(statements.join(';\n'))
  return Array.isArray(results) ? results : [results as pg.QueryResult]
}

/** Connections that write do not wait for the disk with each commit: `flush` does, for all of them. */
export const lazyCommits = '-c synchronous_commit=off'

/**
 * Waits until everything written so far is on the disk, whoever wrote it: nobody is answered before (rule D1), and others
 * have the branch meanwhile.
 */
export const flush = `SELECT set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'redica', '')`

/** The new rows of each shape as one statement, before all that changes rows. */
export function written(statements: readonly Statement[]): readonly string[] {
  const rows = [...newRows(statements)].map(([sql, all]) => {
    const marks = marksOf(sql)
    const values = all.map(cells => inlined({ sql: marks, cells })).join(', ')
    return sql.slice(0, -marks.length) + values
  })
  return [...rows, ...statements.filter(({ isNew }) => !isNew).map(inlined)]
}

/** A statement with its cells written into it, each as a literal. */
export function inlined({ sql, cells }: Statement): string {
  const [first = '', ...others] = piecesOf(sql)
  let [text, place] = [first, 0]
  for (const piece of others) text += literal(cells[place++]) + piece
  return text
}

const cut = new Map<string, readonly string[]>()

/** A text between its marks: there are few texts, and each is written again and again. */
function piecesOf(sql: string): readonly string[] {
  const known = cut.get(sql)
  if (known) return known
  const pieces = sql.split('?')
  cut.set(sql, pieces)
  return pieces
}

function literal(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'NULL'
  if (typeof cell !== 'string') return String(cell)
  // The driver looks at each letter, which a long text without any of these need not wait for.
  return /['\\]/.test(cell) ? pg.escapeLiteral(cell) : `'${cell}'`
}

/** Ends a transaction that failed. Answers with what is wrong with the connection, if it cannot be used any more. */
export function rolledBack(client: pg.PoolClient): Promise<Error | undefined> {
  return client.query('ROLLBACK').then(
    () => undefined,
    (error: Error) => error,
  )
}

/** What the database said, in the store's own words. */
export function faultOf(fault: unknown): unknown {
  return fault instanceof pg.DatabaseError && fault.code === uniqueViolation ? new Collision(fault.message) : fault
}
