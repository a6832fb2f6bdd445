import { afterEach, beforeEach, expect, test } from 'vitest'
import { presses, SimulatedPrinter } from '../../devices/simulated-printer'
import type { PrinterStatus } from '../../domain/branch-shown'
import { codedRows, drawCoded, pokrovPaper, wide } from './papers'

const at = Date.UTC(2026, 10, 24, 8, 42)
const ticket = (number: string) => drawCoded({ ...pokrovPaper, number }, wide)

let printer: SimulatedPrinter
beforeEach(() => {
  printer = new SimulatedPrinter(wide, { now: () => at, printMs: 20, stallMs: 20 })
})
afterEach(() => printer.close())

test('[P3] each button changes the status, and the opposite one changes it back', () => {
  const heard: PrinterStatus[] = []
  const stop = printer.onStatus(status => heard.push(status))
  for (const press of ['pull-paper', 'insert-paper', 'open-cover', 'close-cover', 'unplug', 'plug-in'] as const) {
    printer.press(press)
  }
  printer.press('run-low')
  printer.press('insert-paper')
  expect(heard).toEqual(['no-paper', 'ready', 'cover-open', 'ready', 'offline', 'ready', 'paper-low', 'ready'])
  stop()
  printer.press('unplug')
  expect(heard).toHaveLength(8)
  expect(new Set(presses).size).toBe(presses.length)
})

test('[P2] a paper is left until somebody takes it, or the next one comes', async () => {
  const heard: (boolean | undefined)[] = []
  printer.onStatus(() => heard.push(printer.isPaperLeft()))
  printer.press('leave-paper')
  printer.press('leave-paper')
  expect(printer.status()).toBe('ready')
  printer.press('take-paper')
  printer.press('leave-paper')
  expect(await printer.print(await ticket('А001'))).toBe('confirmed')
  expect(heard).toEqual([true, false, true, false])
})

test('[P2] a fault in the middle tears the paper off and leaves the ticket unsure', async () => {
  const printing = printer.print(await ticket('А001'))
  await Promise.resolve()
  printer.press('pull-paper')
  expect(await printing).toBe('unknown')
  const [paper] = printer.look().papers
  expect(paper?.height).toBeLessThan(codedRows)
  expect(await printer.print(await ticket('А002'))).toBe('failed')
})

test('[P2] a stalled printer that goes on in time confirms', async () => {
  const slow = new SimulatedPrinter(wide, { now: () => at, printMs: 0, stallMs: 5_000 })
  slow.press('stall')
  const printing = slow.print(await ticket('А001'))
  await new Promise(resolve => setTimeout(resolve, 20))
  slow.press('go-on')
  expect(await printing).toBe('confirmed')
  await slow.close()
})

test('[P4] the dock sees the last thirty papers, the newest first, as pictures', async () => {
  const quick = new SimulatedPrinter(wide, { now: () => at, printMs: 0 })
  for (let number = 1; number <= 32; number++) await quick.print(await ticket(`А${String(number).padStart(3, '0')}`))
  const { status, faults, papers } = quick.look()
  expect(status).toBe('ready')
  expect(Object.values(faults)).toEqual([false, false, false, false, false, false])
  expect(papers).toHaveLength(30)
  expect(papers[0]).toEqual({ id: '32', at, name: 'А032', width: 576, height: codedRows })
  expect(quick.picture('32')?.subarray(1, 4).toString()).toBe('PNG')
  expect(quick.picture('1')).toBeUndefined()
  expect(JSON.parse(JSON.stringify(quick.look()))).toEqual(quick.look())
  await quick.close()
})
