import { createHash, randomBytes } from 'node:crypto'
import { clerkIdleMs } from '../domain/presence'
import type { Database, Row } from './store/database'
import { type Actor, staffRoles } from './who'

/** A session ends with the working day (rule A3). */
const longestMs = 12 * 3_600_000
/** What is heard of somebody is written down this often; what comes in between, this server remembers. */
const writtenEveryMs = 60_000

export type Sessions = ReturnType<typeof keepSessions>

/** Who of the staff is logged in, and for how long. A session is named by the hash of its token. */
export function keepSessions(database: Database, now: () => number) {
  const heard = new Map<string, { readonly at: number; readonly written: number }>()

  /** The token of a new session. */
  async function begin(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const at = BigInt(now())
    const row = { tokenHash: hashed(token), userId, createdAt: at, lastUsedAt: at, expiresAt: at + BigInt(longestMs) }
    await database.alone(prisma => prisma.session.create({ data: row }))
    return token
  }

  async function end(token: string): Promise<void> {
    const session = hashed(token)
    heard.delete(session)
    await database.alone(prisma => prisma.session.deleteMany({ where: { tokenHash: session } }))
  }

  /** Who holds this session, if it has not ended. Looking does not keep it from ending. */
  async function holder(token: string): Promise<Extract<Actor, { kind: 'staff' }> | null> {
    const session = hashed(token)
    const row = await alive(session)
    return row && { kind: 'staff', ...staffOf(row), session }
  }

  /** Its holder has said something, which keeps it. False: it has ended. */
  async function hear(session: string): Promise<boolean> {
    const at = now()
    const written = heard.get(session)?.written ?? Number.NEGATIVE_INFINITY
    if (at - written < writtenEveryMs) {
      heard.set(session, { at, written })
      return true
    }
    if (!(await alive(session))) return false
    await database.record([
      { sql: 'UPDATE "Session" SET "lastUsedAt" = ? WHERE "tokenHash" = ?', cells: [at, session] },
    ])
    heard.set(session, { at, written: at })
    return true
  }

  async function alive(session: string): Promise<Row | null> {
    const [row] = await database.query(sessionSql, session)
    const lastHeard = Math.max(Number(row?.lastUsedAt), heard.get(session)?.at ?? 0)
    const isIdle = row?.role === 'clerk' && now() - lastHeard > clerkIdleMs
    if (row && Number(row.expiresAt) >= now() && row.disabledAt === null && !isIdle) return row
    heard.delete(session)
    return null
  }

  return { begin, end, holder, hear, isOver: async (session: string) => (await alive(session)) === null }
}

/** Whether whoever asks may go on asking: what they ask for keeps their session. Who has none needs none. */
export async function isHeard(sessions: Pick<Sessions, 'hear'>, actor: Actor): Promise<boolean> {
  return actor.kind !== 'staff' || actor.session === undefined || sessions.hear(actor.session)
}

/** Asked at every knock, so on the driver itself. */
const sessionSql = `SELECT u."id", u."name", u."role", u."branches", u."disabledAt", s."expiresAt", s."lastUsedAt"
  FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."tokenHash" = ?`

/** Tokens are random and long: a fast hash keeps them from whoever reads the database. */
export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** The person of a row. */
export function staffOf({
  id,
  name,
  role,
  branches,
}: Row | Readonly<Record<'id' | 'name' | 'role' | 'branches', string>>) {
  const known = staffRoles.find(one => one === role) ?? 'clerk'
  return { id: String(id), name: String(name), role: known, branches: JSON.parse(String(branches)) as string[] }
}
