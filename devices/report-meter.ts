/** The longest code comes in some hundred and fifty reports, one each millisecond; no hand presses keys that fast. */
const atOnce = 300
const perSecond = 60

/** Says of each report whether it may pass: many at once now and then, and few for long. */
export function newMeter(): (atMs: number) => boolean {
  let left = atOnce
  let last: number | null = null
  return atMs => {
    left = Math.min(atOnce, left + ((atMs - (last ?? atMs)) / 1_000) * perSecond)
    last = atMs
    if (left < 1) return false
    left--
    return true
  }
}
