import { afterEach, beforeEach, expect, vi } from 'vitest'

/** An error that nobody expected fails the test in which it was printed. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const printed = vi.mocked(console.error).mock.calls.map(call => call.map(String).join(' '))
  vi.mocked(console.error).mockRestore()
  expect(printed).toEqual([])
})
