import { z } from 'zod'
import { park } from '../../domain/moving'
import { atCounter } from './at-counter'

/** The person brings what is missing; the counter is free meanwhile. */
export const counterPark = atCounter({
  name: 'counter:park',
  about: 'Sets the ticket at the counter aside, for this counter or for all.',
  input: { for: z.enum(['counter', 'all']).optional() },
  decide: (hall, counter, { input, circumstances }) =>
    park(hall, { counter, for: input.for ?? 'counter' }, circumstances),
})
