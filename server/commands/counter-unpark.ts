import { z } from 'zod'
import { counterOf } from '../../domain/calling'
import { unpark } from '../../domain/moving'
import { accept, refuse } from '../../domain/refusal'
import { whoCalls } from './at-counter'
import { command } from './command'
import { counterNumber, ticketId } from './inputs'

/** The person is back: the service goes on here, or the person waits in the line, due now. */
export const counterUnpark = command({
  name: 'counter:unpark',
  about: 'Goes on with a parked ticket: at the counter where it was parked, or from there in the line.',
  by: whoCalls,
  input: z.object({ counter: counterNumber.optional(), ticket: ticketId, to: z.enum(['counter', 'line']).optional() }),
  decide: (hall, { counter: number, ticket, to = 'counter' }, circumstances) => {
    const { actor } = circumstances
    if (actor.kind !== 'staff') return refuse('person/not-allowed')
    const mayAny = actor.role !== 'clerk'
    const counter = counterOf(hall, { number, clerk: actor.id, mayAny })
    if (!counter.ok) return counter
    const events = unpark(hall, { counter: counter.value, ticket, to, mayAny }, circumstances)
    return events.ok ? accept({ events: events.value }) : events
  },
})
