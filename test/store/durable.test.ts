import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Driver from 'libsql'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/store/open'
import { insert } from '../../server/store/statement'

const postgresql = inject('postgresql')

test.skipIf(postgresql === null)(
  '[D1] what PostgreSQL has recorded is on its disk, though commits are lazy',
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-durable-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const store = await openDatabase({ dataDir, databaseUrl: `${postgresql}&schema=durable_${process.pid}` })
    onTestFinished(store.close)
    const { database } = store
    const where = async (position: string) =>
      String((await database.query(`SELECT ${position}()::text AS "at"`))[0]?.at)
    for (let answer = 0; answer < 20; answer++) {
      const before = await where('pg_current_wal_insert_lsn')
      await database.record([
        insert('Answer', { id: `durable/${answer}`, command: 'ticket:take', at: answer, body: '{}' }),
      ])
      const flushed = await where('pg_current_wal_flush_lsn')
      const [row] = await database.query('SELECT ?::pg_lsn > ?::pg_lsn AS "isBehind"', flushed, before)
      expect(row?.isBehind).toBe(true)
    }
  },
)

async function openFile() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-durable-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const { database, close } = await openDatabase({ dataDir, databaseUrl: null })
  onTestFinished(close)
  return { dataDir, database }
}

test('[D1] what SQLite has tidied stands in the file itself: a later commit need not move it', async () => {
  const { dataDir, database } = await openFile()
  await database.tidy()
  await database.record([insert('Answer', { id: 'tidy/1', command: 'ticket:take', at: 1, body: '{}' })])
  const answersInFile = (name: string) => {
    const alone = path.join(dataDir, name)
    copyFileSync(path.join(dataDir, 'redica.db'), alone)
    const copy = new Driver(alone)
    onTestFinished(() => {
      copy.close()
    })
    return copy.prepare('SELECT "id" FROM "Answer"').all()
  }
  expect(answersInFile('before.db')).toEqual([])
  await database.tidy()
  expect(answersInFile('after.db')).toEqual([{ id: 'tidy/1' }])
})

test('[D1] a WAL that was lengthened beforehand is read after a crash as one that grew', async () => {
  const { dataDir, database } = await openFile()
  const answer = (at: number) => insert('Answer', { id: `long/${at}`, command: 'ticket:take', at, body: '{}' })
  const afterCrash = (name: string) => {
    const crashed = path.join(dataDir, name)
    for (const part of ['', '-wal']) copyFileSync(path.join(dataDir, `redica.db${part}`), `${crashed}${part}`)
    const copy = new Driver(crashed)
    onTestFinished(() => {
      copy.close()
    })
    expect(copy.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    return copy.prepare('SELECT "at" FROM "Answer" ORDER BY "at"').all()
  }
  await database.record([answer(1)])
  let recorded = 1
  let isTidied = false
  const tidied = database.tidy().finally(() => {
    isTidied = true
  })
  while (!isTidied) {
    await database.record([answer(++recorded)])
    await new Promise(resolve => setImmediate(resolve))
  }
  await tidied
  const all = () => Array.from({ length: recorded }, (_, before) => ({ at: before + 1 }))
  expect(statSync(path.join(dataDir, 'redica.db-wal')).size).toBeGreaterThan(64_000_000)
  expect(recorded).toBeGreaterThan(2)
  expect(afterCrash('meanwhile.db')).toEqual(all())
  await database.tidy()
  expect(afterCrash('tidied.db')).toEqual(all())
  await database.record([answer(++recorded)])
  expect(afterCrash('over.db')).toEqual(all())
})
