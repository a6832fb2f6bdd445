import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { accept, type Result, refuse } from '../domain/refusal'
import { keepSessions, staffOf } from './sessions'
import type { Database } from './store/database'
import type { StaffRole } from './who'

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const freeTries = 10
const firstLockMs = 30_000
const longestLockMs = 15 * 60_000

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: StaffRole
  readonly branches: readonly string[]
}

export type People = ReturnType<typeof keepPeople>

/** The staff of an installation: who they are, and how they log in. */
export function keepPeople(database: Database, now: () => number) {
  const failures = new Map<string, { count: number; lockedUntil: number }>()
  const names = new Map<string, string>()
  const sessions = keepSessions(database, now)

  /** A session's token for the right password. Ten wrong tries lock a name, and an address, for a growing time. */
  async function login(name: string, password: string, address: string): Promise<Result<Person & { token: string }>> {
    const locks = [`name:${name}`, `address:${address}`]
    const lockedUntil = Math.max(...locks.map(lock => failures.get(lock)?.lockedUntil ?? 0))
    if (lockedUntil > now()) return refuse('person/locked-out', { until: lockedUntil })
    const user = await database.prisma.user.findUnique({ where: { name } })
    // Somebody unknown costs as long as somebody known.
    const isRight = await verify(user?.passwordHash ?? (await emptyHash()), password)
    if (!user || user.disabledAt !== null || !isRight) {
      for (const lock of locks) noteFailure(lock)
      return refuse('person/wrong-password')
    }
    for (const lock of locks) failures.delete(lock)
    return accept({ ...staffOf(user), token: await sessions.begin(user.id) })
  }

  function noteFailure(lock: string): void {
    const count = (failures.get(lock)?.count ?? 0) + 1
    const lockMs = count < freeTries ? 0 : Math.min(firstLockMs * 2 ** (count - freeTries), longestLockMs)
    failures.set(lock, { count, lockedUntil: now() + lockMs })
    if (failures.size > 10_000) failures.delete(failures.keys().next().value ?? '')
  }

  /** The first person of an installation. Returns the password when it had to be made up. */
  async function ensureAdmin(password: string | undefined): Promise<string | null> {
    if ((await database.prisma.user.count()) > 0) return null
    const made = password ?? randomBytes(9).toString('base64url')
    const row = await newPerson({ name: 'admin', role: 'admin', branches: [] }, made, now())
    await database.alone(prisma => prisma.user.create({ data: { ...row, createdAt: BigInt(row.createdAt) } }))
    names.set(row.id, row.name)
    return password === undefined ? made : null
  }

  async function loadNames(): Promise<void> {
    for (const { id, name } of await database.prisma.user.findMany()) names.set(id, name)
  }

  return {
    login,
    sessions,
    ensureAdmin,
    loadNames,
    nameOf: (id: string) => names.get(id) ?? id,
  }
}

/** The row of a new member of staff. The password's length is all that is asked of it (ASVS 6.2.1, 6.2.9). */
export async function newPerson(
  person: { readonly name: string; readonly role: StaffRole; readonly branches: readonly string[] },
  password: string,
  now: number,
) {
  const id = randomBytes(9).toString('base64url')
  const passwordHash = await hash(password, argon)
  const branches = JSON.stringify(person.branches)
  return { id, name: person.name, role: person.role, passwordHash, branches, createdAt: now }
}

let nobody: string | undefined

async function emptyHash(): Promise<string> {
  nobody ??= await hash(randomBytes(16).toString('hex'), argon)
  return nobody
}
