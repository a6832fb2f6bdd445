import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceWire } from '../../devices/device-wire'
import { EscposPrinter, type Patience } from '../../devices/escpos-printer'
import { findUsbPrinter } from '../../devices/usb-address'
import { has } from './judges'
import { codesOn, drawCoded, pokrovPaper, wide } from './papers'
import { TcpTwin } from './tcp-twin'
import { until } from './until'

const patience: Patience = { connectMs: 3_000, answerMs: 1_000, pollMs: 25, fenceMs: 1_500, rowMs: 0, leftMs: 6_000 }
const ticket = (number: string) => drawCoded({ ...pokrovPaper, number }, wide)
const printerOnDesk = { vendor: '04b8', product: '0e15', serial: 'J5X0' }

let folder: string
let places: { readonly classes: string; readonly devices: string }
let twin: TcpTwin
let bridge: ChildProcess | null = null
let printer: EscposPrinter

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redica-usb-'))
  places = { classes: join(folder, 'usbmisc'), devices: join(folder, 'dev') }
  mkdirSync(places.classes)
  mkdirSync(places.devices)
  twin = new TcpTwin()
  await twin.plugIn()
})

afterEach(async () => {
  await printer?.close()
  bridge?.kill()
  bridge = null
  await twin.unplug()
  rmSync(folder, { recursive: true })
})

/** As the kernel lists a printer: a class entry that points at an interface of the device. */
function listAs(name: string, { vendor, product, serial }: typeof printerOnDesk): void {
  const device = join(folder, 'bus', name)
  mkdirSync(join(device, '1-1:1.0'), { recursive: true })
  for (const [file, content] of Object.entries({ idVendor: vendor, idProduct: product, serial }))
    writeFileSync(join(device, file), `${content}\n`)
  mkdirSync(join(places.classes, name))
  symlinkSync(join(device, '1-1:1.0'), join(places.classes, name, 'device'))
}

/** Plugs the twin in under this name: a device file that reads and writes as usblp's does. */
async function plugInAs(name: string): Promise<void> {
  const started = spawn('python3', ['test/devices/pty-bridge.py', String(twin.port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  bridge = started
  const path = await new Promise<string>(resolve => createInterface(started.stdout).once('line', resolve))
  symlinkSync(path, join(places.devices, name))
  listAs(name, printerOnDesk)
}

async function unplug(name: string): Promise<void> {
  const running = bridge
  await new Promise(resolve => {
    running?.once('exit', resolve)
    running?.kill()
  })
  rmSync(join(places.classes, name), { recursive: true })
  rmSync(join(places.devices, name))
}

test('[P3] a USB printer is found by what it is, wherever it is plugged in', async () => {
  expect(await findUsbPrinter(printerOnDesk, places)).toBeNull()
  expect(await findUsbPrinter(printerOnDesk, { ...places, classes: join(folder, 'nowhere') })).toBeNull()
  listAs('lp0', { vendor: '0519', product: '0003', serial: '1' })
  listAs('lp1', { ...printerOnDesk, serial: 'OTHER' })
  listAs('lp3', printerOnDesk)
  expect(await findUsbPrinter(printerOnDesk, places)).toBe(join(places.devices, 'lp3'))
  expect(await findUsbPrinter({ vendor: '04B8', product: '0E15', serial: null }, places)).toBe(
    join(places.devices, 'lp1'),
  )
  expect(await findUsbPrinter({ ...printerOnDesk, serial: 'NONE' }, places)).toBeNull()
})

test.skipIf(!has('python3'))(
  '[P2] [P3] a device file is asked and confirms; unplugged and back under another number it goes on',
  async () => {
    await plugInAs('lp0')
    const find = () => findUsbPrinter(printerOnDesk, places)
    printer = new EscposPrinter(deviceWire(find), wide, patience)
    expect(await printer.check()).toBe('ready')
    expect(await printer.print(await ticket('А001'))).toBe('confirmed')
    twin.endPaperAfter(0)
    await until('no paper is known', () => printer.status() === 'no-paper')
    twin.insertPaper()
    await until('it is well again', () => printer.status() === 'ready')
    twin.endPaperAfter(100)
    expect(await printer.print(await ticket('А002'))).toBe('unknown')
    twin.insertPaper()
    await until('it is well again', () => printer.status() === 'ready')
    await unplug('lp0')
    await until('it is gone', () => printer.status() === 'offline')
    await plugInAs('lp1')
    await until('it is back', () => printer.status() === 'ready')
    expect(await printer.print(await ticket('А003'))).toBe('confirmed')
    expect(twin.papers.flatMap(codesOn)).toEqual([1, 2, 3])
    expect(twin.garbage).toBe(0)
  },
)
