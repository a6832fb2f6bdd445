import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CupsPatience, CupsPrinter, usualCupsPatience } from '../../devices/cups-printer'
import { ippAnswer } from '../../devices/ipp'
import { CupsTwin } from './cups-twin'
import { drawCoded, pokrovPaper, wide } from './papers'
import { until } from './until'

const patience: CupsPatience = { answerMs: 1_500, pollMs: 25, lookMs: 10, jobMs: 1_500 }

let twin: CupsTwin
let printer: CupsPrinter
beforeEach(async () => {
  twin = new CupsTwin()
  await twin.open()
  printer = new CupsPrinter({ host: '127.0.0.1', port: twin.port, queue: 'hall' }, wide, patience)
})
afterEach(async () => {
  await printer.close()
  await twin.close()
})

test('[P2] a ticket goes to the queue as it is; that it went through does not say that it came out', async () => {
  const paper = await drawCoded(pokrovPaper, wide)
  expect(await printer.print(paper)).toBe('unknown')
  expect(twin.jobs.map(({ format }) => format)).toEqual(['application/vnd.cups-raw'])
  expect(twin.jobs[0]?.document.equals(Buffer.from(paper.commands))).toBe(true)
})

test.each([
  [['media-empty-error'], 'no-paper'],
  [['media-low-report', 'none'], 'paper-low'],
  [['cover-open'], 'cover-open'],
  [['offline-report'], 'offline'],
  [['paused'], 'offline'],
  [['cutter-error', 'media-low'], 'error'],
  [['none'], 'ready'],
] as const)('[P3] %s is %s', async (reasons, status) => {
  twin.reasons = reasons
  expect(await printer.check()).toBe(status)
})

test('[P3] what the queue says is known within 3 seconds, and a queue that is gone too', async () => {
  expect(usualCupsPatience.pollMs + usualCupsPatience.answerMs).toBeLessThan(3_000)
  await until('it is ready', () => printer.status() === 'ready')
  twin.accepting = false
  await until('it takes nothing', () => printer.status() === 'offline')
  expect(await printer.print(await drawCoded(pokrovPaper, wide))).toBe('failed')
  twin.accepting = true
  await until('it is ready', () => printer.status() === 'ready')
  twin.silent = true
  await until('it is gone', () => printer.status() === 'offline')
})

test('[P2] [P3] a job that does not go on is taken back, and not printed late', async () => {
  twin.newJobs = 3
  expect(await printer.print(await drawCoded(pokrovPaper, wide))).toBe('unknown')
  expect(twin.jobs.map(({ state }) => state)).toEqual([7])
})

test('[P2] a queue that falls silent over a job leaves it unsure', async () => {
  await until('it is ready', () => printer.status() === 'ready')
  const printing = printer.print(await drawCoded(pokrovPaper, wide))
  await until('the job has come', () => twin.jobs.length === 1)
  twin.silent = true
  expect(await printing).toBe('unknown')
})

test('[A6] an answer that is none is a fault of the queue, not of ours', () => {
  for (const bytes of [
    '',
    'HTTP',
    '\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\xff\xff',
    '\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47',
  ])
    expect(() => ippAnswer(Buffer.from(bytes, 'latin1'))).toThrow()
})
