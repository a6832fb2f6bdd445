import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Driver from 'libsql'
import type { Database } from './database'
import { migrateSqlite } from './migrate'
import { openSqlite } from './sqlite'

/** Something that whoever installs Redica can put right; the message says how. */
export class CannotOpen extends Error {}

export interface OpenedStore {
  readonly database: Database
  readonly migrations: readonly string[]
  close(): Promise<void>
}

export interface StorePlace {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

/**
 * Opens the installation's database for a server, made or brought up to date. One server to a folder; several to one
 * PostgreSQL. Throws `CannotOpen` in words.
 */
export async function openStore(place: StorePlace): Promise<OpenedStore> {
  makeFolder(place.dataDir)
  if (place.databaseUrl) return openDatabase(place)
  const held = holdFolder(place.dataDir)
  try {
    const opened = await openDatabase(place)
    return {
      ...opened,
      close: async () => {
        await opened.close()
        held.close()
      },
    }
  } catch (fault) {
    held.close()
    throw fault
  }
}

/** The same beside a server that runs: for what a person types. */
export async function openDatabase({ dataDir, databaseUrl }: StorePlace): Promise<OpenedStore> {
  makeFolder(dataDir)
  if (databaseUrl) {
    try {
      // Not read where it is not used: a small computer has better things to do with its memory.
      const [{ migratePostgresql }, { openPostgresql }] = await Promise.all([
        import('./migrate-postgresql'),
        import('./postgresql'),
      ])
      const migrations = await migratePostgresql(databaseUrl)
      const database = await openPostgresql(databaseUrl)
      return { database, migrations, close: () => database.close() }
    } catch (fault) {
      throw new CannotOpen(`PostgreSQL at DATABASE_URL cannot be used: ${messageOf(fault)}`)
    }
  }
  const file = databaseFile(dataDir)
  try {
    const migrations = migrateSqlite(file)
    const database = await openSqlite(file)
    return { database, migrations, close: () => database.close() }
  } catch (fault) {
    throw new CannotOpen(`The database ${file} cannot be used: ${messageOf(fault)}. Restore a backup, or move it away.`)
  }
}

export function databaseFile(dataDir: string): string {
  return path.join(dataDir, 'redica.db')
}

function makeFolder(folder: string): void {
  try {
    makeWithParents(folder)
    accessSync(folder, constants.W_OK)
  } catch (fault) {
    throw new CannotOpen(`DATA_DIR is "${folder}", and cannot be written: ${messageOf(fault)}. Choose another folder.`)
  }
}

/** Not `recursive`: where even root may make nothing, as in /proc, Node 20 then tries again for ever. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  makeWithParents(path.dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** One server to a folder: the lock is the kernel's, and falls with the process that holds it. */
export function holdFolder(folder: string): { close: () => void } {
  const file = path.join(folder, 'in-use')
  let lock: Driver.Database | undefined
  try {
    lock = new Driver(file)
    lock.exec('PRAGMA busy_timeout=2000; BEGIN EXCLUSIVE')
    return lock
  } catch (fault) {
    lock?.close()
    throw new CannotOpen(
      `Another Redica already runs with DATA_DIR "${folder}" (${messageOf(fault)}). Stop it, or choose another folder.`,
    )
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
