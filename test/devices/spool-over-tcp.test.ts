import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EscposPrinter } from '../../devices/escpos-printer'
import { Spool } from '../../devices/spool'
import { tcpWire } from '../../devices/tcp-wire'
import { MemoryQueue } from './memory-queue'
import { codedRows, codesOn, drawCoded, pokrovPaper, rowsOn, wide } from './papers'
import { TcpTwin } from './tcp-twin'
import { until } from './until'

type Step =
  | { readonly do: 'end-paper'; readonly rows: number }
  | { readonly do: 'drop'; readonly bytes: number }
  | { readonly do: 'take' | 'rest'; readonly ms: number }
  | { readonly do: (typeof plainSteps)[number] }

const plainSteps = [
  'insert-paper',
  'open-cover',
  'close-cover',
  'stall',
  'resume',
  'unplug',
  'plug-in',
  'power-cycle',
  'crash',
  'busy',
  'minutes',
] as const

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('take' as const), ms: fc.integer({ min: 0, max: 12 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('rest' as const), ms: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 8, arbitrary: fc.constantFrom<Step[]>(...plainSteps.map(name => ({ do: name }))) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('end-paper' as const), rows: fc.integer({ min: 0, max: 700 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('drop' as const), bytes: fc.integer({ min: 1, max: 60_000 }) }) },
)

/** A day at a bad printer: one queue, and programs that end and begin again. */
class BadDay {
  readonly twin = new TcpTwin()
  readonly queue = new MemoryQueue()
  readonly #patience = { connectMs: 300, answerMs: 50, pollMs: 10, fenceMs: 100, rowMs: 0, leftMs: 6_000 }
  #now = 0
  #program = this.#start()

  #start() {
    const printer = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: this.twin.port }), wide, this.#patience)
    const door = this.queue.door()
    const ignore = () => {}
    const parts = { printer, draw: drawCoded, queue: door, now: () => this.#now, onPrinted: ignore, onTrouble: ignore }
    return { printer, door, spool: new Spool({ ...parts, againMs: 5 }) }
  }

  async open() {
    await this.twin.plugIn()
    await this.crash()
  }

  take() {
    const number = `А${String(this.queue.jobs.length + 1).padStart(3, '0')}`
    const { spool } = this.#program
    const job = this.queue.add({ ...pokrovPaper, number }, this.#now, { isSent: spool.isFree })
    if (job.isSent) spool.hand(job)
    else spool.wake()
  }

  minutes(count: number) {
    this.#now += count * 60_000
    this.#program.spool.wake()
  }

  async busy() {
    this.#program.door.busy = true
    await new Promise(resolve => setTimeout(resolve, 15))
    this.#program.door.busy = false
  }

  /** The program ends without a word to its queue, and begins again. */
  async crash() {
    this.#program.door.died = true
    await this.#program.printer.close()
    await this.#program.spool.close()
    this.#program = this.#start()
  }

  /** All is well, and there is time for every answer: a busy machine has to get through in the end. */
  async heal() {
    await this.twin.plugIn()
    Object.assign(this.#patience, { connectMs: 5_000, answerMs: 5_000, fenceMs: 5_000 })
    this.twin.dropAfterBytes = null
    this.twin.closeCover()
    this.twin.insertPaper()
    this.twin.resume()
    await this.#program.printer.check()
  }

  async close() {
    await this.#program.spool.close()
    await this.#program.printer.close()
    await this.twin.unplug()
  }
}

async function act(day: BadDay, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'take':
      day.take()
      return new Promise(resolve => setTimeout(resolve, step.ms))
    case 'end-paper':
      return day.twin.endPaperAfter(step.rows)
    case 'insert-paper':
      return day.twin.insertPaper()
    case 'open-cover':
      return day.twin.openCover()
    case 'close-cover':
      return day.twin.closeCover()
    case 'stall':
      return day.twin.stall()
    case 'resume':
      return day.twin.resume()
    case 'unplug':
      return day.twin.unplug()
    case 'plug-in':
      return day.twin.plugIn()
    case 'power-cycle':
      return day.twin.powerCycle()
    case 'drop':
      day.twin.dropAfterBytes = step.bytes
      return
    case 'crash':
      return day.crash()
    case 'busy':
      return day.busy()
    case 'minutes':
      return day.minutes(3)
    case 'rest':
      return new Promise(resolve => setTimeout(resolve, step.ms))
  }
}

/** A thousand bad days, so many at once that the machine is never idle and never late. */
const seeds = Array.from({ length: 20 }, (_, place) => 20261124 + place)
const daysOfEach = 50

const busyMachineMs = 120_000

test('[P2] whatever befalls the printer, no ticket comes out twice, none is confirmed in vain, none blocks', async () => {
  const counts = { confirmed: 0, unknown: 0, failed: 0 }
  let days = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async steps => {
    const day = new BadDay()
    try {
      day.twin.burnMs = 5
      await day.open()
      for (const step of steps) await act(day, step)
      await day.heal()
      day.take()
      const last = String(day.queue.jobs.length)
      const isDealtWith = () => !['queued', 'sent'].includes(day.queue.stateOf(last) ?? '')
      await until('the last ticket is dealt with', isDealtWith, busyMachineMs)
      expect([...day.queue.inState('queued'), ...day.queue.inState('sent')]).toEqual([])
      judge(day)
      for (const state of ['confirmed', 'unknown', 'failed'] as const) counts[state] += day.queue.inState(state).length
      days++
    } finally {
      await day.close()
    }
  })
  await Promise.all(seeds.map(seed => fc.assert(property, { seed, numRuns: daysOfEach, includeErrorInReport: true })))
  expect(days).toBe(seeds.length * daysOfEach)
  // A property that never met the cases it is about would prove nothing. A busy machine meets fewer.
  expect(Math.min(counts.confirmed, counts.unknown, counts.failed)).toBeGreaterThan(20)
}, 900_000)

function judge({ twin, queue }: BadDay): void {
  const seen = twin.papers.flatMap(codesOn)
  expect(new Set(seen).size, 'each ticket is on one paper at most').toBe(seen.length)
  expect(twin.garbage).toBe(0)
  const cut = twin.papers.filter(paper => paper.cut).flatMap(paper => [...rowsOn(paper)])
  const whole = cut.filter(([, rows]) => rows === codedRows).map(([code]) => code)
  for (const id of queue.inState('confirmed')) expect(whole).toContain(Number(id))
}
