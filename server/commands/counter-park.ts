import { z } from 'zod'
import { park } from '../../domain/moving'
import { atCounter } from './at-counter'
import { note } from './inputs'

/** The person brings what is missing; the counter is free meanwhile. */
export const counterPark = atCounter({
  name: 'counter:park',
  about: 'Sets the ticket at the counter aside, for this counter or for all, with a note for whoever goes on with it.',
  input: { for: z.enum(['counter', 'all']).optional(), note },
  decide: (hall, counter, { input, circumstances }) =>
    park(hall, { counter, for: input.for ?? 'counter', note: input.note }, circumstances),
})
