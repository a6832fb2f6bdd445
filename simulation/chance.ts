import { seeded } from '../domain/chance'

/** Repeatable chance: the same seed and salt, the same choices. */
export interface Chance {
  isTrue(share: number): boolean
  between(from: number, to: number): number
  /** A log-normal time with this mean; `variation` is the standard deviation's share of it. */
  scattered(mean: number, variation: number): number
  pick<T>(weighted: readonly (readonly [T, number])[]): T
}

export function chanceOf(seed: number, salt: number): Chance {
  const random = seeded((seed ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0)
  return {
    isTrue: share => random() < share,
    between: (from, to) => from + (to - from) * random(),
    scattered: (mean, variation) => {
      const sigma = Math.sqrt(Math.log(1 + variation ** 2))
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      return mean * Math.exp(sigma * normal - sigma ** 2 / 2)
    },
    pick: weighted => {
      let sum = 0
      for (const [, weight] of weighted) sum += weight
      let left = random() * sum
      for (const [one, weight] of weighted) {
        left -= weight
        if (left < 0) return one
      }
      const [last] = weighted.at(-1) ?? []
      if (last === undefined) throw new Error('Nothing to choose from.')
      return last
    },
  }
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
