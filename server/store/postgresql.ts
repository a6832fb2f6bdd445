import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import {
  type Cell,
  type Database,
  type Row,
  type Statement,
  type Transaction,
  turnstile,
  type Written,
} from './database'
import { keepTelling, listenTo } from './postgresql-listening'
import { faultOf, flush, inlined, lazyCommits, rolledBack, round, written } from './postgresql-round'
import { PrismaClient as PostgresqlClient } from './prisma/postgresql/client'
import type { PrismaClient } from './prisma/sqlite/client'

const int8 = 20

/** Opens a pool on a PostgreSQL server. Throws when the server does not answer. */
export async function openPostgresql(url: string): Promise<Database> {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const types = {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === int8 ? Number : pg.types.getTypeParser(type, format),
  }
  const options = `-c search_path="${schema}" ${lazyCommits}`
  const pool = new pg.Pool({ connectionString: url, max: 8, types, options })
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

  const told = (word: string): Statement => ({
    sql: 'SELECT pg_notify(?, ?)',
    cells: [channel, `${server} ${word}`],
  })
  const others = keepTelling(word => pool.query(inlined(told(word))))

  async function write<T>(work: (transaction: Transaction) => Promise<Written<T>>): Promise<T> {
    const client = await pool.connect()
    let begin: readonly string[] = ['BEGIN']
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
      // In the transaction of the flush: nobody hears of what could still be lost.
      const isTold = tells !== undefined && others.isQuiet(tells)
      const telling = isTold ? [inlined(told(tells))] : []
      await round(client, [...begin, ...written(statements), 'COMMIT', flush, ...telling])
      client.release()
      if (tells !== undefined) others.tellChanged(tells, { isTold })
      return result
    } catch (fault) {
      client.release(await rolledBack(client))
      throw faultOf(fault)
    }
  }

  return {
    kind: 'postgresql',
    isAlone: false,
    held: branch => ({ sql: 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', cells: [`${schema} ${branch}`] }),
    prisma,
    query: (sql, ...cells) => query(pool, sql, cells),
    tell: others.tell,
    listen: heard => listenTo({ url, channel, server, heard }),
    write,
    record: (statements, tells) => write(async () => ({ result: undefined, statements, tells })),
    alone: work => enter(() => work(prisma)),
    // PostgreSQL does so by itself.
    tidy: async () => undefined,
    close: async () => {
      await Promise.all([others.close(), prisma.$disconnect()])
      await pool.end()
    },
  }
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
