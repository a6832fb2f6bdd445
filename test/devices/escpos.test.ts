import { execFileSync } from 'node:child_process'
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { expect, test } from 'vitest'
import { drawPaper } from '../../devices/draw-paper'
import { bandFiller, commandsFor, fence } from '../../devices/escpos'
import { pngOf } from '../../devices/png'
import { type PaperProfile, profiles } from '../../devices/printer-profiles'
import { isPrintable, statusFrom } from '../../devices/printer-status'
import { rasterOf, trimBelow } from '../../devices/raster'
import { EscposReader } from './escpos-reader'
import { has, pbmOf, pictureIn } from './judges'
import { pokrovPaper, small, wide } from './papers'

const tiny: PaperProfile = { ...profiles['epson-80'], width: 16 }
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const solid = (width: number, height: number, byte = 0xff) => {
  return { width, height, bits: new Uint8Array((width / 8) * height).fill(byte) }
}

test('[P4] golden bytes: initialise, picture, feed, cut, fence', () => {
  const raster = { width: 16, height: 2, bits: Uint8Array.of(0x80, 0x01, 0xff, 0x00) }
  expect(hex(commandsFor(raster, tiny))).toBe('1b401c2e1b4d001d763000020002008001ff001b4a781d56011d7201')
  expect(hex(commandsFor(raster, { ...tiny, cutter: 'full', feedDots: 300 }))).toMatch(/1b4aff1b4a2d1d56001d7201$/)
  expect(hex(commandsFor(raster, { ...tiny, cutter: 'none' }))).toMatch(/1b4a781d7201$/)
})

test('[P4] pictures go in bands of 255 rows, without the white below', () => {
  const bits = new Uint8Array(2 * 600)
  bits[2 * 299] = 0x80
  const bytes = hex(commandsFor({ width: 16, height: 600, bits }, tiny))
  expect(bytes).toContain('1d7630000200ff00')
  expect(bytes).toContain('1d76300002002d00')
  expect(pictureIn(commandsFor({ width: 16, height: 600, bits }, tiny))).toMatchObject({ width: 16, height: 300 })
  expect(trimBelow(solid(16, 4, 0)).height).toBe(0)
})

test('[P2] wherever a ticket breaks off, the filler ends it, and the fence behind it is answered', async () => {
  const bits = new Uint8Array(2 * 300).fill(0xaa)
  for (const presenter of ['none', 'custom'] as const) {
    const profile = { ...tiny, presenter }
    const commands = Buffer.from(commandsFor({ width: 16, height: 300, bits }, profile))
    for (let kept = 0; kept <= commands.length; kept++) {
      const printer = new EscposReader()
      printer.take(commands.subarray(0, kept), () => {})
      const answers: Buffer[] = []
      const rest = Buffer.concat([bandFiller(profile), fence, commands])
      printer.take(rest, answer => answers.push(answer))
      printer.run()
      expect([kept, answers.length, printer.garbage]).toEqual([kept, 2, 0])
    }
  }
})

test('[P4] no picture holds a command that printers obey within pictures', () => {
  const bits = Uint8Array.of(0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0x10, 0x06)
  const picture = pictureIn(commandsFor({ width: 16, height: 4, bits }, tiny))
  expect(hex(picture.bits)).toBe('1804180518141006')
})

test('[P4] the picture is byte for byte what an encoder of others makes of it', () => {
  const { width, bits, ...trimmed } = trimBelow(drawPaper(pokrovPaper, 576))
  const height = trimmed.height - (trimmed.height % 8)
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let dot = 0; dot < width * height; dot++) {
    if ((bits[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) data.fill(0, dot * 4, dot * 4 + 3)
  }
  const image = { data, width, height } as ImageData
  const options = { width, height, algorithm: 'threshold', threshold: 128 } as const
  const theirs = new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode: 'raster', columns: 48 })
  const encoded = theirs.initialize().image(image, options).encode()
  const [our, their] = [pictureIn(commandsFor({ width, height, bits }, wide)), pictureIn(encoded)]
  const shared = Math.min(our.bits.length, their.bits.length)
  expect(shared).toBeGreaterThan(our.bits.length * 0.99)
  const differing = our.bits.subarray(0, shared).filter((byte, at) => byte !== their.bits[at] && byte !== 0x18)
  expect(differing).toHaveLength(0)
  const cut = hex(new ReceiptPrinterEncoder({ language: 'esc-pos' }).cut('partial').encode())
  expect(cut).toContain('1d5601')
})

test.skipIf(!has('pngtopnm') || !has('pamfile'))('[P4] netpbm reads the same dots from printer bytes and PNG', () => {
  for (const profile of [wide, small]) {
    const raster = drawPaper(pokrovPaper, profile.width)
    const pbm = pbmOf(raster)
    expect(execFileSync('pamfile', { input: pbm, encoding: 'utf8' })).toContain(`${raster.width} by ${raster.height}`)
    expect(execFileSync('pngtopnm', ['-quiet'], { input: pngOf(raster), maxBuffer: 1e7 }).equals(pbm)).toBe(true)
    const printed = pictureIn(commandsFor(raster, profile))
    expect(printed.width).toBe(profile.width)
    expect(printed.height).toBeGreaterThan(raster.height * 0.9)
  }
})

test('[P4] grey becomes black or white', () => {
  const grey = Uint8ClampedArray.from(
    [0, 100, 139, 140, 200, 255, 0, 255, 0].flatMap(level => [level, level, level, 255]),
  )
  expect(hex(rasterOf(grey, 9, 1).bits)).toBe('e280')
})

test('[P3] status bytes of printers', () => {
  const well = { printer: 0x16, offline: 0x12, error: 0x12, roll: 0x12 }
  expect(statusFrom(well)).toBe('ready')
  expect(statusFrom({ ...well, roll: 0x1e })).toBe('paper-low')
  expect(statusFrom({ ...well, printer: 0x1a, offline: 0x32, roll: 0x72 })).toBe('no-paper')
  expect(statusFrom({ ...well, printer: 0x1a, offline: 0x16, roll: 0x72 })).toBe('cover-open')
  expect(statusFrom({ ...well, printer: 0x1a, offline: 0x52, error: 0x1a })).toBe('error')
  expect(statusFrom({ ...well, printer: 0x1a })).toBe('offline')
  expect((['ready', 'paper-low', 'no-paper', 'cover-open', 'offline', 'error'] as const).filter(isPrintable)).toEqual([
    'ready',
    'paper-low',
  ])
})
