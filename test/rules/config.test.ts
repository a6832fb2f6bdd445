import { expect, test } from 'vitest'
import { readConfig } from '../../server/config'

test('an empty environment is a demonstration on this machine', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    demonstration: true,
    alwaysOpen: true,
    printerUrl: 'simulated:',
    databaseUrl: null,
  })
})

test('with a municipality named it is a real one', () => {
  expect(readConfig({ MUNICIPALITY: 'municipalities/haskovo.yaml' })).toMatchObject({
    demonstration: false,
    alwaysOpen: false,
    printerUrl: 'none:',
  })
})

test('every wrong value is named with what was expected, all at once', () => {
  const wrong = { PORT: 'abc', HOURS: 'sometimes', DATABASE_URL: 'mysql://x', PRINTER_URL: 'lpt1', LOG_LEVEL: 'loud' }
  let message = ''
  try {
    readConfig(wrong)
  } catch (fault) {
    message = String(fault)
  }
  for (const [name, value] of Object.entries(wrong)) expect(message).toContain(`${name} is "${value}"`)
  expect(message).toMatch(/expected municipality or always/)
  expect(message).toMatch(/tcp:\/\/host:9100/)
})
