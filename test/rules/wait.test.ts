import { expect, test } from 'vitest'
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
