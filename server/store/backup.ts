import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Driver from 'libsql'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import type { BranchId, Instant } from '../../domain/words'
import type { Database } from './database'
import { hallInWords } from './hall-in-words'
import { loadHall } from './load-hall'
import { folders, migrateSqlite, migrationsIn } from './migrate'
import { CannotOpen, databaseFile, holdFolder } from './open'
import { openSqlite } from './sqlite'

/** The moment that a backup holds: of each branch, the last event of the journal. */
export type Moment = readonly { readonly branch: BranchId; readonly seq: number; readonly at: Instant | null }[]

/** Writes what a folder holds at one moment to a new file, beside a server that runs (rule D4). */
export function backUp(dataDir: string, file: string): Moment {
  const from = databaseFile(dataDir)
  if (!existsSync(from)) throw new CannotOpen(`There is no ${from}: nothing to back up.`)
  if (existsSync(file)) throw new CannotOpen(`${file} is there already. Choose another name.`)
  const connection = new Driver(from)
  try {
    connection.exec('PRAGMA busy_timeout=5000')
    connection.prepare('VACUUM INTO ?').run([file])
    chmodSync(file, 0o600)
  } catch (fault) {
    rmSync(file, { force: true })
    throw new CannotOpen(`No backup was written to ${file}: ${(fault as Error).message}.`)
  } finally {
    connection.close()
  }
  return momentOf(file)
}

export interface Restored {
  readonly moment: Moment
  /** Where the data lies that was there before; null when there was none. */
  readonly replaced: string | null
}

/**
 * Puts a backup in the place of what a folder holds, once a copy of it was proved: whole, of this version or an older
 * one, and for each branch the tables say what its journal says. What it replaces is kept. Throws `CannotOpen` in words,
 * and then nothing was replaced.
 */
export async function restore(dataDir: string, file: string, now: Instant): Promise<Restored> {
  if (!existsSync(file)) throw new CannotOpen(`There is no file ${file}.`)
  const held = holdFolder(dataDir)
  const copy = path.join(dataDir, 'restoring.db')
  try {
    forget(copy)
    copyFileSync(file, copy, constants.COPYFILE_EXCL)
    await prove(copy).catch(fault => {
      throw new CannotOpen(`${file} cannot be restored: ${(fault as Error).message} Nothing was replaced.`)
    })
    const moment = momentOf(copy)
    const replaced = putAside(databaseFile(dataDir), now)
    renameSync(copy, databaseFile(dataDir))
    return { moment, replaced }
  } finally {
    forget(copy)
    held.close()
  }
}

async function prove(file: string): Promise<void> {
  const connection = new Driver(file)
  try {
    const found = connection.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (found[0]?.integrity_check !== 'ok') throw new Error(`It is damaged: ${found[0]?.integrity_check}.`)
    const known = new Set(migrationsIn(folders.sqlite).map(({ name }) => name))
    const taken = connection.prepare('SELECT "migration_name" AS "name" FROM "_prisma_migrations"').all()
    const newer = (taken as { name: string }[]).find(({ name }) => !known.has(name))
    if (newer) throw new Error(`It comes from a newer Redica (${newer.name}).`)
  } finally {
    connection.close()
  }
  migrateSqlite(file)
  const database = await openSqlite(file)
  try {
    for (const { branch } of momentOf(file)) await proveBranch(database, branch)
  } finally {
    await database.close()
  }
}

/** load = fold: what the tables say of a branch is what its journal leads to, event by event. */
async function proveBranch(database: Database, branch: BranchId): Promise<void> {
  let hall: Hall = emptyHall(branch)
  for (;;) {
    const rows = await database.query(journalSql, branch, hall.seq, readAtOnce)
    for (const { seq, body } of rows) {
      if (Number(seq) !== hall.seq + 1) throw new Error(`The journal of ${branch} lacks event ${hall.seq + 1}.`)
      hall = evolve(hall, JSON.parse(String(body)) as HallEvent)
    }
    if (rows.length < readAtOnce) break
  }
  if (hallInWords(await loadHall(database, branch)) !== hallInWords(hall))
    throw new Error(`The tables of ${branch} say something else than its journal.`)
}

const readAtOnce = 5_000
const journalSql = 'SELECT "seq", "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?'

function momentOf(file: string): Moment {
  const connection = new Driver(file, { readonly: true } as Driver.Options)
  try {
    return connection.prepare(momentSql).all() as { branch: string; seq: number; at: number | null }[]
  } finally {
    connection.close()
  }
}

const momentSql = `SELECT b."id" AS "branch", COALESCE(MAX(j."seq"), 0) AS "seq", MAX(j."at") AS "at"
  FROM "Branch" b LEFT JOIN "Journal" j ON j."branchId" = b."id" GROUP BY b."id" ORDER BY b."id"`

function putAside(file: string, now: Instant): string | null {
  if (!existsSync(file)) return null
  const aside = `${file}.until-${new Date(now).toISOString().replaceAll(':', '-').slice(0, 19)}`
  for (const part of parts) if (existsSync(file + part)) renameSync(file + part, aside + part)
  return aside
}

function forget(file: string): void {
  for (const part of parts) rmSync(file + part, { force: true })
}

/** A SQLite file, and what has not found its way into it yet. */
const parts = ['', '-wal', '-shm'] as const
