import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Cell, type Database, type Row, type Statement, type Transaction, turnstile } from './database'
import { listenTo } from './postgresql-listening'
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

  return {
    kind: 'postgresql',
    forUpdate: ' FOR UPDATE',
    prisma,
    query: (sql, ...cells) => query(pool, sql, cells),
    told: branch => [{ sql: 'SELECT pg_notify(?, ?)', cells: [channel, `${server} ${branch}`] }],
    listen: heard => listenTo({ url, channel, server, heard }),
    write: async work => {
      const client = await pool.connect()
      const transaction: Transaction = {
        query: (sql, ...cells) => query(client, sql, cells),
        run: async statements => {
          // All in one message: every statement of its own would wait for its own answer.
          if (statements.length > 0) await client.query(statements.map(inlined).join(';\n'))
        },
      }
      try {
        await client.query('BEGIN')
        const result = await work(transaction)
        await client.query('COMMIT')
        client.release()
        return result
      } catch (fault) {
        const broken = await client.query('ROLLBACK').then(
          () => undefined,
          (error: Error) => error,
        )
        client.release(broken)
        throw fault
      }
    },
    alone: work => enter(() => work(prisma)),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
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
