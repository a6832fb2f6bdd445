import { afterEach, beforeEach, expect, vi } from 'vitest'
import { Ordered } from '../domain/ordered'

/** Two lists in order are equal when the same stands in them, however they are cut into pieces. */
expect.addEqualityTesters([
  function (a, b, testers) {
    if (!(a instanceof Ordered && b instanceof Ordered)) return undefined
    return this.equals([...a], [...b], testers)
  },
])

/** An error that nobody expected fails the test in which it was printed. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const printed = vi.mocked(console.error).mock.calls.map(call => call.map(String).join(' '))
  vi.mocked(console.error).mockRestore()
  expect(printed).toEqual([])
})
