import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { RealPrinterAddress } from '../../devices/open-real-printer'
import type { Printer } from '../../devices/printer'
import { parsePrinterAddress } from '../../devices/printer-address'
import { PrinterThread } from '../../devices/printer-thread'
import type { PrinterStatus } from '../../domain/branch-shown'
import { codesOn, drawCoded, pokrovPaper, wide } from './papers'
import { TcpTwin } from './tcp-twin'
import { until } from './until'

const ticket = (number: string) => drawCoded({ ...pokrovPaper, number }, wide)

let twin: TcpTwin
let thread: PrinterThread
let printer: Printer
let lost: Error[]

beforeEach(async () => {
  twin = new TcpTwin()
  await twin.plugIn()
  lost = []
  thread = new PrinterThread({
    onLost: error => lost.push(error),
    againMs: 100,
    file: '../test/devices/threads/mortal-printers',
  })
  printer = thread.open(parsePrinterAddress(`tcp://127.0.0.1:${twin.port}`) as RealPrinterAddress)
})

afterEach(async () => {
  await printer.close()
  await thread.close()
  await twin.unplug()
})

test('[P2] [P3] a printer in a thread of its own prints, and how it is is known here', async () => {
  const heard: PrinterStatus[] = []
  const stop = printer.onStatus(status => heard.push(status))
  expect(printer.status()).toBe('offline')
  expect(await printer.print(await ticket('А000'))).toBe('failed')
  await until('it is there', () => printer.status() === 'ready')
  expect(await printer.print(await ticket('А001'))).toBe('confirmed')
  expect(twin.papers.map(codesOn)).toEqual([[1]])
  twin.openCover()
  await until('the open cover is known', () => printer.status() === 'cover-open', 10_000)
  expect(await printer.print(await ticket('А002'))).toBe('failed')
  twin.closeCover()
  expect(await printer.check()).toBe('ready')
  expect(heard).toEqual(['ready', 'cover-open', 'ready'])
  stop()
  expect(lost).toEqual([])
})

test('[P2] [P3] when the thread dies, what it printed is unsure, and its printers come back', async () => {
  await until('it is there', () => printer.status() === 'ready')
  twin.burnMs = 60_000
  const outcome = printer.print({ ...(await ticket('А001')), name: 'Deadly' })
  await until('it died', () => lost.length === 1)
  expect(await outcome).toBe('unknown')
  expect(printer.status()).toBe('offline')
  expect(String(lost[0])).toContain('ended with 7')
  twin.burnMs = 0
  await until('it is back', () => printer.status() === 'ready', 20_000)
  expect(await printer.print(await ticket('А002'))).toBe('confirmed')
  expect(twin.papers.map(codesOn).at(-1)).toEqual([2])
  expect(lost).toHaveLength(1)
})

test('[P2] [P3] a printer that was idle when the thread died is offline at once, and nothing is sent to it', async () => {
  const other = new TcpTwin()
  await other.plugIn()
  onTestFinished(() => other.unplug())
  const idle = thread.open(parsePrinterAddress(`tcp://127.0.0.1:${other.port}`) as RealPrinterAddress)
  await until('both are there', () => [printer, idle].every(one => one.status() === 'ready'))
  const paper = await ticket('А003')
  twin.burnMs = 60_000
  const outcome = printer.print({ ...(await ticket('А001')), name: 'Deadly' })
  await outcome
  expect(idle.status()).toBe('offline')
  expect(await idle.print(paper)).toBe('failed')
  twin.burnMs = 0
  await until('both are back', () => [printer, idle].every(one => one.status() === 'ready'), 20_000)
  expect(await idle.print(await ticket('А004'))).toBe('confirmed')
  expect(other.papers.map(codesOn)).toEqual([[4]])
  await idle.close()
})
