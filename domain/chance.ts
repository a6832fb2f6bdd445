import { halfHourMs, halfHourOf } from './hall'
import type { Instant } from './words'

/** A long-tailed time: mean and standard deviation of its logarithm, and how far that mean itself may be wrong. */
export interface Lasting {
  readonly mean: number
  readonly scatter: number
  readonly doubt: number
}

/** Gives numbers from 0 to 1, without 1. */
export type Random = () => number

/** Repeatable chance: mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A number of the normal distribution with mean 0 and deviation 1. */
export function normal(random: Random): number {
  return normals[Math.floor(random() * normals.length)] ?? 0
}

/** A time in milliseconds; `shift` moves the mean of its logarithm. */
export function drawn({ mean, scatter }: Lasting, shift: number, random: Random): number {
  return Math.exp(mean + shift + scatter * normal(random))
}

/** How much longer something lasts that has lasted so long already. */
export function still(
  lasting: Lasting,
  { shift, elapsed }: { shift: number; elapsed: number },
  random: Random,
): number {
  const reached = Math.floor(rank(lasting, shift, elapsed) * normals.length)
  // Longer than almost ever: how long still, nobody knows.
  if (reached >= normals.length - 1) return drawn(lasting, shift, random) / 3
  const place = reached + Math.floor(random() * (normals.length - reached))
  return Math.max(0, Math.exp(lasting.mean + shift + lasting.scatter * (normals[place] ?? 0)) - elapsed)
}

/** Which share of such times is shorter. */
export function rank({ mean, scatter }: Lasting, shift: number, ms: number): number {
  if (ms <= 0) return 0
  const wanted = (Math.log(ms) - mean - shift) / scatter
  let low = 0
  let high = normals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((normals[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low / normals.length
}

/** When it happens next, at a rate for each half hour of the day; never, where no half hour that begins before `until` has it. */
export function nextAt(
  perMs: readonly number[],
  { after, until, pace = 1 }: { after: Instant; until: Instant; pace?: number },
  random: Random,
): Instant {
  let left = -Math.log(1 - random()) / pace
  for (let at = after; at < until; ) {
    const rate = perMs[halfHourOfDay(at)] ?? 0
    const next = (halfHourOf(at) + 1) * halfHourMs
    if (rate * (next - at) >= left) return at + left / rate
    left -= rate * (next - at)
    at = next
  }
  return Infinity
}

/** Half hours of the day, by UTC: the hour's shift twice a year is forgotten with the month. */
export function halfHourOfDay(at: Instant): number {
  return halfHourOf(at) % 48
}

/** The middles of so many equal parts of the normal distribution, in order. */
const normals = Float64Array.from({ length: 512 }, (_, at) => quantileOf((at + 0.5) / 512))

/** By bisection of the normal distribution's integral (Abramowitz and Stegun 26.2.17). */
function quantileOf(share: number): number {
  let [low, high] = [-5, 5]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (shareBelow(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function shareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}
