import { type Random, seeded } from '../domain/chance'

/** Repeatable chance: the same seed and salt, the same choices. */
export class Chance {
  private readonly random: Random

  constructor(seed: number, salt: number) {
    this.random = seeded((seed ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0)
  }

  isTrue(share: number): boolean {
    return this.random() < share
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.random()
  }

  /** A log-normal time with this mean; `variation` is the standard deviation's share of it. */
  scattered(mean: number, variation: number): number {
    const sigma = Math.sqrt(Math.log(1 + variation * variation))
    const normal = Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random())
    return mean * Math.exp(sigma * normal - (sigma * sigma) / 2)
  }

  pick<T>(weighted: readonly (readonly [T, number])[]): T {
    return this.oneOf(choiceOf(weighted))
  }

  oneOf<T>({ all, weights, sum }: Choice<T>): T {
    let left = this.random() * sum
    let place = 0
    for (; place < all.length - 1; place++) {
      left -= weights[place] ?? 0
      if (left < 0) break
    }
    const one = all[place]
    if (one === undefined) throw new Error('Nothing to choose from.')
    return one
  }
}

/** What there is to choose from, with what each weighs against the others. */
export interface Choice<T> {
  readonly all: readonly T[]
  readonly weights: Float64Array
  readonly sum: number
}

/** Read once, for what is chosen from often. */
export function choiceOf<T>(weighted: readonly (readonly [T, number])[]): Choice<T> {
  const weights = Float64Array.from(weighted, ([, weight]) => weight)
  return { all: weighted.map(([one]) => one), weights, sum: weights.reduce((sum, weight) => sum + weight, 0) }
}

/** How many come when so many are expected: they do not know of each other. */
export function countOf(expected: number, chance: Chance): number {
  if (expected > 200) {
    const sum = Array.from({ length: 12 }, () => chance.between(0, 1)).reduce((so, one) => so + one, 0)
    return Math.max(0, Math.round(expected + Math.sqrt(expected) * (sum - 6)))
  }
  const least = Math.exp(-expected)
  let count = -1
  for (let left = 1; left > least; count++) left *= chance.between(0, 1)
  return Math.max(0, count)
}
