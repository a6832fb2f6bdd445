import { expect, test } from 'vitest'
import { keepWatch } from '../../counter/watch'

const minute = 60_000
const nine = Date.UTC(2026, 10, 24, 8)

test('[A3] nobody is asked for fourteen minutes, then with the seconds that are left, and then it is over', () => {
  const watch = keepWatch(nine)
  expect(watch.leftAt(nine + 14 * minute - 1)).toBe(null)
  expect(watch.leftAt(nine + 14 * minute)).toBe(60)
  expect(watch.leftAt(nine + 14.5 * minute)).toBe(30)
  expect(watch.leftAt(nine + 15 * minute - 1)).toBe(1)
  expect(watch.leftAt(nine + 15 * minute)).toBe(0)
  // A computer that slept wakes up long after.
  expect(watch.leftAt(nine + 600 * minute)).toBe(0)
})

test('[A3] a hand that moves for a minute puts away nothing, and one question only once', () => {
  const watch = keepWatch(nine)
  const moves = Array.from({ length: 60_000 }, (_, ms) => nine + ms)
  expect(moves.filter(at => watch.notice(at))).toEqual([])
  expect(watch.seenAt()).toBe(nine + minute - 1)

  const asked = watch.seenAt() + 14 * minute
  expect(watch.leftAt(asked)).toBe(60)
  expect([watch.notice(asked + 1), watch.notice(asked + 2), watch.notice(asked + 3)]).toEqual([true, false, false])
  expect(watch.leftAt(asked + 1_000)).toBe(null)
  expect(watch.leftAt(asked + 3 + 14 * minute)).toBe(60)
})
