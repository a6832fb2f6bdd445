import type { KeysDown } from './keyboard-report'

/** The early Stream Decks: right after the report's number a byte for each key. */
const early: readonly {
  readonly products: readonly number[]
  readonly buttons: number
  /** The very first counts each of its rows from the right; of so many keys. */
  readonly fromTheRight?: number
}[] = [
  { products: [0x0060], buttons: 15, fromTheRight: 5 },
  { products: [0x0063, 0x0090, 0x00b3, 0x00b8], buttons: 6 },
]

const keysReport = 0x01
/** Dials, touch strips and card readers report under the same number. */
const keysCommand = 0x00
const headLength = 4

/**
 * Which keys of a Stream Deck are down, `Button1` at the upper left. All but the early ones say before their keys that
 * it is about keys, and how many there are, so that those of tomorrow are understood too. Null: something else.
 */
export function readButtonReport(product: number, report: Uint8Array): KeysDown | null {
  if (report[0] !== keysReport) return null
  const known = early.find(({ products }) => products.includes(product))
  const from = known ? 1 : headLength
  const buttons = known ? known.buttons : (report[2] ?? 0) + 256 * (report[3] ?? 0)
  if (buttons === 0 || report.length < from + buttons || (!known && report[1] !== keysCommand)) return null
  const states = report.subarray(from, from + buttons)
  if (states.some(state => state > 1)) return null
  const down = new Set<string>()
  for (const [place, state] of states.entries())
    if (state === 1) down.add(`Button${1 + (known?.fromTheRight ? mirrored(place, known.fromTheRight) : place)}`)
  return down
}

function mirrored(place: number, columns: number): number {
  const column = place % columns
  return place - column + (columns - 1 - column)
}
