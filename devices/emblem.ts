import { createCanvas, loadImage } from '@napi-rs/canvas'
import { emblemDots, type OneBit } from '../domain/ticket-design'
import { rasterOf } from './raster'

/** Bytes of a picture that is uploaded: arms of some colours have a few thousand. */
export const largestEmblem = 90_000
const largestSide = 4_000
const mostElements = 3_000

/** A picture that somebody chose is not one that may be printed; the message says which are. */
export class NoEmblem extends Error {}

/**
 * The arms of a town in black and white, from a PNG or an SVG. Bytes from outside: looked at before they are decoded.
 * Belongs in a worker that may be given up.
 */
export async function emblemOf(bytes: Buffer): Promise<OneBit> {
  if (bytes.length > largestEmblem) throw new NoEmblem('too large')
  if (isPng(bytes)) checkPng(bytes)
  else checkSvg(bytes.toString('utf8'))
  const picture = await loadImage(bytes).catch(() => {
    throw new NoEmblem('cannot be drawn')
  })
  if (picture.width < 1 || picture.height < 1) throw new NoEmblem('has no size')
  const scale = Math.min(emblemDots / picture.height, (2 * emblemDots) / picture.width)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(picture, 0, 0, width, height)
  const { bits } = rasterOf(inGrey(pen.getImageData(0, 0, width, height).data), width, height)
  return { width, height, bits: Buffer.from(bits).toString('base64') }
}

/** How light each dot is to the eye: red and blue arms become black, golden ones white. */
function inGrey(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const grey = Uint8ClampedArray.from(rgba)
  for (let at = 0; at < grey.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = grey.subarray(at, at + 3)
    grey.fill(0.2126 * red + 0.7152 * green + 0.0722 * blue, at, at + 3)
  }
  return grey
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
}

/** A small file may hold a picture that fills the memory. */
function checkPng(bytes: Buffer): void {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw new NoEmblem('broken')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width < 1 || height < 1 || width > largestSide || height > largestSide) throw new NoEmblem('too many dots')
}

/** Shapes only: nothing that is fetched, run, or says the same thing a million times. */
const forbidden =
  /<!|<\?(?!xml\s)|<\s*(script|foreignobject|image|use|style|animate|set|feimage)\b|href\s*=|url\s*\(\s*['"]?[^#'"\s]/i

function checkSvg(text: string): void {
  if (!/^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[^>]*-->\s*)*<svg[\s>]/.test(text))
    throw new NoEmblem('neither PNG nor SVG')
  if (forbidden.test(text.replace(/<!--[\s\S]*?-->/g, ''))) throw new NoEmblem('holds more than shapes')
  if ((text.match(/</g)?.length ?? 0) > mostElements) throw new NoEmblem('too many shapes')
}
