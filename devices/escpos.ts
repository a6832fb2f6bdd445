import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { PaperProfile } from './printer-profiles'
import { type Raster, trimBelow } from './raster'

/** A ticket as the drawing worker hands it to a printer. */
export interface DrawnPaper {
  /** What it is called: a ticket's number. */
  readonly name: string
  /** Its bits only where somebody looks at them: for most printers the commands hold them already. */
  readonly raster: Raster
  readonly commands: Uint8Array
}

/** `GS r 1`: answered once everything before it has been carried out. It is no sensor: without paper it is silent. */
export const fence = Uint8Array.of(0x1d, 0x72, 0x01)

const cuts: Readonly<Record<PaperProfile['cutter'], readonly number[]>> = {
  partial: [0x1d, 0x56, 0x01],
  full: [0x1d, 0x56, 0x00],
  none: [],
}

/** Pushes the cut paper out so far that a hand can take it, and holds it (`GS e 3`); nothing without a presenter. */
const presents: Readonly<Record<PaperProfile['presenter'], readonly number[]>> = {
  none: [],
  custom: [0x1d, 0x65, 0x03, 0x0c],
}

/**
 * Lets go of a paper that nobody has taken (`GS e 5`, by the manual of Custom's KPM 210): the next one would jam behind
 * it, or be taken together with it by somebody whose ticket it is not.
 */
export const letGo: Readonly<Record<PaperProfile['presenter'], readonly number[]>> = {
  none: [],
  custom: [0x1d, 0x65, 0x05],
}

/** Taller pictures overflow the buffers of small printers. */
const bandRows = 255

/**
 * As many bytes as a broken-off band can still wait for, at most the last one of its head and all its rows: they fill it,
 * and are ignored where nothing is waited for.
 */
export function bandFiller(profile: PaperProfile): Uint8Array {
  return new Uint8Array(1 + (bandRows * profile.width) / 8)
}

/** A ticket in ESC/POS: initialise, picture in bands, feed, cut, fence. White below the last ink is left out. */
export function commandsFor(raster: Raster, profile: PaperProfile): Uint8Array {
  const { width, height, bits } = trimBelow(raster)
  const rowBytes = Math.ceil(width / 8)
  const harmless = withoutRealTimeCodes(bits)
  const parts: Uint8Array[] = [opening()]
  for (let top = 0; top < height; top += bandRows) {
    const rows = Math.min(bandRows, height - top)
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, rows & 0xff, rows >> 8))
    parts.push(harmless.subarray(top * rowBytes, (top + rows) * rowBytes))
  }
  parts.push(...endOf(profile))
  return Buffer.concat(parts)
}

/** After the last ink: feed, cut, hand out, fence. */
export function endOf({ feedDots, cutter, presenter }: PaperProfile): readonly Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let left = feedDots; left > 0; left -= 255) parts.push(Uint8Array.of(0x1b, 0x4a, Math.min(255, left)))
  return [...parts, Uint8Array.from(cuts[cutter]), Uint8Array.from(presents[presenter]), fence]
}

function opening(): Uint8Array {
  return new ReceiptPrinterEncoder({ language: 'esc-pos' }).initialize().encode()
}

/** `DLE` followed by `EOT`, `ENQ` or `DC4` is a command to many printers even within a picture (up to "switch off"). */
const realTime = new Set([0x04, 0x05, 0x14])

/** One dot more keeps a picture from holding such a pair. A lone dot is never part of a QR code. */
function withoutRealTimeCodes(bits: Uint8Array): Uint8Array {
  const harmless = Uint8Array.from(bits)
  for (let at = harmless.indexOf(0x10); at >= 0; at = harmless.indexOf(0x10, at + 1)) {
    if (realTime.has(harmless[at + 1] ?? 0)) harmless[at] = 0x18
  }
  return harmless
}
