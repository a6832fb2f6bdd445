import { z } from 'zod'
import { open } from '../../domain/calling'
import { accept, refuse } from '../../domain/refusal'
import { whoCalls } from './at-counter'
import { command } from './command'
import { counterNumber } from './inputs'

/** A clerk sits down at a counter. */
export const counterOpen = command({
  name: 'counter:open',
  about: 'Opens a counter for the one who asks.',
  by: whoCalls,
  input: z.object({ counter: counterNumber }),
  decide: (hall, { counter }, { actor, catalogue, now }) => {
    if (actor.kind !== 'staff') return refuse('person/not-allowed')
    const events = open(hall, { number: counter, clerk: actor.id }, { catalogue, now })
    return events.ok ? accept({ events: events.value }) : events
  },
})
