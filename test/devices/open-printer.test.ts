import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CupsPrinter } from '../../devices/cups-printer'
import { Drawing } from '../../devices/drawing'
import { EscposPrinter } from '../../devices/escpos-printer'
import { FilePrinter } from '../../devices/file-printer'
import { openPrinter } from '../../devices/open-printer'
import { canConfirm, openRealPrinter } from '../../devices/open-real-printer'
import { parsePrinterUrl } from '../../devices/printer-address'
import { profileNames, profiles } from '../../devices/printer-profiles'
import { SimulatedPrinter } from '../../devices/simulated-printer'
import { drawCoded, pokrovPaper, small, wide } from './papers'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redica-printer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('[P2] each kind of address opens its driver', async () => {
  const tcp = { host: '192.168.1.50', port: 9100 }
  expect(parsePrinterUrl('tcp://192.168.1.50')).toEqual({ kind: 'tcp', profile: wide, to: tcp })
  expect(parsePrinterUrl('tcp://[fd00::5]:9101')).toMatchObject({ to: { host: 'fd00::5', port: 9101 } })
  expect(parsePrinterUrl('simulated:?profile=epson-58')).toEqual({ kind: 'simulated', profile: small })
  expect(parsePrinterUrl('file:/dev/usb/lp0?answers=no')).toMatchObject({ kind: 'file', path: '/dev/usb/lp0' })
  expect(parsePrinterUrl('usb://04b8:0E15?serial=X1&profile=star')).toEqual({
    kind: 'usb',
    profile: profiles.star,
    to: { vendor: '04b8', product: '0E15', serial: 'X1' },
  })
  const queue = { host: 'print.town.example', port: 631, queue: 'hall' }
  expect(parsePrinterUrl('cups://print.town.example/hall')).toEqual({ kind: 'cups', profile: wide, to: queue })
  expect(openPrinter(parsePrinterUrl('none:'), Date.now)).toBeNull()
  for (const [url, driver] of [
    ['simulated:', SimulatedPrinter],
    ['tcp://127.0.0.1:1', EscposPrinter],
    ['usb://ffff:ffff', EscposPrinter],
    ['cups://127.0.0.1:1/hall', CupsPrinter],
    ['file:/nowhere', FilePrinter],
    ['file:/dev/nowhere', EscposPrinter],
    ['file:/dev/nowhere?profile=plain-80', FilePrinter],
  ] as const) {
    const address = parsePrinterUrl(url)
    const openReal = vi.fn(openRealPrinter)
    const printer = openPrinter(address, Date.now, openReal)
    expect(printer).toBeInstanceOf(driver)
    // Only those live in the thread that print on paper.
    expect(openReal.mock.calls).toEqual(url === 'simulated:' ? [] : [[address]])
    if (address.kind !== 'none' && address.kind !== 'simulated')
      expect(printer?.confirms, url).toBe(canConfirm(address))
    expect(await printer?.check()).toBe(url === 'simulated:' ? 'ready' : 'offline')
    await printer?.close()
  }
})

test('[P4] a profile is known by its name, and what differs is said after it', () => {
  for (const name of profileNames) {
    const { profile } = parsePrinterUrl(`tcp://host?profile=${name}`) as { profile: (typeof profiles)[typeof name] }
    expect(profile).toEqual(profiles[name])
    // Bytes are whole, and a cutter below the head needs paper fed to it unless a presenter does.
    expect(profile.width % 8).toBe(0)
    expect(profile.feedDots > 0 || profile.presenter !== 'none').toBe(true)
    expect(Object.values(profile.codePages).every(number => number >= 0 && number < 256)).toBe(true)
  }
  expect(parsePrinterUrl('tcp://host?profile=plain-80&answers=yes&width=640')).toMatchObject({
    profile: { ...profiles['plain-80'], width: 640, status: 'epson' },
  })
})

test.each([
  'printer',
  'usb:',
  'usb://04b8',
  'usb://04b8:zzzz',
  'cups://host',
  'cups://host/a b/c',
  'tcp:',
  'tcp://host:99999',
  'tcp://host/path',
  'tcp://user:word@host',
  'tcp://host#part',
  'simulated:?width=385',
  'simulated:?colour=yes',
  'simulated:?profile=constructor',
  'file:',
  'file:/%zz',
  'http://host/',
  'javascript:alert(1)',
  `tcp://${'a'.repeat(400)}`,
])('[A6] [P2] %s is refused with what was expected', url => {
  expect(() => parsePrinterUrl(url)).toThrow(/^PRINTER_URL is ".+": .*expected tcp:\/\/host:9100.*profile=.*epson-58/s)
})

test('[P2] a file holds what was written to it; one that is gone is known', async () => {
  const path = join(folder, 'lp0')
  const paper = await drawCoded(pokrovPaper, wide)
  const printer = new FilePrinter(path, wide)
  expect(await printer.check()).toBe('offline')
  expect(await printer.print(paper)).toBe('failed')
  writeFileSync(path, '')
  expect(await printer.check()).toBe('ready')
  expect(await printer.print(paper)).toBe('confirmed')
  expect(readFileSync(path).equals(Buffer.from(paper.commands))).toBe(true)
  await printer.close()
})

test('[P2] a device that only takes bytes leaves every ticket unsure', async () => {
  const printer = new FilePrinter('/dev/null', wide)
  expect(await printer.print(await drawCoded(pokrovPaper, wide))).toBe('unknown')
  await printer.close()
})

test('[P4] tickets are drawn in a thread of their own, and one that cannot be says why', async () => {
  const drawing = new Drawing()
  try {
    const [first, second, bad] = await Promise.allSettled([
      drawing.draw(pokrovPaper, wide),
      drawing.draw({ ...pokrovPaper, number: 'Р048' }, small),
      drawing.draw({ ...pokrovPaper, timeZone: 'Europe/Nowhere' }, wide),
    ])
    expect(first).toMatchObject({ status: 'fulfilled', value: { name: 'Р047', raster: { width: 576 } } })
    expect(second).toMatchObject({ status: 'fulfilled', value: { name: 'Р048', raster: { width: 384 } } })
    expect(String(bad.status === 'rejected' && bad.reason)).toContain('Europe/Nowhere')
    // Where processors are short, an answer goes before a paper.
    const usual = getPriority()
    if (existsSync(threads))
      expect(readdirSync(threads).map(courtesyOf)).toContain(Math.min(usual + 10, constants.priority.PRIORITY_LOW))
    const closing = drawing.draw(pokrovPaper, wide)
    const [closed] = await Promise.allSettled([closing, drawing.close()])
    expect(closed.status).toBe('rejected')
  } finally {
    await drawing.close()
  }
})

const threads = '/proc/self/task'

function courtesyOf(thread: string): number {
  const stat = readFileSync(join(threads, thread, 'stat'), 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
}
