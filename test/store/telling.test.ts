import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepTelling } from '../../server/store/postgresql-listening'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listener() {
  const heard: string[] = []
  const others = keepTelling(async word => {
    heard.push(word)
    // One who cannot be reached finds out later, and nothing breaks here.
    if (word === 'unheard') throw new Error('no connection')
  })
  return { heard, ...others }
}

test('[S1] other servers hear at once of what changed, and once of all that changed soon after', async () => {
  const { heard, tellChanged } = listener()
  for (let more = 0; more < 5; more++) tellChanged('pokrov-main')
  tellChanged('pokrov-mobile')
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual(['pokrov-main', 'pokrov-mobile'])
  await vi.advanceTimersByTimeAsync(100)
  expect(heard).toEqual(['pokrov-main', 'pokrov-mobile', 'pokrov-main'])
  tellChanged('pokrov-main')
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toHaveLength(4)
})

test('[S1] what is told with the change itself is not told twice, and what changes soon after is', async () => {
  const { heard, isQuiet, tellChanged } = listener()
  expect(isQuiet('pokrov-main')).toBe(true)
  tellChanged('pokrov-main', { isTold: true })
  expect(isQuiet('pokrov-main')).toBe(false)
  await vi.advanceTimersByTimeAsync(10)
  expect(heard).toEqual([])
  tellChanged('pokrov-main', { isTold: isQuiet('pokrov-main') })
  await vi.advanceTimersByTimeAsync(100)
  expect(heard).toEqual(['pokrov-main'])
  expect(isQuiet('pokrov-main')).toBe(true)
})

test('[S1] a server that ends tells what it has not told yet', async () => {
  const { heard, tellChanged, close } = listener()
  for (const branch of ['pokrov-main', 'pokrov-main', 'unheard']) tellChanged(branch)
  await close()
  expect(heard).toEqual(['pokrov-main', 'unheard', 'pokrov-main'])
})

test('[H5] each key that a person presses is told, in its order', async () => {
  const { heard, tell, close } = listener()
  for (const key of ['down', 'down', 'unheard', 'select']) tell(key)
  await close()
  expect(heard).toEqual(['down', 'down', 'unheard', 'select'])
})
