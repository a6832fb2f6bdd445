import type { KeysDown } from './keyboard-report'

/** How a Stream Deck reports its keys: how many, and after which bytes. */
interface Panel {
  readonly products: readonly number[]
  readonly buttons: number
  readonly before: number
}

/** Of the original and the Mini only the number stands before the keys; the others say a kind and a length too. */
const panels: readonly Panel[] = [
  { products: [0x0060], buttons: 15, before: 1 },
  { products: [0x0063, 0x0090], buttons: 6, before: 1 },
  { products: [0x006d, 0x0080, 0x00a5], buttons: 15, before: 4 },
  { products: [0x006c, 0x008f, 0x00ba], buttons: 32, before: 4 },
  { products: [0x0084, 0x009a], buttons: 8, before: 4 },
  { products: [0x0086], buttons: 3, before: 4 },
]

const keysReport = 0x01

/** Which keys of a Stream Deck are down, `Button1` at the upper left. Null: the report speaks of something else. */
export function readButtonReport(product: number, report: Uint8Array): KeysDown | null {
  const panel = panels.find(known => known.products.includes(product))
  if (!panel || report[0] !== keysReport || report.length < panel.before + panel.buttons) return null
  // A dial or a touch strip reports under the same number, with another kind.
  if (panel.before === 4 && report[1] !== 0) return null
  const states = report.subarray(panel.before, panel.before + panel.buttons)
  if (states.some(state => state > 1)) return null
  const down = new Set<string>()
  for (const [place, state] of states.entries()) if (state === 1) down.add(`Button${place + 1}`)
  return down
}
