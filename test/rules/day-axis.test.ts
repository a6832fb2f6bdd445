import { expect, test } from 'vitest'
import { halfHoursShown } from '../../manager/day-axis'

test('the picture of today begins with the first person and has room for the morning to come', () => {
  expect(halfHoursShown([480, 510, 600], 615)).toEqual({ first: 480, count: 16 })
  expect(halfHoursShown([480, 1170], 1190)).toEqual({ first: 480, count: 24 })
  expect(halfHoursShown([], 500)).toEqual({ first: 480, count: 16 })
})

test('late in the evening it ends with midnight', () => {
  const { first, count } = halfHoursShown([1290], 1300)
  expect(first + count * 30).toBe(24 * 60)
})
