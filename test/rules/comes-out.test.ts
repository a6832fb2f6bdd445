import { expect, test } from 'vitest'
import { comesOut } from '../../ui/comes-out'

const printers = [
  { id: 'server', name: null, counters: [] },
  { id: 'hall', name: 'Hall', counters: [] },
  { id: 'desk', name: 'Desk', counters: [2] },
  { id: 'between', name: 'Between 3 and 4', counters: [3, 4] },
]

test.each([
  ['a counter’s own printer', 'desk', 2, { is: 'here', printer: 'Desk' }],
  ['that of another counter', 'desk', 3, { is: 'at', printer: 'Desk' }],
  ['one that counters share', 'between', 3, { is: 'at', printer: 'Between 3 and 4' }],
  ['one for all', 'hall', 2, { is: 'at', printer: 'Hall' }],
  ['asked for at no counter', 'desk', null, { is: 'at', printer: 'Desk' }],
  ['the one of the start, which has no name', 'server', 2, { is: 'kiosks', printer: '' }],
  ['one that this screen does not know yet', 'new', 2, { is: 'kiosks', printer: '' }],
] as const)('[P2] [P6] where a paper comes out: %s', (_, printer, counter, where) => {
  expect(comesOut(printer, { printers, counter })).toEqual(where)
})
