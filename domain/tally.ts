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

/** Mean and variance of the logarithm of milliseconds. */
export function meanLog({ count, sum }: Tally): number {
  return sum / count / 1_000 + logOfSecond
}

export function varianceLog({ count, sum, squares }: Tally): number {
  return Math.max(0, (squares - (sum * sum) / count) / (count - 1)) / 1e6
}

export const logOfSecond = Math.log(1_000)
