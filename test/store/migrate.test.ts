import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Driver from 'libsql'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { loadHall } from '../../server/store/load-hall'
import { folders, type Migration, migrateSqlite, migrationsIn } from '../../server/store/migrate'
import { migratePostgresql } from '../../server/store/migrate-postgresql'
import { openSqlite } from '../../server/store/sqlite'

const first: Migration = {
  name: '1_first',
  sql: 'CREATE TABLE "Thing" ("id" TEXT PRIMARY KEY);',
  checksum: 'a'.repeat(64),
}
const second: Migration = {
  name: '2_second',
  sql: 'ALTER TABLE "Thing" ADD COLUMN "name" TEXT;',
  checksum: 'b'.repeat(64),
}
const broken: Migration = {
  name: '3_broken',
  sql: 'CREATE TABLE "New" ("id" TEXT); CREATE TABLE "New" ("id" TEXT);',
  checksum: 'c'.repeat(64),
}

function fresh(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, 'redica.db')
}

describe('SQLite', () => {
  test('takes each migration once, in order', () => {
    const file = fresh()
    expect(migrateSqlite(file, [first])).toEqual(['1_first'])
    expect(migrateSqlite(file, [first, second])).toEqual(['2_second'])
    expect(migrateSqlite(file, [first, second])).toEqual([])
  })

  test('[D2] one that fails in its middle leaves nothing of itself', () => {
    const file = fresh()
    migrateSqlite(file, [first])
    expect(() => migrateSqlite(file, [first, second, broken])).toThrow(/New/)
    expect(migrateSqlite(file, [first, second])).toEqual(['2_second'])
  })

  test('one that was changed after it was taken is refused by name', () => {
    const file = fresh()
    migrateSqlite(file, [first])
    expect(() => migrateSqlite(file, [{ ...first, checksum: 'd'.repeat(64) }])).toThrow(/1_first was changed/)
  })

  test('[N1] a day that was begun by the first version goes on with its numbers', async () => {
    const file = fresh()
    const all = migrationsIn(folders.sqlite)
    migrateSqlite(file, all.slice(0, 1))
    const connection = new Driver(file)
    connection.exec(`PRAGMA foreign_keys=OFF;
      INSERT INTO "Municipality" VALUES ('town', '{}', 'Europe/Skopje', '[]', 'MKD', '#000000', '[]', '[]', '[]', '1', 1);
      INSERT INTO "Queue" ("municipalityCode", "code", "place", "prefix", "name", "targetWaitMinutes")
        VALUES ('town', 'papers', 0, 'ПД', '{}', 15);
      INSERT INTO "Branch" ("id", "municipalityCode", "code", "place", "kind", "name", "address", "phone", "hours", "closedOn",
        "zones", "services", "settings", "seq", "day") VALUES ('town-main', 'town', 'main', 0, 'main', '{}', '{}', '', '{}',
        '[]', '[]', '[]', '{}', 2, '2026-11-24');
      INSERT INTO "Journal" VALUES ('town-main', 1, 1, 'day.opened', 'system', '{}'), ('town-main', 2, 1, 'x', 'here', '{}');
      INSERT INTO "Ticket" ("id", "branchId", "day", "number", "queue", "service", "state", "secret", "language", "claimed",
        "issuedFrom", "issuedAt") VALUES ('t1', 'town-main', '2026-11-24', 'ПД1042', 'papers', 's', 'waiting', 'x', 'mk', 0,
        'kiosk', 5), ('t2', 'town-main', '2026-11-24', 'ПД1041', 'papers', 's', 'waiting', 'x', 'mk', 0, 'kiosk', 4);
      INSERT INTO "Turn" ("ticketId", "n", "branchId", "day", "queue", "service", "since", "dueAt", "returned", "calls")
        VALUES ('t1', 1, 'town-main', '2026-11-24', 'papers', 's', 5, 6, 0, 1),
          ('t1', 2, 'town-main', '2026-11-24', 'papers', 's', 7, 7, 1, 0),
          ('t2', 1, 'town-main', '2026-11-24', 'papers', 's', 4, 9, 0, 0);`)
    connection.close()
    migrateSqlite(file, all)
    const database = await openSqlite(file)
    const hall = await loadHall(database, 'town-main')
    expect(hall).toMatchObject({ seq: 2, day: '2026-11-24' })
    expect(hall.lastNumber.get('papers')).toBe(1042)
    expect(hall.tickets.get('t1')).toMatchObject({ entered: 'returned', turn: 2, needs: [], parked: null })
    expect(hall.tickets.get('t2')).toMatchObject({ entered: 'issued', turn: 1, since: 4, dueAt: 9 })
    await database.close()
  })

  test('a rebuild of a table keeps its rows, with foreign keys pointing at it', () => {
    const file = fresh()
    migrateSqlite(file, [first])
    const connection = new Driver(file)
    connection.exec(`CREATE TABLE "Part" ("thing" TEXT NOT NULL REFERENCES "Thing" ("id"));
      INSERT INTO "Thing" VALUES ('one'); INSERT INTO "Part" VALUES ('one');`)
    connection.close()
    const rebuild = `PRAGMA foreign_keys=OFF; CREATE TABLE "new_Thing" ("id" TEXT PRIMARY KEY, "size" INTEGER NOT NULL DEFAULT 1);
      INSERT INTO "new_Thing" ("id") SELECT "id" FROM "Thing"; DROP TABLE "Thing";
      ALTER TABLE "new_Thing" RENAME TO "Thing"; PRAGMA foreign_keys=ON;`
    migrateSqlite(file, [first, { name: '2_rebuild', sql: rebuild, checksum: 'e'.repeat(64) }])
    const again = new Driver(file)
    expect(again.prepare('SELECT * FROM "Thing"').all()).toEqual([{ id: 'one', size: 1 }])
    again.close()
  })
})

const url = inject('postgresql')
describe.skipIf(url === null)('PostgreSQL', () => {
  const place = (name: string) => `${url}&schema=migrate_${process.pid}_${name}`

  test('takes each migration once, also when two servers start at once', async () => {
    const both = await Promise.all([migratePostgresql(place('two'), [first]), migratePostgresql(place('two'), [first])])
    expect(both.flat()).toEqual(['1_first'])
    expect(await migratePostgresql(place('two'), [first, second])).toEqual(['2_second'])
  })

  test('[D2] one that fails in its middle leaves nothing of itself', async () => {
    await migratePostgresql(place('fails'), [first])
    await expect(migratePostgresql(place('fails'), [first, broken])).rejects.toThrow(/New/)
    const client = new pg.Client({ connectionString: url ?? '' })
    await client.connect()
    const { rows } = await client.query(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'migrate_${process.pid}_fails' ORDER BY 1`,
    )
    await client.end()
    expect(rows.map(row => row.table_name)).toEqual(['Thing', '_prisma_migrations'])
  })
})
