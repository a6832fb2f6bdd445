import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepTelling } from '../../server/store/postgresql-listening'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listener() {
  const heard: string[] = []
  const { tell, close } = keepTelling(async word => {
    heard.push(word)
    // One who cannot be reached finds out later, and nothing breaks here.
    if (word === 'unheard') throw new Error('no connection')
  })
  return { heard, tell, close }
}

test('[S1] other servers hear at once of what happened, and once of all that happened soon after', async () => {
  const { heard, tell } = listener()
  for (let more = 0; more < 5; more++) tell('pokrov-main')
  tell('pokrov-mobile')
  expect(heard).toEqual(['pokrov-main', 'pokrov-mobile'])
  await vi.advanceTimersByTimeAsync(100)
  expect(heard).toEqual(['pokrov-main', 'pokrov-mobile', 'pokrov-main'])
  tell('pokrov-main')
  expect(heard).toHaveLength(4)
})

test('[S1] a server that ends tells what it has not told yet', async () => {
  const { heard, tell, close } = listener()
  tell('pokrov-main')
  tell('pokrov-main')
  tell('unheard')
  await close()
  expect(heard).toEqual(['pokrov-main', 'unheard', 'pokrov-main'])
})
