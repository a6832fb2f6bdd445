import { expect, test } from 'vitest'
import { Line } from '../../server/run'
import type { Database } from '../../server/store/database'
import { smallTown } from '../rules/small-town'

/** A disk on which everything is durable at once. */
const database = {
  isAlone: true,
  held: () => ({ sql: '', cells: [] }),
  record: async () => undefined,
  write: async work => {
    const rowsOf = (sql: string) => (sql.includes('FROM "Branch"') ? [{ day: '2026-03-02' }] : [])
    return (await work({ ask: async questions => questions.map(({ sql }) => rowsOf(sql)) })).result
  },
} as Partial<Database> as Database

test('[P2] whoever asked is answered before it is told what became of papers that rode along', async () => {
  const order: string[] = []
  const line = new Line({
    branch: 'small-town',
    database,
    catalogue: smallTown,
    now: () => Date.parse('2026-03-02T09:00:00Z'),
    newId: () => '1',
    newSecret: () => 'secret',
    fingerprint: phone => phone,
    waitFor: () => null,
    printerOf: () => null,
    printerAt: () => null,
    publicUrl: 'http://town.example',
    bug: fault => order.push(String(fault)),
    failed: fault => order.push(String(fault)),
    happened: () => undefined,
    ride: () => ({
      statements: [{ sql: 'UPDATE "PrintJob" SET "state" = \'confirmed\'', cells: [] }],
      arrived: () => order.push('told of the paper'),
      missed: () => order.push('missed'),
    }),
  })
  await line.refresh()
  await new Promise(resolve => setImmediate(resolve))
  order.length = 0
  const command = { name: 'nothing', decide: () => ({ ok: false, refusal: 'queue/empty' }) }
  // An answer goes through some hands until it is on its way.
  const answered = line
    .ask({ command: command as never, input: {}, id: null, actor: { kind: 'here' } })
    .then(answer => answer)
    .then(answer => answer)
    .then(() => order.push('answered'))
  await answered
  await line.empty()
  await new Promise(resolve => setImmediate(resolve))
  expect(order).toEqual(['answered', 'told of the paper'])
})
