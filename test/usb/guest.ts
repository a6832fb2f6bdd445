import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deviceWire } from '../../devices/device-wire'
import { EscposPrinter, type Patience } from '../../devices/escpos-printer'
import { HidProcess } from '../../devices/hid-process'
import { Peripherals } from '../../devices/peripherals'
import { findUsbPrinter } from '../../devices/usb-address'
import type { PeripheralWord } from '../../domain/peripheral'
import { descriptors } from '../devices/hid/descriptors'
import { honeywell, numpad } from '../devices/hid/reports'
import { codedRows, codesOn, drawCoded, pokrovPaper, rowsOn, wide } from '../devices/papers'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'
import { GadgetPrinter, printerOnDesk } from './gadget'
import { Uhid } from './uhid'

// Runs within the guest. Its processor is an emulated one: everything may take long.
const patience: Patience = { connectMs: 5_000, answerMs: 2_000, pollMs: 300, fenceMs: 20_000, rowMs: 20, leftMs: 6_000 }
const slowMs = 30_000
const pulls = 12

const twin = new TcpTwin()
let gadget: GadgetPrinter
let printer: EscposPrinter

before(async () => {
  await twin.plugIn()
  gadget = new GadgetPrinter(twin.port)
  await gadget.plugIn()
  printer = new EscposPrinter(
    deviceWire(() => findUsbPrinter(printerOnDesk)),
    wide,
    patience,
  )
})

after(async () => {
  await printer.close()
  await gadget.unplug()
  await twin.unplug()
})

const ticket = (number: number) => drawCoded({ ...pokrovPaper, number: `А${number}` }, wide)
const isReady = () => printer.status() === 'ready'

/** How much of this ticket there is on all papers together. */
const rowsOf = (number: number) => twin.papers.reduce((sum, paper) => sum + (rowsOn(paper).get(number) ?? 0), 0)

test('[P2] a ticket goes through the kernel’s printer driver, whole, and is confirmed', async () => {
  await until('the printer is found by what it is', isReady, slowMs)
  assert.equal(await printer.print(await ticket(1)), 'confirmed')
  assert.deepEqual([rowsOf(1), twin.garbage, twin.papers[0]?.cut], [codedRows, 0, true])
})

test('[P3] paper that ends and a cover that opens are known', async () => {
  twin.endPaperAfter(0)
  await until('no paper', () => printer.status() === 'no-paper', slowMs)
  assert.equal(await printer.print(await ticket(2)), 'failed')
  twin.insertPaper()
  twin.openCover()
  await until('the cover is open', () => printer.status() === 'cover-open', slowMs)
  twin.closeCover()
  await until('it is well again', isReady, slowMs)
  assert.equal(rowsOf(2), 0)
})

test('[P2] [P3] the cable is pulled at any byte: no ticket is confirmed that is not whole, and the next one is', async () => {
  const whole = (await ticket(0)).commands.length
  const said: string[] = []
  for (let pull = 0; pull < pulls; pull++) {
    const [broken, next] = [100 + 2 * pull, 101 + 2 * pull]
    const at = 1 + Math.floor(Math.random() * (whole + 40))
    gadget.pullAfter = at
    const outcome = await printer.print(await ticket(broken))
    said.push(`${at}: ${outcome}, ${rowsOf(broken)} rows`)
    if (outcome === 'confirmed') assert.equal(rowsOf(broken), codedRows, said.join('; '))
    if (outcome === 'failed') assert.equal(rowsOf(broken), 0, said.join('; '))
    await gadget.unplug()
    await until('it is known to be gone', () => printer.status() === 'offline', slowMs)
    await gadget.plugIn()
    await until('it is back', isReady, slowMs)
    assert.equal(await printer.print(await ticket(next)), 'confirmed', said.join('; '))
    assert.equal(rowsOf(next), codedRows, said.join('; '))
    assert.ok(rowsOf(broken) <= codedRows, said.join('; '))
    assert.deepEqual(codesOn(twin.papers.findLast(paper => paper.cut) ?? { rows: [], cut: true }).at(-1), next)
  }
  say(`Pulled at byte ${said.join('\n# Pulled at byte ')}`)
  assert.equal(twin.garbage, 0)
})

function say(what: string): void {
  process.stdout.write(`# ${what}\n`)
}

async function openBus() {
  const words: PeripheralWord[] = []
  const bus = new HidProcess({ onTrouble: say })
  const peripherals = new Peripherals({ bus, now: () => performance.now(), say: word => words.push(word) })
  const state = (name: string) => peripherals.seen().find(one => one.name === name)?.state
  return { words, peripherals, state }
}

test('[H4] a scanner scans through the kernel’s driver, is pulled out, and scans again', async () => {
  const { words, peripherals, state } = await openBus()
  const scanner = { vendor: 0x0c2e, product: 0x0b81, name: 'Honeywell Scanner', serial: 'SN001' }
  const codes = () => words.flatMap(word => (word.is === 'scanned' ? [word.code] : []))
  for (const reports of [[honeywell.ticket], [honeywell.cyrillic, honeywell.ticket]]) {
    const device = await Uhid.plugIn({ ...scanner, descriptor: descriptors.scanner })
    await until('the scanner is open', () => state(scanner.name) === 'open', 60_000)
    const before = codes().length
    for (const report of reports) await device.send(report)
    await until('all codes are there', () => codes().length === before + reports.length, slowMs)
    await device.unplug()
    await until('the scanner is gone', () => state(scanner.name) === undefined, slowMs)
  }
  assert.deepEqual(codes(), ['A042-7f3c', 'Ћ', 'A042-7f3c'])
  await peripherals.close()
})

test('[H1] a keypad that nobody bound is left alone; bound, its press counts once', async () => {
  const { words, peripherals, state } = await openBus()
  const keypad = { vendor: 0x13ba, product: 0x0018, name: 'Numeric Keypad', serial: 'K1' }
  const device = await Uhid.plugIn({ ...keypad, descriptor: descriptors.keyboard })
  await until('the keypad is listed', () => state(keypad.name) === 'unused', 60_000)
  for (const report of [numpad.enter, numpad.nothing]) await device.send(report)
  const key = peripherals.seen().find(({ name }) => name === keypad.name)?.key ?? ''
  peripherals.bind([{ key, role: 'clerk', counter: 3, keys: { NumpadEnter: 'call-next' } }])
  await until('the keypad is open', () => state(keypad.name) === 'open', slowMs)
  for (const report of [numpad.enter, numpad.enter, numpad.nothing]) await device.send(report)
  await until('the press is there', () => words.some(word => word.is === 'pressed'), slowMs)
  assert.deepEqual(
    words.filter(word => word.is === 'pressed'),
    [{ is: 'pressed', by: key, button: 'NumpadEnter' }],
  )
  await peripherals.close()
  await device.unplug()
})
