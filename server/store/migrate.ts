import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Driver from 'libsql'

/** Folders in Prisma's own format and its own table, so that `prisma migrate` can take over where it can run. */
export const folders = { sqlite: 'prisma/migrations', postgresql: 'prisma/postgresql/migrations' } as const

export const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
  "finished_at" {instant}, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" {instant},
  "started_at" {instant} NOT NULL DEFAULT CURRENT_TIMESTAMP, "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export function migrationsIn(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map(entry => {
      const sql = readFileSync(path.join(folder, entry.name, 'migration.sql'), 'utf8')
      return { name: entry.name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Thrown when the file of a migration that was applied is not what it was. */
export class MigrationChanged extends Error {
  constructor(name: string) {
    super(`The migration ${name} was changed after this database had taken it. Put its file back as it was released.`)
  }
}

/** Brings a SQLite file up to date, all in one transaction; returns the names applied. */
export function migrateSqlite(file: string, migrations = migrationsIn(folders.sqlite)): readonly string[] {
  const connection = new Driver(file)
  try {
    connection.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF',
    )
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.exec(table.replaceAll('{instant}', 'DATETIME'))
      const rows = connection.prepare('SELECT migration_name, checksum FROM "_prisma_migrations"').all() as Applied[]
      const missing = notYet(rows, migrations)
      for (const { name, sql, checksum } of missing) {
        // A rebuild of a table switches foreign keys off and on: inside a transaction SQLite ignores that.
        connection.exec(sql)
        connection
          .prepare(
            `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
             VALUES (?, ?, ?, CURRENT_TIMESTAMP, 1)`,
          )
          .run(checksum.slice(0, 36), checksum, name)
      }
      const broken = connection.prepare('PRAGMA foreign_key_check').all()
      if (broken.length > 0) throw new Error(`After the migrations ${broken.length} rows point at rows that are gone.`)
      connection.exec('COMMIT')
      return missing.map(({ name }) => name)
    } catch (fault) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw fault
    }
  } finally {
    connection.close()
  }
}

export interface Applied {
  readonly migration_name: string
  readonly checksum: string
}

/** Those that a database has not taken, in order. Throws when one that it has taken is not what it was. */
export function notYet(applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(applied.map(row => [row.migration_name, row.checksum]))
  return migrations.filter(({ name, checksum }) => {
    const before = known.get(name)
    if (before !== undefined && before !== checksum) throw new MigrationChanged(name)
    return before === undefined
  })
}
