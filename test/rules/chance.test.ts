import { describe, expect, test } from 'vitest'
import { drawn, halfHourOfDay, type Lasting, nextAt, normal, rank, seeded, still } from '../../domain/chance'

/** Chance that says this each time. */
const always = (said: number) => () => said

const halfHour = 30 * 60_000
/** Ten minutes in the middle. */
const lasting: Lasting = { mean: Math.log(600), scatter: 0.5, doubt: 0 }

describe('[W1] chance', () => {
  test('is the same for the same seed, and is mulberry32', () => {
    const random = seeded(1)
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
    expect(seeded(1 + 2 ** 32)()).toBe(seeded(1)())
    expect(seeded(-1)()).toBe(seeded(2 ** 32 - 1)())
    const many = Array.from({ length: 10_000 }, random)
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...many)).toBeLessThan(1)
    expect(many.reduce((sum, one) => sum + one, 0) / many.length).toBeCloseTo(0.5, 2)
  })

  /** The normal distribution's quantiles of the middles of 512 equal parts, by Python's `statistics.NormalDist`. */
  test.each([
    [0, -3.097269078],
    [1, -2.755548873],
    [100, -0.854951271],
    [255, -0.002447882],
    [256, 0.002447882],
    [400, 0.779734997],
    [499, 1.970089405],
    [511, 3.097269078],
  ])('normal: part %i of 512 stands at %f', (part, quantile) => {
    expect(normal(always(part / 512))).toBeCloseTo(quantile, 4)
    expect(normal(always((part + 0.99) / 512))).toBe(normal(always(part / 512)))
  })

  test('a time is drawn around its middle, moved and scattered on the scale of its logarithm', () => {
    expect(drawn(lasting, 0, always(0.5))).toBeCloseTo(600 * Math.exp(0.5 * 0.002447882), 3)
    expect(drawn(lasting, Math.log(2), always(400 / 512))).toBeCloseTo(1200 * Math.exp(0.5 * 0.779734997), 2)
  })

  test('a time ranks among those that are shorter', () => {
    expect(rank(lasting, 0, 600)).toBe(0.5)
    expect(rank(lasting, Math.log(2), 1200)).toBe(0.5)
    // A little longer than part 400, counted from nought, and a little shorter.
    expect(rank(lasting, 0, 600 * Math.exp(0.5 * 0.78))).toBe(401 / 512)
    expect(rank(lasting, 0, 600 * Math.exp(0.5 * 0.779))).toBe(400 / 512)
    expect([rank(lasting, 0, 0), rank(lasting, 0, -5), rank(lasting, 0, 1), rank(lasting, 0, 1e9)]).toEqual([
      0, 0, 0, 1,
    ])
    // Exactly as long as one is not longer than that one.
    expect(rank(lasting, 0, drawn(lasting, 0, always(300 / 512)) * (1 + 1e-12))).toBe(301 / 512)
  })

  test('what has lasted so long lasts on as those that were longer', () => {
    // Half of all are longer than 600: the middle one of them is part 384, counted from nought.
    expect(still(lasting, { shift: 0, elapsed: 600 }, always(0.5))).toBeCloseTo(
      600 * Math.exp(0.5 * 0.677566055) - 600,
      2,
    )
    const twice = still(lasting, { shift: Math.log(2), elapsed: 1200 }, always(0.5))
    expect(twice).toBeCloseTo(1200 * Math.exp(0.5 * 0.677566055) - 1200, 2)
    expect(still(lasting, { shift: 0, elapsed: 0 }, always(0.25))).toBe(drawn(lasting, 0, always(0.25)))
    for (const elapsed of [1, 300, 600, 900, 2000])
      for (const said of [0, 0.3, 0.999])
        expect(still(lasting, { shift: 0, elapsed }, always(said))).toBeGreaterThanOrEqual(0)
  })

  test('what has lasted longer than almost ever lasts a third of such a time', () => {
    const [last, lastButOne] = [511, 510].map(part => drawn(lasting, 0, always(part / 512)))
    const third = drawn(lasting, 0, always(0.5)) / 3
    expect(still(lasting, { shift: 0, elapsed: (last ?? 0) * 2 }, always(0.5))).toBe(third)
    // 511 of 512 are shorter.
    expect(still(lasting, { shift: 0, elapsed: (lastButOne ?? 0) * 1.0001 }, always(0.5))).toBe(third)
    expect(still(lasting, { shift: 0, elapsed: (lastButOne ?? 0) * 0.9999 }, always(0.5))).not.toBe(third)
  })

  describe('when something happens next', () => {
    const midnight = Date.UTC(2026, 10, 24)
    const after = midnight + 9 * 60 * 60_000
    const until = after + 24 * 60 * 60_000
    /** Chance that gives one mean interval. */
    const mean = always(1 - Math.exp(-1))
    const rates = (of: (halfHourOfDay: number) => number) => Array.from({ length: 48 }, (_, at) => of(at))

    test('half hours are counted from midnight by UTC', () => {
      expect(halfHourOfDay(midnight)).toBe(0)
      expect(halfHourOfDay(after)).toBe(18)
      expect(halfHourOfDay(midnight - 1)).toBe(47)
    })

    test('one in ten minutes comes after ten minutes in the mean, at twice the pace after five', () => {
      const perMs = rates(() => 1 / 600_000)
      expect(nextAt(perMs, { after, until }, mean)).toBeCloseTo(after + 600_000, 3)
      expect(nextAt(perMs, { after, until, pace: 2 }, mean)).toBeCloseTo(after + 300_000, 3)
      expect(nextAt(perMs, { after, until }, always(0))).toBe(after)
    })

    test('what is not used up in a half hour is used in the next ones, at their rates', () => {
      // Twenty of thirty minutes are left of this half hour, at one an hour: a third. The rest at one in fifteen minutes.
      const perMs = rates(at => (at === 18 ? 1 / 3_600_000 : 1 / 900_000))
      const expected = after + halfHour + (2 / 3) * 900_000
      expect(nextAt(perMs, { after: after + 600_000, until }, mean)).toBeCloseTo(expected, 3)
      // Nothing happens while doors are closed.
      const closed = rates(at => (at === 20 ? 1 / 600_000 : 0))
      expect(nextAt(closed, { after, until }, mean)).toBeCloseTo(after + 2 * halfHour + 600_000, 3)
    })

    test('never, where no half hour before the end has room for it', () => {
      const late = rates(at => (at === 20 ? 1 / 600_000 : 0))
      expect(nextAt(late, { after, until: after + 2 * halfHour }, mean)).toBe(Infinity)
      expect(nextAt(late, { after, until: after + 2 * halfHour + 1 }, mean)).toBeLessThan(Infinity)
      expect(nextAt([], { after, until }, mean)).toBe(Infinity)
      expect(
        nextAt(
          rates(() => 1),
          { after, until: after },
          mean,
        ),
      ).toBe(Infinity)
    })
  })
})
