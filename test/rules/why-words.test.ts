import { expect, test } from 'vitest'
import { reasonWords } from '../../ui/why'

test('[O6] nobody is late by nought minutes', () => {
  const say = Object.assign((key: string, values?: object) => `${key} ${JSON.stringify(values)}`, {
    ready: true,
    language: 'uk' as const,
  })
  const speech = { sayWhy: say, language: 'uk' as const, languages: ['uk' as const], timeZone: 'Europe/Kyiv' }
  expect(reasonWords({ because: 'overdue', minutes: 0 }, speech)).toBe('overdue {"minutes":1}')
  expect(reasonWords({ because: 'overdue', minutes: 12 }, speech)).toBe('overdue {"minutes":12}')
})
