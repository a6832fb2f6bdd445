/**
 * How long something took, again and again, as sums of whole numbers: they are the same in whatever order they were
 * added, so what is loaded equals what was folded. Kept are logarithms, because such times are long-tailed.
 */
export interface Tally {
  readonly count: number
  /** Thousandths of the natural logarithm of seconds. */
  readonly sum: number
  readonly squares: number
}

export const noTally: Tally = { count: 0, sum: 0, squares: 0 }

export function tallied(tally: Tally, ms: number): Tally {
  const log = Math.round(1_000 * Math.log(Math.max(1, ms / 1_000)))
  return { count: tally.count + 1, sum: tally.sum + log, squares: tally.squares + log * log }
}

export function together(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, sum: a.sum + b.sum, squares: a.squares + b.squares }
}

/** Sum and mean of the logarithms of milliseconds. */
export function sumLog({ count, sum }: Tally): number {
  return sum / 1_000 + count * logOfSecond
}

export function meanLog(tally: Tally): number {
  return sumLog(tally) / tally.count
}

/** How far the logarithms are from their mean, as the sum of the squares; none of those that are alone. */
export function deviationsLog({ count, sum, squares }: Tally): number {
  return count === 0 ? 0 : (squares - (sum * sum) / count) / 1e6
}

export const logOfSecond = Math.log(1_000)
