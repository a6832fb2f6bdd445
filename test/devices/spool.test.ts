import { afterEach, beforeEach, expect, test } from 'vitest'
import { nameOfPaper } from '../../devices/paper'
import { SimulatedPrinter } from '../../devices/simulated-printer'
import { Spool } from '../../devices/spool'
import type { Print } from '../../domain/wire'
import { MemoryQueue } from './memory-queue'
import { drawCoded, pokrovPaper, wide } from './papers'
import { until } from './until'

const twoMinutes = 2 * 60_000

let now: number
let queue: MemoryQueue
let printer: SimulatedPrinter
let said: Print[]
let troubles: unknown[]
let spool: Spool
let door: ReturnType<MemoryQueue['door']>

function openSpool(door = queue.door()): Spool {
  return new Spool({
    printer,
    draw: drawCoded,
    queue: door,
    now: () => now,
    onPrinted: print => said.push(print),
    onTrouble: error => troubles.push(error),
    againMs: 10,
  })
}

function take(number: string) {
  const job = queue.add({ ...pokrovPaper, number }, now)
  spool.wake()
  return job
}

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 8, 42)
  queue = new MemoryQueue()
  printer = new SimulatedPrinter(wide, { now: () => now, printMs: 5, stallMs: 20 })
  said = []
  troubles = []
  door = queue.door()
  spool = openSpool(door)
})

afterEach(async () => {
  await spool.close()
  await printer.close()
})

test('[P2] a ticket is queued, sent, confirmed, and each step is told after it is on disk', async () => {
  const job = take('А001')
  await until('it is confirmed', () => queue.stateOf(job.id) === 'confirmed')
  expect(said).toEqual([
    { ticket: job.ticket, state: 'sent', printer: 'ready' },
    { ticket: job.ticket, state: 'confirmed', printer: 'ready' },
  ])
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А001'])
})

test('[P3] without paper tickets wait, and come out when there is paper again', async () => {
  printer.press('pull-paper')
  const [first, second] = [take('А001'), take('А002')]
  now += twoMinutes
  spool.wake()
  expect(queue.inState('queued')).toEqual([first.id, second.id])
  printer.press('insert-paper')
  await until('both are out', () => queue.inState('confirmed').length === 2)
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А002', 'А001'])
})

test('[P3] a ticket older than two minutes is not printed late', async () => {
  printer.press('unplug')
  const old = take('А001')
  now += twoMinutes + 1
  const young = take('А002')
  await until('the old one is given up', () => queue.stateOf(old.id) === 'failed')
  printer.press('plug-in')
  await until('the young one is out', () => queue.stateOf(young.id) === 'confirmed')
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А002'])
})

test('[P2] a printer that never answers leaves the ticket unsure, and it is not printed again', async () => {
  printer.press('stall')
  const job = take('А001')
  await until('it is unsure', () => queue.stateOf(job.id) === 'unknown')
  expect(printer.status()).toBe('error')
  printer.press('go-on')
  const next = take('А002')
  await until('the next one is out', () => queue.stateOf(next.id) === 'confirmed')
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А002'])
})

test('[P2] what a crash found being printed becomes unsure', async () => {
  await spool.close()
  const job = queue.add(pokrovPaper, now)
  await queue.door().moved(job.id, 'sent')
  spool = openSpool()
  await until('it is unsure', () => queue.stateOf(job.id) === 'unknown')
  expect(said).toEqual([{ ticket: job.ticket, state: 'unknown', printer: 'ready' }])
  expect(printer.look().papers).toEqual([])
})

test('[P2] a job recorded as sent at a free spool is printed, and not written as sent again', async () => {
  await until('the spool is free', () => spool.isFree)
  const job = queue.add(pokrovPaper, now, { isSent: true })
  spool.wake()
  expect(spool.isFree).toBe(false)
  await until('it is confirmed', () => queue.stateOf(job.id) === 'confirmed')
  expect(queue.jobs[0]?.states).toEqual(['sent', 'confirmed'])
  expect(said.map(({ state }) => state)).toEqual(['sent', 'confirmed'])
  await until('the spool is free again', () => spool.isFree)
})

test('[P2] a job handed to a free spool is printed without being looked for, and once', async () => {
  await until('the spool is free', () => spool.isFree)
  door.looks = 0
  const job = queue.add(pokrovPaper, now, { isSent: true })
  spool.hand(job)
  expect(spool.isFree).toBe(false)
  await until('it is out and the spool free again', () => queue.stateOf(job.id) === 'confirmed' && spool.isFree)
  expect(door.looks).toBe(0)
  expect(queue.jobs[0]?.states).toEqual(['sent', 'confirmed'])
})

test('[P2] a job that a busy spool had found already is not printed again when it is handed', async () => {
  await until('the spool is free', () => spool.isFree)
  const job = queue.add(pokrovPaper, now, { isSent: true })
  spool.wake()
  spool.hand(job)
  await until('it is out and the spool free again', () => queue.stateOf(job.id) === 'confirmed' && spool.isFree)
  expect(printer.look().papers).toHaveLength(1)
})

test('[P2] two that were recorded as sent at once come out one after the other, whoever is handed first', async () => {
  await until('the spool is free', () => spool.isFree)
  const both = ['А001', 'А002'].map(number => queue.add({ ...pokrovPaper, number }, now, { isSent: true }))
  for (const job of both) spool.hand(job)
  await until('both are out', () => queue.inState('confirmed').length === 2)
  // The newest lies on top.
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А002', 'А001'])
})

test('[P3] a job handed to a printer that loses its paper waits, with those behind it', async () => {
  await until('the spool is free', () => spool.isFree)
  const first = queue.add({ ...pokrovPaper, number: 'А001' }, now, { isSent: true })
  spool.hand(first)
  printer.press('pull-paper')
  await until('it waits', () => queue.stateOf(first.id) === 'queued')
  expect(spool.isFree).toBe(false)
  take('А002')
  printer.press('insert-paper')
  await until('both are out', () => queue.inState('confirmed').length === 2)
  // The newest lies on top.
  expect(printer.look().papers.map(({ name }) => name)).toEqual(['А002', 'А001'])
})

test('[P3] a job handed to a printer that lost its paper is given up after two minutes, though nobody asks', async () => {
  await until('the spool is free', () => spool.isFree)
  const job = queue.add(pokrovPaper, now, { isSent: true })
  spool.hand(job)
  printer.press('pull-paper')
  await until('it waits', () => queue.stateOf(job.id) === 'queued')
  now += twoMinutes + 1
  await until('it is given up', () => queue.stateOf(job.id) === 'failed')
  expect(printer.look().papers).toEqual([])
})

test('[P2] while the queue cannot be read, nothing is said to be free', async () => {
  await until('the spool is free', () => spool.isFree)
  door.busy = true
  spool.wake()
  await until('it is told', () => troubles.length > 0)
  expect(spool.isFree).toBe(false)
  door.busy = false
  await until('it is free again', () => spool.isFree)
})

test('[P3] a job recorded as sent at a printer that is not ready after all waits for it, and comes out once', async () => {
  await until('the spool is free', () => spool.isFree)
  const job = queue.add(pokrovPaper, now, { isSent: true })
  printer.press('pull-paper')
  await until('it waits', () => queue.stateOf(job.id) === 'queued')
  expect(spool.isFree).toBe(false)
  printer.press('insert-paper')
  await until('it is out', () => queue.stateOf(job.id) === 'confirmed')
  expect(queue.jobs[0]?.states).toEqual(['sent', 'queued', 'sent', 'confirmed'])
  expect(printer.look().papers).toHaveLength(1)
})

test('[P3] a printer whose paper ends while the job is recorded gets it when there is paper again', async () => {
  await spool.close()
  const door = queue.door()
  const { moved } = door
  door.moved = async (id, state) => {
    const isDone = await moved(id, state)
    if (state === 'sent' && queue.jobs[0]?.states.length === 2) printer.press('pull-paper')
    return isDone
  }
  spool = openSpool(door)
  await until('the spool is free', () => spool.isFree)
  const job = take('А001')
  await until('it waits again', () => queue.jobs[0]?.states.length === 3)
  printer.press('insert-paper')
  await until('it is out', () => queue.stateOf(job.id) === 'confirmed')
  expect(queue.jobs[0]?.states).toEqual(['queued', 'sent', 'queued', 'sent', 'confirmed'])
  expect(printer.look().papers).toHaveLength(1)
})

test('[P2] a spool is free once it knows what an earlier run left, and never when it is closed', async () => {
  await spool.close()
  const door = queue.door()
  door.busy = true
  spool = openSpool(door)
  await until('it tried', () => troubles.length > 1)
  expect(spool.isFree).toBe(false)
  door.busy = false
  await until('the spool is free', () => spool.isFree)
  await spool.close()
  expect(spool.isFree).toBe(false)
})

test('[P2] nothing is printed before it is on disk that it is being printed', async () => {
  await spool.close()
  const door = queue.door()
  door.busy = true
  spool = openSpool(door)
  const job = take('А001')
  await until('it was tried again', () => troubles.length > 2)
  expect(printer.look().papers).toEqual([])
  door.busy = false
  await until('it is out', () => queue.stateOf(job.id) === 'confirmed')
})

test('[P3] a ticket that cannot be drawn does not hold up the next one', async () => {
  await spool.close()
  const draw: typeof drawCoded = async (paper, profile) => {
    if (nameOfPaper(paper) === 'А001') throw new Error('no such text')
    return drawCoded(paper, profile)
  }
  const parts = { printer, draw, now: () => now, onPrinted: () => {}, onTrouble: (e: unknown) => troubles.push(e) }
  spool = new Spool({ ...parts, queue: queue.door() })
  const [bad, good] = [take('А001'), take('А002')]
  await until('the good one is out', () => queue.stateOf(good.id) === 'confirmed')
  expect(queue.stateOf(bad.id)).toBe('failed')
  expect(troubles).toHaveLength(1)
})

test('[P2] closing waits for the ticket that is coming out', async () => {
  const job = take('А001')
  await until('it is being printed', () => queue.stateOf(job.id) === 'sent')
  await spool.close()
  expect(queue.stateOf(job.id)).toBe('confirmed')
})
