import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Drawing } from '../../devices/drawing'
import { FilePrinter } from '../../devices/file-printer'
import { openPrinter, parsePrinterUrl } from '../../devices/open-printer'
import { SimulatedPrinter } from '../../devices/simulated-printer'
import { TcpPrinter } from '../../devices/tcp-printer'
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
  expect(parsePrinterUrl('simulated:?width=384&cutter=none')).toEqual({ kind: 'simulated', profile: small })
  expect(parsePrinterUrl('file:/dev/usb/lp0?answers=no')).toMatchObject({ kind: 'file', path: '/dev/usb/lp0' })
  expect(openPrinter(parsePrinterUrl('none:'), Date.now)).toBeNull()
  for (const [url, driver] of [
    ['simulated:', SimulatedPrinter],
    ['tcp://127.0.0.1:1', TcpPrinter],
    ['file:/nowhere', FilePrinter],
  ] as const) {
    const printer = openPrinter(parsePrinterUrl(url), Date.now)
    expect(printer).toBeInstanceOf(driver)
    await printer?.close()
  }
})

test.each([
  'printer',
  'usb:',
  'cups://host/queue',
  'tcp:',
  'tcp://host:99999',
  'simulated:?width=385',
  'simulated:?colour=yes',
  'file:',
])('[P2] %s is refused with what was expected', url => {
  expect(() => parsePrinterUrl(url)).toThrow(/^PRINTER_URL is ".+": .*expected simulated:, tcp:\/\/host:9100.*none:/s)
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
    expect(first).toMatchObject({ status: 'fulfilled', value: { number: 'Р047', raster: { width: 576 } } })
    expect(second).toMatchObject({ status: 'fulfilled', value: { number: 'Р048', raster: { width: 384 } } })
    expect(String(bad.status === 'rejected' && bad.reason)).toContain('Europe/Nowhere')
    const closing = drawing.draw(pokrovPaper, wide)
    const [closed] = await Promise.allSettled([closing, drawing.close()])
    expect(closed.status).toBe('rejected')
  } finally {
    await drawing.close()
  }
})
