import { describe, expect, test } from 'vitest'
import { life, stateAfter, type TicketState, type TicketStep } from '../../domain/ticket'

const states = Object.keys(life) as TicketState[]
const steps: readonly TicketStep[] = [
  'call',
  'recall',
  'start',
  'finish',
  'absent',
  'park',
  'unpark',
  'release',
  'transfer',
  'undo',
  'return',
  'cancel',
  'leave',
]

/** Rule L1, written down a second time by hand: what is not here must do nothing. */
const written = new Map([
  ['waiting call', 'called'],
  ['waiting cancel', 'cancelled'],
  ['waiting leave', 'left'],
  ['called recall', 'called'],
  ['called start', 'serving'],
  ['called finish', 'served'],
  ['called absent', 'absent'],
  ['called park', 'parked'],
  ['called transfer', 'waiting'],
  ['called undo', 'waiting'],
  ['serving finish', 'served'],
  ['serving park', 'parked'],
  ['serving transfer', 'waiting'],
  ['parked unpark', 'serving'],
  ['parked release', 'waiting'],
  ['parked cancel', 'cancelled'],
  ['parked leave', 'left'],
  ['absent return', 'waiting'],
  ['absent cancel', 'cancelled'],
  ['absent leave', 'left'],
])

describe('[L1] the life of a ticket', () => {
  test.each(states.flatMap(state => steps.map(step => [state, step] as const)))('%s, %s', (state, step) => {
    expect(stateAfter(state, step)).toBe(written.get(`${state} ${step}`))
  })
})
