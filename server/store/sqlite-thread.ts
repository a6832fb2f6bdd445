import { parentPort, workerData } from 'node:worker_threads'
import Driver from 'libsql'
import type { Row, Statement } from './database'

/** The thread that writes a SQLite file: a slow disk keeps nobody waiting but those whose commands it writes. */
export interface WriterStart {
  readonly file: string
  readonly setUp: string
  /** What must be true of the connection, by pragma: without it, an answered ticket may be lost (rule D1). */
  readonly promises: Readonly<Record<string, string | number>>
}

/** One round with the writer: questions are answered, statements run, both inside of a transaction. */
export interface WriterRound {
  readonly id: number
  readonly begins: boolean
  readonly questions: readonly Statement[]
  readonly statements: readonly Statement[]
  readonly end: 'commit' | 'rollback' | null
}

export type WriterAnswer =
  | { readonly id: number; readonly rows: readonly (readonly Row[])[] }
  | { readonly id: number; readonly fault: string; readonly code: string }

const { file, setUp, promises } = workerData as WriterStart
const connection = new Driver(file)
connection.exec(setUp)
for (const [name, expected] of Object.entries(promises)) {
  const row = connection.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>
  const found = Object.values(row)[0]
  if (found !== expected) throw new Error(`SQLite's ${name} is ${String(found)} in ${file}, not ${expected}.`)
}

const prepared = new Map<string, Driver.Statement>()

function prepare(sql: string): Driver.Statement {
  const known = prepared.get(sql)
  if (known) return known
  const statement = connection.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

function bound({ cells }: Statement): (string | number | null)[] {
  return cells.map(cell => (typeof cell === 'boolean' ? Number(cell) : cell))
}

function answer({ id, begins, questions, statements, end }: WriterRound): WriterAnswer {
  try {
    if (begins) prepare('BEGIN IMMEDIATE').run([])
    const rows = questions.map(question => prepare(question.sql).all(bound(question)) as Row[])
    for (const statement of statements) prepare(statement.sql).run(bound(statement))
    if (end) prepare(end).run([])
    return { id, rows }
  } catch (fault) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    const { message, code } = fault as { message: string; code?: string }
    return { id, fault: message, code: code ?? '' }
  }
}

parentPort?.on('message', (round: WriterRound | 'close') => {
  if (round !== 'close') parentPort?.postMessage(answer(round))
  else {
    connection.close()
    parentPort?.close()
  }
})
parentPort?.postMessage('opened')
