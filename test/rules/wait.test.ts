import { expect, test } from 'vitest'
import { mayRateUntil } from '../../domain/rating'
import { toldWait } from '../../domain/wait'

test('[W2] a wait is never told as a single minute, and under three minutes without figures', () => {
  for (let from = 0; from <= 90; from++)
    for (let to = from; to <= from + 60; to++) {
      const told = toldWait({ fromMinutes: from, toMinutes: to })
      if (to < 3) expect(told).toEqual({ as: 'soon' })
      else if (told.as === 'range') expect(told.from).toBeLessThan(told.to)
      else expect(told).toEqual({ as: 'up-to', to })
    }
  expect(toldWait(null)).toEqual({ as: 'unknown' })
})

test('[W2] from two minutes on both ends are said; whoever may be called at once hears the end alone', () => {
  expect(toldWait({ fromMinutes: 2, toMinutes: 6 })).toEqual({ as: 'range', from: 2, to: 6 })
  expect(toldWait({ fromMinutes: 1, toMinutes: 6 })).toEqual({ as: 'up-to', to: 6 })
  expect(toldWait({ fromMinutes: 12, toMinutes: 25 })).toEqual({ as: 'range', from: 12, to: 25 })
  expect(toldWait({ fromMinutes: 7, toMinutes: 7 })).toEqual({ as: 'up-to', to: 7 })
})

test('[R6] a visit is rated within a day on the phone, and within three minutes at the counter', () => {
  expect(mayRateUntil(1_000, 'phone')).toBe(1_000 + 24 * 60 * 60_000)
  expect(mayRateUntil(1_000, 'counter')).toBe(1_000 + 3 * 60_000)
})
