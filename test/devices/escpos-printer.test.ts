import { afterEach, beforeEach, expect, test } from 'vitest'
import { EscposPrinter, type Patience, usualPatience } from '../../devices/escpos-printer'
import { profiles } from '../../devices/printer-profiles'
import { tcpWire } from '../../devices/tcp-wire'
import type { PrinterStatus } from '../../domain/branch-shown'
import { codedRows, codesOn, drawCoded, pokrovPaper, wide } from './papers'
import { TcpTwin } from './tcp-twin'
import { until } from './until'

/** A printer that is well answers within these on a busy machine too; one that is silent is waited for so long. */
const patience: Patience = { connectMs: 3_000, answerMs: 1_000, pollMs: 25, fenceMs: 1_500, rowMs: 0, leftMs: 6_000 }
const ticket = (number: string) => drawCoded({ ...pokrovPaper, number }, wide)

let twin: TcpTwin
let printer: EscposPrinter
let heard: PrinterStatus[]

beforeEach(async () => {
  twin = new TcpTwin()
  await twin.plugIn()
  printer = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), wide, patience)
  heard = []
  printer.onStatus(status => heard.push(status))
  await printer.check()
})

afterEach(async () => {
  await printer.close()
  await twin.unplug()
})

test('[P2] a ticket is confirmed when the printer has carried it out and is well', async () => {
  expect(await printer.print(await ticket('А001'))).toBe('confirmed')
  expect(await printer.print(await ticket('А002'))).toBe('confirmed')

  expect(twin.papers.map(codesOn)).toEqual([[1], [2]])
  expect(twin.papers.map(paper => [paper.rows.length, paper.cut])).toEqual([
    [codedRows, true],
    [codedRows, true],
  ])
  expect(twin.garbage).toBe(0)
  expect(twin.connections).toBe(1)
})

test('[P3] no paper, an open cover and a pulled cable are known within 3 seconds', async () => {
  expect(usualPatience.pollMs + usualPatience.answerMs).toBeLessThan(3_000)
  twin.endPaperAfter(0)
  await until('no paper is known', () => printer.status() === 'no-paper')
  twin.insertPaper()
  twin.openCover()
  await until('the open cover is known', () => printer.status() === 'cover-open')
  twin.closeCover()
  await until('it is well again', () => printer.status() === 'ready')
  await twin.unplug()
  await until('it is gone', () => printer.status() === 'offline')
  await twin.plugIn()
  await until('it is back', () => printer.status() === 'ready')
  expect(heard).toEqual(expect.arrayContaining(['no-paper', 'cover-open', 'ready', 'offline']))
})

test('[P3] paper that runs low, a stuck cutter and a power cut are known, and recovered from without a person', async () => {
  twin.paperLow = true
  await until('low paper is known', () => printer.status() === 'paper-low')
  expect(await printer.print(await ticket('А001'))).toBe('confirmed')
  twin.cutterStuck = true
  await until('the stuck cutter is known', () => printer.status() === 'error')
  expect(await printer.print(await ticket('А002'))).toBe('failed')
  twin.cutterStuck = false
  twin.paperLow = false
  await until('it is well again', () => printer.status() === 'ready')
  await twin.powerCycle()
  await until('it is back', () => heard.at(-1) === 'ready' && twin.connections > 1)
  expect(await printer.print(await ticket('А003'))).toBe('confirmed')
  expect(twin.papers.flatMap(codesOn)).toEqual([1, 3])
})

test('[P3] where there is no sensor for it, nothing is said of low paper', async () => {
  await printer.close()
  twin.paperLow = true
  const small = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), profiles['epson-58'], patience)
  expect(await small.check()).toBe('ready')
  await small.close()
})

test('[P2] [P3] a printer with a presenter says it in six bytes, confirms, and hands the paper out', async () => {
  await printer.close()
  const profile = profiles['custom-presenter']
  const kiosk = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), profile, patience)
  expect(await kiosk.check()).toBe('ready')
  expect(await kiosk.print(await drawCoded({ ...pokrovPaper, number: 'А001' }, profile))).toBe('confirmed')
  expect([twin.presented, twin.garbage]).toEqual([1, 0])
  twin.takePaper()
  twin.endPaperAfter(100)
  expect(await kiosk.print(await drawCoded({ ...pokrovPaper, number: 'А002' }, profile))).toBe('unknown')
  expect(kiosk.status()).toBe('no-paper')
  twin.insertPaper()
  await until('it is well again', () => kiosk.status() === 'ready')
  twin.openCover()
  await until('the cover is known', () => kiosk.status() === 'cover-open')
  twin.closeCover()
  twin.paperLow = true
  await until('low paper is known', () => kiosk.status() === 'paper-low')
  twin.cutterStuck = true
  await until('the cutter is known', () => kiosk.status() === 'error')
  await kiosk.close()
})

test('[P2] a paper that nobody took out of the presenter is let go before the next one is printed, and no other', async () => {
  await printer.close()
  const profile = profiles['custom-presenter']
  const kiosk = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), profile, patience)
  const print = async (number: string) => kiosk.print(await drawCoded({ ...pokrovPaper, number }, profile))
  expect(await print('А001')).toBe('confirmed')
  twin.takePaper()
  expect(await print('А002')).toBe('confirmed')
  expect([twin.presented, twin.letGo]).toEqual([2, 0])
  expect(await print('А003')).toBe('confirmed')
  expect([twin.presented, twin.letGo, twin.garbage]).toEqual([3, 1, 0])
  expect(twin.papers.map(codesOn)).toEqual([[1], [2], [3]])
  expect(kiosk.status()).toBe('ready')
  await kiosk.close()
})

test('[P2] a paper that hangs in the presenter is left after a while, until it is taken or the next one comes', async () => {
  await printer.close()
  const profile = profiles['custom-presenter']
  const wire = tcpWire({ host: '127.0.0.1', port: twin.port })
  const kiosk = new EscposPrinter(wire, profile, { ...patience, leftMs: 300 })
  const said: unknown[] = []
  kiosk.onStatus(status => said.push([status, kiosk.isPaperLeft()]))
  const print = async (number: string) => kiosk.print(await drawCoded({ ...pokrovPaper, number }, profile))
  expect(await print('А001')).toBe('confirmed')
  expect(kiosk.isPaperLeft()).toBe(false)
  await until('it is left', () => kiosk.isPaperLeft())
  twin.takePaper()
  await until('it was taken', () => !kiosk.isPaperLeft())
  expect(await print('А002')).toBe('confirmed')
  await until('the second one is left', () => kiosk.isPaperLeft())
  // Who comes next is not told of the paper of the one before.
  const printing = print('А003')
  await until('it was let go', () => !kiosk.isPaperLeft())
  expect(await printing).toBe('confirmed')
  expect(twin.letGo).toBe(1)
  await until('the third one is left', () => kiosk.isPaperLeft())
  const [left, taken] = [
    ['ready', true],
    ['ready', false],
  ]
  expect(said).toEqual([taken, left, taken, left, taken, left])

  // What nobody can see is as it was, until somebody can.
  await twin.unplug()
  await until('it is gone', () => kiosk.status() === 'offline')
  expect(kiosk.isPaperLeft()).toBe(true)
  twin.takePaper()
  await twin.plugIn()
  await until('it is back, and the paper was taken', () => kiosk.status() === 'ready' && !kiosk.isPaperLeft())
  await kiosk.close()
})

test('[P2] a printer without paper gets no byte of a ticket', async () => {
  twin.endPaperAfter(0)
  expect(await printer.print(await ticket('А001'))).toBe('failed')
  twin.insertPaper()
  expect(await printer.print(await ticket('А002'))).toBe('confirmed')
  expect(twin.papers.map(codesOn)).toEqual([[2]])
})

test('[P2] paper that ends within a ticket leaves it unsure, and the next one is not confirmed by its fence', async () => {
  twin.endPaperAfter(100)
  expect(await printer.print(await ticket('А001'))).toBe('unknown')
  expect(printer.status()).toBe('no-paper')
  expect(await printer.print(await ticket('А002'))).toBe('failed')
  twin.insertPaper()
  await until('it is well again', () => printer.status() === 'ready')
  expect(await printer.print(await ticket('А003'))).toBe('confirmed')
  expect(twin.papers.flatMap(codesOn)).toEqual([1, 3])
  expect(twin.garbage).toBe(0)
})

test('[P2] a line that breaks within a picture: unsure, and the next ticket comes out whole', async () => {
  twin.dropAfterBytes = 9_000
  expect(await printer.print(await ticket('А001'))).toBe('unknown')
  await until('it is well again', () => printer.status() === 'ready')
  expect(await printer.print(await ticket('А002'))).toBe('confirmed')

  const second = twin.papers.flatMap(paper => paper.rows).filter(row => (row[1] ?? 0) === 0x82)
  expect(second).toHaveLength(codedRows)
  expect(twin.garbage).toBe(0)
})

test('[P2] a fence that goes lost makes its ticket unsure, and a second one does not keep the printer from being well', async () => {
  twin.fencesToLose = 2
  expect(await printer.print(await ticket('А001'))).toBe('unknown')
  expect(await printer.check()).toBe('error')
  await until('it is well again', () => printer.status() === 'ready')
  expect(twin.fencesToLose).toBe(0)
  expect(await printer.print(await ticket('А002'))).toBe('confirmed')
  expect(twin.papers.map(codesOn)).toEqual([[1], [2]])
})

test('[P2] a printer that stalls: unsure, then offline, and well again when it goes on', async () => {
  await printer.check()
  twin.stall()
  const outcome = await printer.print(await ticket('А001'))
  // It was asked before the first byte, and was silent.
  expect(outcome).toBe('failed')
  expect(printer.status()).toBe('offline')
  twin.resume()
  await until('it is well again', () => printer.status() === 'ready')
  expect(twin.papers).toHaveLength(0)
})

test('[P2] reports that a printer sends unasked are not taken for an answer', async () => {
  twin.reports = true
  twin.endPaperAfter(10)
  expect(await printer.print(await ticket('А001'))).toBe('unknown')
})

test('[P2] an answer that comes late is not taken for the answer to another question', async () => {
  await printer.close()
  const slow = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), wide, {
    ...patience,
    answerMs: 500,
    fenceMs: 3_000,
    rowMs: 10,
  })
  slow.onStatus(status => heard.push(status))
  await slow.check()
  twin.drawerPin = true
  twin.burnMs = 1_200
  const printing = slow.print(await ticket('А001'))
  await until('the ticket has come', () => twin.papers[0]?.cut === true)
  twin.statusMs = 600
  expect(await printing).not.toBe('failed')
  expect(heard).not.toContain('cover-open')
  await slow.close()
})

test('[P2] a printer that cannot answer is printed on, and every ticket is unsure', async () => {
  await printer.close()
  twin.answers = false
  const mute = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: twin.port }), { ...wide, status: 'none' }, patience)
  expect(await mute.check()).toBe('ready')
  expect(await mute.print(await ticket('А001'))).toBe('unknown')
  await until('the paper is out', () => twin.papers[0]?.cut === true)
  await mute.close()
})

test('[P3] where nothing listens, the status is offline and nothing waits', async () => {
  const nowhere = new EscposPrinter(tcpWire({ host: '127.0.0.1', port: 1 }), wide, patience)
  expect(await nowhere.check()).toBe('offline')
  expect(await nowhere.print(await ticket('А001'))).toBe('failed')
  await nowhere.close()
})
