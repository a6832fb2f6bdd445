import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { keepPrintStates, type PrintStates } from '../../server/print-states'
import { type OpenedStore, openDatabase } from '../../server/store/open'
import { insert, set } from '../../server/store/statement'

const postgresql = inject('postgresql')
const kinds = [
  { name: 'SQLite', url: null as string | null, skip: false },
  { name: 'PostgreSQL', url: postgresql, skip: postgresql === null },
]
const queued = { branchId: 'b', printer: 'p', copy: false, state: 'queued', createdAt: 1, changedAt: 1, paper: '{}' }

describe.each(kinds)('[P2] $name', ({ name, url, skip }) => {
  describe.skipIf(skip)('is told what becomes of papers', () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-print-states-'))
    const schema = `print_states_${process.pid}_${name.toLowerCase()}`
    let store: OpenedStore
    let states: PrintStates
    let transactions = 0
    let isDown = false

    beforeAll(async () => {
      store = await openDatabase({ dataDir, databaseUrl: url === null ? null : `${url}&schema=${schema}` })
      const { database } = store
      states = keepPrintStates({
        ...database,
        write: work => {
          transactions++
          return isDown ? Promise.reject(new Error('the disk is full')) : database.write(work)
        },
      })
    })

    beforeEach(async () => {
      const jobs = ['1', '2', '3', '4'].map(id => insert('PrintJob', { id, ...queued }))
      await store.database.record([{ sql: 'DELETE FROM "PrintJob"', cells: [] }, ...jobs])
      transactions = 0
      isDown = false
    })

    afterAll(async () => {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    const take = (id: string) =>
      states.take({
        sql: `UPDATE "PrintJob" SET "state" = 'sent' WHERE "id" = ? AND "state" = 'queued' RETURNING "id"`,
        cells: [id],
      })
    const note = (id: string, state: string) => states.note(set('PrintJob', { id }, { state }))
    const kept = async () => {
      const rows = await store.database.query('SELECT "state" FROM "PrintJob" ORDER BY "id"')
      return rows.map(({ state }) => state)
    }

    test('an outcome by itself, a moment later', async () => {
      await note('1', 'failed')
      expect(await kept()).toEqual(['failed', 'queued', 'queued', 'queued'])
    })

    test('outcomes of several printers together with the job that one of them begins', async () => {
      const outcomes = [note('1', 'failed'), note('2', 'failed')]
      await new Promise(resolve => setImmediate(resolve))
      await Promise.all([...outcomes, take('3')])
      expect(transactions).toBe(1)
      expect(await kept()).toEqual(['failed', 'failed', 'sent', 'queued'])
    })

    test('outcomes along with what somebody else writes, or by themselves when that failed', async () => {
      const arrived: string[] = []
      const outcomes = ['1', '2'].map(id => note(id, 'failed').then(() => arrived.push(id)))
      const ride = states.ride()
      expect(ride.statements).toHaveLength(2)
      expect(states.ride().statements).toEqual([])
      await store.database.record(ride.statements)
      expect(arrived).toEqual([])
      ride.arrived()
      await Promise.all(outcomes)
      // Nor is there a transaction of nothing when their own time has come.
      await new Promise(resolve => setTimeout(resolve, 100))
      expect([await kept(), transactions]).toEqual([['failed', 'failed', 'queued', 'queued'], 0])

      const third = note('3', 'failed')
      states.ride().missed()
      await third
      expect([await kept(), transactions]).toEqual([['failed', 'failed', 'failed', 'queued'], 1])
    })

    test('who comes while others are written is written next', async () => {
      const [first, ...others] = [take('1'), take('2'), note('2', 'failed'), take('3')]
      const last = first.then(() => take('4'))
      expect(await Promise.all([first, ...others, last])).toEqual([true, true, undefined, true, true])
      expect(await kept()).toEqual(['sent', 'failed', 'sent', 'sent'])
    })

    test('each job is taken by one alone', async () => {
      expect(await Promise.all([take('1'), take('1'), take('2')])).toEqual([true, false, true])
      expect(await take('2')).toBe(false)
      expect(await take('nobody')).toBe(false)
    })

    test('a database that fails is told to everybody who waits, and asked anew by whoever comes then', async () => {
      isDown = true
      const told = await Promise.allSettled([take('1'), note('2', 'failed')])
      expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      expect(await kept()).toEqual(['queued', 'queued', 'queued', 'queued'])
      isDown = false
      expect(await Promise.all([take('1'), note('2', 'failed')])).toEqual([true, undefined])
    })
  })
})
