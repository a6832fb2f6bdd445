import { expect, test } from 'vitest'
import { keepTakers } from '../../server/takers'

const second = 1_000

test('[K4] what a kiosk gave counts for a minute, to the millisecond, and for that kiosk alone', () => {
  const takers = keepTakers()
  takers.took('kiosk', 0)
  takers.took('kiosk', 30 * second)
  takers.took('other', 30 * second)
  expect(takers.lately('kiosk', 60 * second - 1)).toBe(2)
  expect(takers.lately('kiosk', 60 * second)).toBe(1)
  takers.took('kiosk', 60 * second)
  expect(takers.lately('kiosk', 90 * second - 1)).toBe(2)
  expect(takers.lately('kiosk', 120 * second)).toBe(0)
  expect(takers.lately('other', 31 * second)).toBe(1)
  expect(takers.lately('nobody', 31 * second)).toBe(0)
})

test('[K4] a clock that is set back keeps nobody from a ticket', () => {
  const takers = keepTakers()
  for (let ticket = 0; ticket < 9; ticket++) takers.took('kiosk', 3_600 * second)
  expect(takers.lately('kiosk', 3_600 * second)).toBe(9)
  expect(takers.lately('kiosk', 0)).toBe(0)
})
