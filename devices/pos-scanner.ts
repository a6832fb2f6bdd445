/** What one report of a scanner in HID-POS mode says. */
export interface PosReport {
  /** The AIM identifier of the code's kind, `]Q1` for a QR code; empty where the scanner sends none. */
  readonly symbology: string
  readonly bytes: Uint8Array
  /** The code goes on in the next report. */
  readonly goesOn: boolean
}

/** A code of which the end has not come yet. */
export interface HeldCode {
  readonly symbology: string
  readonly bytes: Uint8Array
  /** When its last part came. */
  readonly at: number
}

const reportNumber = 0x02
const mostBytes = 56
const bracket = 0x5d
/** The rest of a code comes within milliseconds, or never: somebody pulled the plug. */
const restWithinMs = 500
/** Longer than any code that a scanner can read. */
const longestCode = 8_000

/**
 * The layout of HID POS Usage Tables 1.02 as scanners send it: number, length, three bytes of symbology, 56 of data,
 * two of the maker, and a last byte whose lowest bit says that the code goes on. Some firmware puts one byte more
 * before the symbology. Null: not such a report.
 */
export function readPosReport(report: Uint8Array): PosReport | null {
  if (report.length < 8 || report.length > 66 || report[0] !== reportNumber) return null
  const length = report[1] ?? 0
  const shift = report[2] === bracket ? 0 : report[3] === bracket ? 1 : 0
  const begin = 5 + shift
  if (length > mostBytes || begin + length > report.length) return null
  const said = report.subarray(2 + shift, begin)
  const symbology = said[0] === bracket ? String.fromCharCode(...said) : ''
  const last = report[report.length - 1] ?? 0
  const hasFlag = begin + length < report.length
  return { symbology, bytes: report.slice(begin, begin + length), goesOn: hasFlag && (last & 1) === 1 }
}

/** Puts a report to what is held. `code` once it is whole; a rest that comes too late begins a code of its own. */
export function gatherCode(
  held: HeldCode | null,
  report: PosReport,
  at: number,
): { readonly held: HeldCode | null; readonly code: string | null } {
  const before = held && at - held.at <= restWithinMs ? held.bytes : new Uint8Array()
  const bytes = Buffer.concat([before, report.bytes])
  if (bytes.length > longestCode) return { held: null, code: null }
  if (report.goesOn) return { held: { symbology: report.symbology, bytes, at }, code: null }
  return { held: null, code: cleanCode(bytes) }
}

/** The text of a code, without the line ends that scanners add; null when there is none (rule A6). */
export function cleanCode(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return text === '' ? null : text
}
