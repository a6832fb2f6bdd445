import { chmodSync } from 'node:fs'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import Driver from 'libsql'
import { type Cell, type Database, type Row, type Transaction, turnstile, type Written } from './database'
import { PrismaClient } from './prisma/sqlite/client'
import { SqliteWriter } from './sqlite-writer'

/** How long a statement waits for another process (a backup, an import) before it gives up. */
const busyTimeoutMs = 5_000

/** What must be true of the connection that writes: without it, an answered ticket may be lost (rule D1). */
const promises = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: busyTimeoutMs } as const

const setUp = `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
  PRAGMA busy_timeout=${busyTimeoutMs}; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;`

/**
 * Opens the SQLite file, made when it is missing. A thread of its own writes; reads are answered here. Rejects when the
 * file is no database, cannot be written, or the driver does not keep what durability needs.
 */
export async function openSqlite(file: string): Promise<Database> {
  const connection = new Driver(file)
  connection.exec(setUp)
  chmodSync(file, 0o600)
  let writer = await SqliteWriter.open({ file, setUp, promises }).catch(fault => {
    connection.close()
    throw fault
  })
  const prepared = new Map<string, Driver.Statement>()
  const prepare = (sql: string): Driver.Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = connection.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const prisma = new PrismaClient({ adapter: new PrismaLibSql({ url: `file:${file}` }) })
  const enter = turnstile()

  const enterWriting = <T>(work: () => Promise<T>): Promise<T> =>
    enter(async () => {
      if (writer.isLost) writer = await SqliteWriter.open({ file, setUp, promises })
      return work()
    })

  async function write<T>(work: (transaction: Transaction) => Promise<Written<T>>): Promise<T> {
    let begins = true
    const transaction: Transaction = {
      ask: questions => {
        const round = { begins, questions, statements: [], end: null }
        begins = false
        return writer.round(round)
      },
    }
    try {
      const { result, statements } = await work(transaction)
      await writer.round({ begins, questions: [], statements, end: 'commit' })
      return result
    } catch (fault) {
      // A round that failed has rolled back by itself: then there is nothing more to roll back.
      if (!begins)
        await writer.round({ begins: false, questions: [], statements: [], end: 'rollback' }).catch(() => null)
      throw fault
    }
  }

  return {
    kind: 'sqlite',
    isAlone: true,
    forUpdate: '',
    prisma,
    // The driver takes one array as it is, and copies several arguments into one.
    query: async (sql, ...cells) => prepare(sql).all(cells.map(bound)) as Row[],
    // One server to a file: there is nobody to tell.
    told: () => [],
    listen: async () => async () => undefined,
    write: work => enterWriting(() => write(work)),
    record: statements =>
      enterWriting(async () => {
        await writer.round({ begins: true, questions: [], statements, end: 'commit' })
      }),
    alone: work => enter(() => work(prisma)),
    close: async () => {
      await enter(async () => undefined)
      await prisma.$disconnect()
      await writer.close()
      connection.close()
    },
  }
}

function bound(cell: Cell): string | number | null {
  return typeof cell === 'boolean' ? Number(cell) : cell
}
