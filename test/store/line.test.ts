import { EventEmitter, once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { commands } from '../../server/commands/all'
import { Line, type LineMeans } from '../../server/run'
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

/** A line on that disk, and what is put into it by name. */
function newLine(means: Partial<LineMeans> = {}): Line {
  return new Line({
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
    bug: fault => {
      throw fault
    },
    failed: fault => {
      throw fault
    },
    happened: () => undefined,
    ride: () => ({ statements: [], arrived: () => undefined, missed: () => undefined }),
    ...means,
  })
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve))
const someTurns = async () => {
  for (let turn = 0; turn < 4; turn++) await nextTurn()
}

test('[P2] whoever asked is answered before it is told what became of papers that rode along', async () => {
  const order: string[] = []
  const line = newLine({
    ride: () => ({
      statements: [{ sql: 'UPDATE "PrintJob" SET "state" = \'confirmed\'', cells: [] }],
      arrived: () => order.push('told of the paper'),
      missed: () => order.push('missed'),
    }),
  })
  await line.refresh()
  await nextTurn()
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
  await nextTurn()
  expect(order).toEqual(['answered', 'told of the paper'])
})

/** Several come, are answered, and come again: from then on the line waits for so many, because time stands still. */
async function newCrowd(means: Partial<LineMeans> = {}) {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
  onTestFinished(() => void clock.mockRestore())
  const take = commands.get('ticket:take')
  if (!take) throw new Error('Nobody can take a ticket.')
  const decided: string[] = []
  let ids = 0
  const line = newLine({
    newId: () => `ticket-${++ids}`,
    newSecret: () => {
      decided.push('')
      return `secret-${decided.length}`
    },
    ...means,
  })
  await line.refresh()
  const ask = async () => {
    const input = { service: 'passport', priority: null }
    const answer = await line.ask({ command: take, input, id: null, actor: { kind: 'here' } })
    return answer.ok ? (answer.ticket?.number ?? 'none') : answer.refusal
  }
  return { line, ask, decided }
}

test('[D1] who stands in a crowd is decided once, while the others are waited for', async () => {
  const { ask, decided } = await newCrowd()
  await Promise.all([ask(), ask(), ask()])
  const first = ask()
  await someTurns()
  expect(decided).toHaveLength(4)
  const second = ask()
  await someTurns()
  expect(decided).toHaveLength(5)
  const third = ask()
  expect(await Promise.all([first, second, third])).toEqual(['П004', 'П005', 'П006'])
  expect(decided).toHaveLength(6)
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['П007', 'П008', 'П009'])
})

test('[N1][K4] what was decided of a crowd on a hall that has changed meanwhile is decided again, and counts once', async () => {
  let written = Promise.resolve()
  const { line, ask, decided } = await newCrowd({
    database: { ...database, record: () => written } as Database,
    catalogue: () => smallTown({ kioskTicketsPerMinute: 7 }),
  })
  await Promise.all([ask(), ask(), ask()])
  const first = ask()
  await someTurns()
  const disk = new EventEmitter()
  written = once(disk, 'written').then(() => undefined)
  // The clock looks in while the crowd is waited for: it takes along who stands there.
  const refreshed = line.refresh()
  await nextTurn()
  const second = ask()
  await someTurns()
  expect(decided).toHaveLength(5)
  const others = [ask(), ask()]
  await someTurns()
  disk.emit('written')
  await refreshed
  expect(await Promise.all([first, second, ...others])).toEqual(['П004', 'П005', 'П006', 'П007'])
  expect(decided).toHaveLength(8)
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill('kiosk/too-many'))
})

test('[D2] a rule that fails while a crowd is waited for turns nobody away for ever', async () => {
  let fails = false
  const failed: unknown[] = []
  const { ask } = await newCrowd({
    catalogue: () => {
      if (fails) throw new Error('The catalogue is lost.')
      return smallTown()
    },
    failed: fault => failed.push(fault),
  })
  await Promise.all([ask(), ask()])
  fails = true
  const first = ask()
  await someTurns()
  expect(await Promise.all([first, ask()])).toEqual(['server/busy', 'server/busy'])
  expect(failed).toEqual([expect.objectContaining({ message: 'The catalogue is lost.' })])
  fails = false
  expect(await Promise.all([ask(), ask()])).toEqual(['П003', 'П004'])
})
