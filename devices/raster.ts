/** A picture of one bit a dot: rows of whole bytes, the leftmost dot in the highest bit, 1 is black (as PBM P4). */
export interface Raster {
  /** In dots. */
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

/** Darker than this is black. A little above the middle: thin strokes of small letters stay whole. */
const middle = 140

/** Four bytes a pixel, black on white, to one bit a dot. */
export function rasterOf(rgba: Uint8ClampedArray, width: number, height: number): Raster {
  const rowBytes = Math.ceil(width / 8)
  const bits = new Uint8Array(rowBytes * height)
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel += 4) {
      if ((rgba[pixel] ?? 255) >= middle) continue
      const at = y * rowBytes + (x >> 3)
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, bits }
}

/** Without the white rows at its end. */
export function trimBelow(raster: Raster): Raster {
  const rowBytes = Math.ceil(raster.width / 8)
  const lastInk = raster.bits.findLastIndex(byte => byte !== 0)
  const height = Math.floor(lastInk / rowBytes) + 1
  return { width: raster.width, height, bits: raster.bits.subarray(0, height * rowBytes) }
}
