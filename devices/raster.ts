/** A picture of one bit a dot: rows of whole bytes, the leftmost dot in the highest bit, 1 is black (as PBM P4). */
export interface Raster {
  /** In dots. */
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

/** Darker than this is black. A little above the middle: thin strokes of small letters stay whole. */
const middle = 140
const white = 0xffffffff

/** Four bytes a pixel, black on white, to one bit a dot. */
export function rasterOf(rgba: Uint8ClampedArray, width: number, height: number): Raster {
  const rowBytes = Math.ceil(width / 8)
  const bits = new Uint8Array(rowBytes * height)
  // Most of a paper is white, and is passed over four bytes at a time.
  const dots = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height)
  for (let y = 0, dot = 0; y < height; y++) {
    for (let x = 0; x < width; x++, dot++) {
      if (dots[dot] === white || (rgba[dot * 4] ?? 255) >= middle) continue
      const at = y * rowBytes + (x >> 3)
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, bits }
}

/** Squares of whole dots, side by side: what a QR code is made of. */
export interface Squares {
  readonly rows: readonly (readonly boolean[])[]
  /** In dots. */
  readonly side: number
}

/** Dark squares on white, the first one at this place. */
export function rasterOfSquares(
  { rows, side }: Squares,
  { width, height, left, top }: { width: number; height: number; left: number; top: number },
): Raster {
  const rowBytes = Math.ceil(width / 8)
  const bits = new Uint8Array(rowBytes * height)
  for (const [line, squares] of rows.entries()) {
    const first = (top + line * side) * rowBytes
    for (const [place, isDark] of squares.entries()) {
      if (!isDark) continue
      for (let x = left + place * side; x < left + (place + 1) * side; x++)
        bits[first + (x >> 3)] = (bits[first + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
    for (let row = 1; row < side; row++) bits.copyWithin(first + row * rowBytes, first, first + rowBytes)
  }
  return { width, height, bits }
}

/** A picture and where on the paper it lies: from byte to byte of a row, and in rows. */
export interface LaidRaster {
  readonly picture: Raster
  readonly leftByte: number
  readonly top: number
}

/** Pictures laid over each other, and what reaches beyond the paper cut off. */
export function laidOver(
  pictures: readonly LaidRaster[],
  { width, height }: { readonly width: number; readonly height: number },
): Raster {
  const rowBytes = Math.ceil(width / 8)
  const bits = new Uint8Array(rowBytes * height)
  for (const { picture, leftByte, top } of pictures) {
    const itsRowBytes = Math.ceil(picture.width / 8)
    const bytes = Math.min(itsRowBytes, rowBytes - leftByte)
    const rows = Math.min(picture.height, height - top)
    for (let row = Math.max(0, -top); row < rows; row++) {
      const [from, to] = [row * itsRowBytes, (top + row) * rowBytes + leftByte]
      for (let byte = 0; byte < bytes; byte++) {
        const ink = picture.bits[from + byte] ?? 0
        if (ink !== 0) bits[to + byte] = (bits[to + byte] ?? 0) | ink
      }
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
