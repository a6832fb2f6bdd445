import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
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
import { listenTo } from './postgresql-listening'
import { PrismaClient as PostgresqlClient } from './prisma/postgresql/client'
import type { PrismaClient } from './prisma/sqlite/client'
import { marksOf, newRows } from './statement'

const int8 = 20
const uniqueViolation = '23505'

/** Opens a pool on a PostgreSQL server. Throws when the server does not answer. */
export async function openPostgresql(url: string): Promise<Database> {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const types = {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === int8 ? Number : pg.types.getTypeParser(type, format),
  }
  const pool = new pg.Pool({ connectionString: url, max: 8, types, options: `-c search_path="${schema}"` })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const query = async (client: pg.Pool | pg.PoolClient, sql: string, cells: readonly Cell[]) => {
    const text = numbered(sql)
    return (await client.query({ text, values: [...cells], name: nameOf(text) })).rows as Row[]
  }
  await pool.query('SELECT 1')
  // The two generated clients differ in names of isolation levels only, which nobody here uses.
  const prisma = new PostgresqlClient({
    adapter: new PrismaPg({ connectionString: url }, { schema }),
  }) as unknown as PrismaClient
  const enter = turnstile()
  const server = randomBytes(9).toString('base64url')
  const channel = `redica_${schema}`

  /** All of a round in one message: each statement of its own would wait for its own answer. */
  async function round(client: pg.PoolClient, statements: readonly string[]): Promise<readonly pg.QueryResult[]> {
    // The types say one result; several statements give several.
    const results: unknown = await client.query(statements.join(';\n'))
    return Array.isArray(results) ? results : [results as pg.QueryResult]
  }

  const telling = (word: string) => [
    'BEGIN',
    'SET LOCAL synchronous_commit = off',
    inlined({ sql: 'SELECT pg_notify(?, ?)', cells: [channel, `${server} ${word}`] }),
    'COMMIT',
  ]

  async function write<T>(work: (transaction: Transaction) => Promise<Written<T>>): Promise<T> {
    const client = await pool.connect()
    let begin: readonly string[] = ['BEGIN', 'SET LOCAL synchronous_commit = off']
    const transaction: Transaction = {
      ask: async questions => {
        const results = await round(client, [...begin, ...questions.map(inlined)])
        const answers = results.slice(begin.length).map(({ rows }) => rows as Row[])
        begin = []
        return answers
      },
    }
    try {
      const { result, statements, tells } = await work(transaction)
      await round(client, [...begin, ...written(statements), 'COMMIT', flush, ...(tells ? telling(tells) : [])])
      client.release()
      return result
    } catch (fault) {
      const broken = await client.query('ROLLBACK').then(
        () => undefined,
        (error: Error) => error,
      )
      client.release(broken)
      throw fault instanceof pg.DatabaseError && fault.code === uniqueViolation ? new Collision(fault.message) : fault
    }
  }

  return {
    kind: 'postgresql',
    isAlone: false,
    forUpdate: ' FOR UPDATE',
    prisma,
    query: (sql, ...cells) => query(pool, sql, cells),
    listen: heard => listenTo({ url, channel, server, heard }),
    write,
    record: (statements, tells) => write(async () => ({ result: undefined, statements, tells })),
    alone: work => enter(() => work(prisma)),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/**
 * A transaction that gives the branch free before the disk has it all: others go on meanwhile. Nobody is answered before
 * this, which waits until everything written so far is on the disk, whoever wrote it (rule D1).
 */
const flush = `SELECT pg_logical_emit_message(true, 'redica', '')`

/** The new rows of each shape as one statement, before all that changes rows. */
function written(statements: readonly Statement[]): readonly string[] {
  const rows = [...newRows(statements)].map(([sql, all]) => {
    const marks = marksOf(sql)
    const values = all.map(cells => inlined({ sql: marks, cells })).join(', ')
    return sql.slice(0, -marks.length) + values
  })
  return [...rows, ...statements.filter(({ isNew }) => !isNew).map(inlined)]
}

/** A statement with its cells written into it, each as a literal. */
function inlined({ sql, cells }: Statement): string {
  let place = 0
  return sql.replace(/\?/g, () => literal(cells[place++] ?? null))
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'string' ? pg.escapeLiteral(cell) : String(cell)
}

const texts = new Map<string, string>()

/** PostgreSQL numbers its placeholders. No statement of ours has a question mark in a text. */
function numbered(sql: string): string {
  const known = texts.get(sql)
  if (known) return known
  let place = 0
  const text = sql.replace(/\?/g, () => `$${++place}`)
  texts.set(sql, text)
  return text
}

const names = new Map<string, string>()

/** A name lets the server keep the statement prepared on its connection. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `redica_${names.size}`
  names.set(text, name)
  return name
}
