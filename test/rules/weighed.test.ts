import { describe, expect, test } from 'vitest'
import { Cabinet } from '../../domain/cabinet'
import type { Lasting } from '../../domain/chance'
import { expect as expectOf } from '../../domain/expectations'
import {
  type EndedTurn,
  type Experience,
  nothingSeen,
  type Seen,
  withPeriod,
  withTickets,
} from '../../domain/experience'
import { nine } from './lived'
import { minutesOf, seenOn, times } from './seen'
import { smallTown } from './small-town'

const minute = 60_000
const hour = 60 * minute
const town = smallTown()
const yesterday = '2026-11-23'
const expected = (experience: Experience) => expectOf(experience, town, '2026-11-24')
const noLasting: Lasting = { mean: NaN, scatter: NaN, doubt: NaN }

/**
 * Worked by hand, with logarithms of minutes: ln 5 = 1.6094, ln 10 = 2.3026, ln 20 = 2.9957, ln 40 = 3.6889. What is
 * seen is kept to a thousandth.
 */
describe('[W1] how much what was seen weighs against what is believed', () => {
  const logMinutes = (mean: number) => mean - Math.log(minute)
  const tax = (minutes: number, more: Partial<EndedTurn> = {}) =>
    times(1, { service: 'tax', endedAt: minutes * minute, ...more })

  test('one tax of ten minutes instead of five: the service, and half as much the town', () => {
    const { service } = expected(seenOn(yesterday, ...tax(10)))
    // Variance 0.47² = 0.2209; so the mean of the logarithm is said to be ln 5 - 0.1105 = 1.4990, and was 2.3026.
    // The town: 1 / (0.0625 + 0.2209) = 3.529 for the difference of 0.8036, against 16 for none: 0.1452 longer.
    // The tax: 1 / 0.2209 = 4.527 for 2.3026, against 16 for 1.4990 + 0.1452: 1.7894.
    expect(logMinutes(service('tax').mean)).toBeCloseTo(1.7894, 3)
    expect(logMinutes(service('permit').mean)).toBeCloseTo(2.9957 - 0.1105 + 0.1452, 3)
    // Unsure: 1 / 20.527, and of the town's 1 / 19.529 what the catalogue still weighs, 16 of 20.527, squared.
    expect(service('tax').doubt).toBeCloseTo(0.2825, 3)
    expect(service('permit').doubt).toBeCloseTo(Math.sqrt(0.0625 + 0.0512), 3)
    // One alone says nothing of how such times scatter.
    for (const code of ['tax', 'permit']) expect(service(code).scatter).toBeCloseTo(0.47, 6)
  })

  test('two taxes that differ: how times scatter', () => {
    const { service } = expected(seenOn(yesterday, ...tax(5), ...tax(20)))
    // Squares about the mean: ln(4)² / 2 = 0.9609; with 9 × 0.2209 before, over 10: 0.2949 for all services.
    expect(service('permit').scatter).toBeCloseTo(Math.sqrt(0.2949), 3)
    // The town: 1 / (0.0625 + 0.2949 / 2) = 4.763 for ln 10 instead of ln 5 - 0.1474, against 16: 0.1928 longer.
    expect(logMinutes(service('permit').mean)).toBeCloseTo(2.9957 - 0.1474 + 0.1928, 3)
    // And of the tax itself 0.9609 with ten times that, over 11.
    expect(service('tax').scatter).toBeCloseTo(Math.sqrt(0.3555), 3)
    // Two clerks who differ do not make times scatter.
    const clerks = expected(seenOn(yesterday, ...tax(5), ...tax(20, { clerk: 'bojan' })))
    expect(clerks.service('permit').scatter).toBeCloseTo(0.47, 6)
    expect(clerks.service('tax').scatter).toBeCloseTo(Math.sqrt((0.9609 + 2.209) / 11), 3)
  })

  test('a clerk who took ten minutes where 6.0 were to be expected', () => {
    const { clerk } = expected(seenOn(yesterday, ...tax(10)))
    // 2.3026 - 1.7894 = 0.5132 weighs 4.527, against 1 / 0.15² = 44.44 for no difference.
    expect(clerk('ana').mean).toBeCloseTo(0.0474, 3)
    expect(clerk('ana').doubt).toBeCloseTo(0.1429, 3)
    const both = expected(
      seenOn(yesterday, ...tax(10), ...tax(10, { service: 'gone' }), ...tax(10, { clerk: 'bojan' })),
    )
    const lateness = (code: string) => Math.LN10 - logMinutes(both.service(code).mean)
    // What a clerk did of several services counts together.
    expect(both.clerk('ana').mean).toBeCloseTo(((lateness('tax') + lateness('gone')) * 4.527) / (2 * 4.527 + 44.44), 3)
  })

  test('walks: twice a minute where half a minute is believed as firmly as ten walks', () => {
    const walked = (...seconds: number[]) =>
      seenOn(yesterday, ...seconds.flatMap(one => times(1, { startedAt: one * 1_000, endedAt: 20 * minute }))).days
    const walkOf = (...seconds: number[]) => expected({ days: walked(...seconds) }).walk
    // Believed: ln 0.5 - 0.6² / 2 = -0.8731; seen twice: 0. Over twelve: -0.7276.
    expect(logMinutes(walkOf(60, 60).mean)).toBeCloseTo(-0.7276, 3)
    expect(walkOf(60, 60).scatter).toBeCloseTo(Math.sqrt(3.6 / 11), 3)
    expect(walkOf(60, 60).doubt).toBeCloseTo(Math.sqrt(3.6 / 11 / 12), 3)
    // Half a minute and two: the same mean, with squares of 0.9609.
    expect(logMinutes(walkOf(30, 120).mean)).toBeCloseTo(-0.7276, 3)
    expect(walkOf(30, 120).scatter).toBeCloseTo(Math.sqrt(4.5609 / 11), 3)
    expect(walkOf(60).scatter).toBeCloseTo(0.6, 6)
    expect(walkOf(60).doubt).toBeCloseTo(0.6 / Math.sqrt(11), 3)
  })

  test('waiting for those who do not come: three minutes where one and a half are believed', () => {
    const { absence } = expected(seenOn(yesterday, ...times(10, { outcome: 'absent', endedAt: 3 * minute })))
    // Ten of ln 3 = 1.0986 and ten believed of ln 1.5 - 0.045 = 0.3605.
    expect(logMinutes(absence.mean)).toBeCloseTo(0.7295, 3)
    expect(absence.scatter).toBeCloseTo(Math.sqrt(0.9 / 19), 3)
  })

  test('breaks: three of half an hour that began at nine, in four hours of open counters', () => {
    const rest = (seen: Seen) => withPeriod(seen, { state: 'paused', from: nine, to: nine + 30 * minute })
    const works = (seen: Seen) => withPeriod(seen, { state: 'open', from: nine, to: nine + 4 * hour })
    const { breaks } = expected(seenOn(yesterday, rest, rest, rest, works))
    const [atNine, atTen, atNight] = [16, 18, 40].map(half => breaks[half] ?? { perMs: NaN, lasts: noLasting })
    // Over the day 3 + 1 in 4 + 4 hours, one in two hours; for each half hour that weighs two hours.
    expect((atNine?.perMs ?? NaN) * hour).toBeCloseTo((3 + 1) / (0.5 + 2), 6)
    expect((atTen?.perMs ?? NaN) * hour).toBeCloseTo(1 / (0.5 + 2), 6)
    expect((atNight?.perMs ?? NaN) * hour).toBeCloseTo(1 / 2, 6)
    // Three of 30 minutes and three believed of 15, by their logarithms; at nine the three count once more.
    expect(minutesOf(atNight?.lasts ?? noLasting)).toBeCloseTo(21.48, 1)
    expect(atNight?.lasts.scatter).toBeCloseTo(Math.sqrt((3 * 0.25) / 5), 3)
    expect(minutesOf(atNine?.lasts ?? noLasting)).toBeCloseTo(25.58, 1)
    expect(atNine?.lasts.scatter).toBeCloseTo(0.3, 3)
    expect(atNine?.lasts.doubt).toBeCloseTo(Math.sqrt(0.09 / 6), 3)
  })

  test('who comes: by the days on which anybody came', () => {
    const came = (count: number) => (seen: Seen) => withTickets(seen, { queue: 'papers', at: nine, count })
    const rest = (seen: Seen) => withPeriod(seen, { state: 'paused', from: nine, to: nine + hour })
    const days = [came(8), came(4), rest].map((change, day) => [`2026-11-2${day}`, change(nothingSeen)] as const)
    expect(
      expected({ days: Cabinet.of(days) })
        .arrivals('papers')
        ?.slice(15, 18),
    ).toEqual([1.5, 3, 1.5])
  })

  test('who gives up, of those who were still there: half of those who went in the same quarter of an hour', () => {
    const never = { calledAt: null, lastCalledAt: null, startedAt: null } as const
    const waited = (minutes: number) => ({ calledAt: minutes * minute, lastCalledAt: null, startedAt: null })
    const { givenUp, absent } = expected(
      seenOn(
        yesterday,
        ...times(4, {}),
        ...times(2, { ...never, outcome: 'cancelled', endedAt: 10 * minute }),
        ...times(3, { ...waited(20), outcome: 'absent', endedAt: 22 * minute }),
        ...times(1, { ...never, outcome: 'cancelled', endedAt: 20 * minute }),
        ...times(5, { ...never, outcome: 'left', endedAt: 40 * minute }),
      ),
    )
    // In the first quarter 6 went and 9 were there still, in the second 4 and 5; and ten are believed to stay.
    expect(givenUp.slice(0, 3)).toEqual([0, expect.closeTo(2 / 22, 9), expect.closeTo(2 / 22 + 1 / 17, 9)])
    // Of four called early all came; of twenty believed one does not.
    expect(absent.slice(0, 2)).toEqual([expect.closeTo(1 / 24, 9), expect.closeTo((3 + 20 / 24) / 23, 9)])
  })
})
