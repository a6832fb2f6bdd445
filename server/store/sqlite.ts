import { chmodSync } from 'node:fs'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import Driver from 'libsql'
import {
  type Cell,
  Collision,
  type Database,
  type Row,
  type Statement,
  type Transaction,
  turnstile,
  type Written,
} from './database'
import { PrismaClient } from './prisma/sqlite/client'
import { lengthenWal } from './sqlite-wal'
import { type Cells, marksOf, newRows } from './statement'

/** How long a statement waits for another process (a backup, an import) before it gives up. */
const busyTimeoutMs = 5_000

/**
 * So many pages (64 MB) are written beside the file before a commit moves them into it, and whoever stands in it waits
 * for that. The same few pages are written again and again, so a later move saves work. It is a guard only: `tidy` comes
 * first, except where tickets are issued by the thousand.
 */
const pagesToCheckpoint = 16_000
/** A page in the WAL, with what is said of it. */
const frameBytes = 4_096 + 24

/** What must be true of the connection that writes: without it, an answered ticket may be lost (rule D1). */
const promises = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: busyTimeoutMs } as const

/**
 * Opens the SQLite file, made when it is missing. Rejects when the file is no database, cannot be written, or the driver
 * does not keep what durability needs.
 */
export async function openSqlite(file: string): Promise<Database> {
  const connection = new Driver(file)
  connection.exec(
    `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=${busyTimeoutMs};
     PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=${pagesToCheckpoint};`,
  )
  for (const [name, expected] of Object.entries(promises)) {
    const row = connection.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>
    const found = Object.values(row)[0]
    if (found !== expected) throw new Error(`SQLite's ${name} is ${String(found)} in ${file}, not ${expected}.`)
  }
  chmodSync(file, 0o600)

  const prepared = new Map<string, Driver.Statement>()
  const prepare = (sql: string): Driver.Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = connection.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  // The driver takes one array as it is, and copies several arguments into one.
  const rowsOf = ({ sql, cells }: Statement) => prepare(sql).all(bound([cells])) as Row[]
  const begin = () => prepare('BEGIN IMMEDIATE').run([])
  const end = (statements: readonly Statement[]) => {
    for (const { sql, cells } of handfuls(statements)) prepare(sql).run(cells)
    for (const { sql, cells, isNew } of statements) if (!isNew) prepare(sql).run(bound([cells]))
    prepare('COMMIT').run([])
  }
  const prisma = new PrismaClient({ adapter: new PrismaLibSql({ url: `file:${file}` }) })
  const enter = turnstile()

  async function write<T>(work: (transaction: Transaction) => Promise<Written<T>>): Promise<T> {
    begin()
    try {
      const { result, statements } = await work({ ask: async questions => questions.map(rowsOf) })
      end(statements)
      return result
    } catch (fault) {
      throw rolledBack(fault)
    }
  }

  async function record(statements: readonly Statement[]): Promise<void> {
    begin()
    try {
      end(statements)
    } catch (fault) {
      throw rolledBack(fault)
    }
  }

  function rolledBack(fault: unknown): unknown {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    return fault instanceof Driver.SqliteError && taken.has(fault.code) ? new Collision(fault.message) : fault
  }

  const whileNobodyWrites = (work: () => void) =>
    enter(async () => {
      begin()
      try {
        work()
      } finally {
        connection.exec('ROLLBACK')
      }
    })

  return {
    kind: 'sqlite',
    isAlone: true,
    // A transaction holds the whole file.
    held: () => ({ sql: 'SELECT 1', cells: [] }),
    prisma,
    query: async (sql, ...cells) => rowsOf({ sql, cells }),
    // One server to a file: there is nobody to tell or to hear.
    tell: () => undefined,
    listen: async () => async () => undefined,
    write: work => enter(() => write(work)),
    record: statements => enter(() => record(statements)),
    alone: work => enter(() => work(prisma)),
    tidy: async () => {
      await enter(async () => void prepare('PRAGMA wal_checkpoint(PASSIVE)').all([]))
      await lengthenWal(file, pagesToCheckpoint * frameBytes, whileNobodyWrites)
    },
    close: async () => {
      await enter(async () => undefined)
      await prisma.$disconnect()
      connection.close()
    },
  }
}

/** How many new rows of one shape are written by one statement: each statement costs the driver some microseconds. */
const handfulSizes = [32, 16, 8, 4, 2, 1]

/**
 * New rows of a shape, by as few statements as these sizes allow. What all rows of a statement begin with is handed to
 * the driver once: each cell costs it a quarter of a microsecond.
 */
function* handfuls(statements: readonly Statement[]): Generator<{ sql: string; cells: Bound }> {
  for (const [sql, rows] of newRows(statements)) {
    let from = 0
    for (const size of handfulSizes)
      for (; from + size <= rows.length; from += size) {
        const together = rows.slice(from, from + size)
        const alike = alikeIn(together)
        yield { sql: manyRows(sql, size, alike), cells: bound(together, alike) }
      }
  }
}

/** How many cells at their beginning the rows have in common. */
function alikeIn(rows: readonly Cells[]): number {
  const [first = []] = rows
  let alike = 0
  while (alike < first.length && rows.every(cells => cells[alike] === first[alike])) alike++
  return alike
}

const texts = new Map<string, string[][]>()

function manyRows(sql: string, size: number, alike: number): string {
  const known = texts.get(sql) ?? []
  texts.set(sql, known)
  known[size] ??= []
  known[size][alike] ??= withRows(sql, size, alike)
  return known[size][alike]
}

/** Marks with numbers: those of the cells that all rows begin with come in each of them. */
function withRows(sql: string, size: number, alike: number): string {
  const marks = marksOf(sql)
  const width = marks.split('?').length - 1
  const numbers = (row: number) =>
    Array.from({ length: width }, (_, cell) => `?${1 + cell + (cell < alike ? 0 : row * (width - alike))}`)
  const rows = Array.from({ length: size }, (_, row) => `(${numbers(row).join(', ')})`)
  return sql.slice(0, -marks.length) + rows.join(', ')
}

/** What SQLite says when a row that was to be new is there already. */
const taken: ReadonlySet<string> = new Set(['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'])

type Bound = (string | number | null)[]

/**
 * What the rows begin with, then the rest of one row after the other, as the driver takes them. A loop: `flatMap` takes
 * some twenty times as long.
 */
function bound(rows: readonly Cells[], alike = 0): Bound {
  const all: Bound = []
  const add = (cell: Cell | undefined) => all.push(typeof cell === 'boolean' ? Number(cell) : (cell ?? null))
  for (let at = 0; at < alike; at++) add(rows[0]?.[at])
  for (const cells of rows) for (let at = alike; at < cells.length; at++) add(cells[at])
  return all
}
