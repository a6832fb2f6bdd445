import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { drawPaper } from '../../devices/draw-paper'
import { emblemOf } from '../../devices/emblem'
import { emblemDots } from '../../domain/ticket-design'
import { pokrovPaper } from './papers'

const svg = (inner: string, head = '') =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">${inner}</svg>`,
  )
const shield = svg('<path d="M5 5h90v50c0 25-20 35-45 40C25 90 5 80 5 55z" fill="#000"/>')

function png(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#b3261e'
  pen.fillRect(width / 4, height / 4, width / 2, height / 2)
  return canvas.toBuffer('image/png')
}

/** Black dots in a picture of one bit. */
function ink(bits: Uint8Array): number {
  return bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}

test('[P4] arms come from a PNG or an SVG, as high as they are kept, in black and white', async () => {
  for (const picture of [shield, png(400, 400)]) {
    const emblem = await emblemOf(picture)
    expect([emblem.width, emblem.height]).toEqual([emblemDots, emblemDots])
    const share = ink(Buffer.from(emblem.bits, 'base64')) / emblemDots ** 2
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(0.9)
  }
  expect(await emblemOf(png(1000, 100))).toMatchObject({ width: 2 * emblemDots, height: 30 })
})

test('[P4] on the ticket they stand where the shield stood', async () => {
  const emblem = await emblemOf(shield)
  for (const width of [576, 384]) {
    const [plain, own] = [drawPaper(pokrovPaper, width), drawPaper({ ...pokrovPaper, emblem }, width)]
    const corner = (bits: Uint8Array) => ink(bits.subarray(0, (width / 8) * 100))
    expect(corner(own.bits)).toBeGreaterThan(corner(plain.bits))
  }
})

/** A PNG that says of itself that it is larger than any machine's memory. */
function bomb(): Buffer {
  const bytes = Buffer.from(png(10, 10))
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
}

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html><svg></svg></html>')],
  ['a JPEG', Buffer.from('\xff\xd8\xff\xe0 JFIF', 'latin1')],
  ['a PNG of 60,000 dots square', bomb()],
  ['a PNG that breaks off', png(40, 40).subarray(0, 40)],
  ['too many bytes', Buffer.concat([shield, Buffer.alloc(100_000, 32)])],
  ['a script', svg('<script>alert(1)</script>')],
  ['an entity', svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
  ['a picture from elsewhere', svg('<image href="http://127.0.0.1/"/>')],
  ['a reference', svg('<a xlink:href="http://127.0.0.1/"><path d="M0 0h9"/></a>')],
  ['a fill from elsewhere', svg('<path fill="url(http://127.0.0.1/#x)" d="M0 0h9"/>')],
  ['foreign content', svg('<foreignObject><p>x</p></foreignObject>')],
  ['the same a million times', svg('<use/>')],
  ['styles', svg('<style>@import "x"</style>')],
  ['very many shapes', svg('<g/>'.repeat(5_000))],
  ['compressed', deflateSync(shield)],
])('[A6] %s is no emblem', async (_, bytes) => {
  await expect(emblemOf(bytes)).rejects.toThrow()
})
