import { finish } from '../../domain/calling'
import { atCounter } from './at-counter'
import { delivered, note } from './inputs'

/** The service is over; nobody else is called. */
export const counterFinish = atCounter({
  name: 'counter:finish',
  about: 'Ends the service with an outcome for each service delivered.',
  input: { delivered, note },
  decide: (hall, counter, { input, circumstances }) =>
    finish(hall, { counter, delivered: input.delivered, note: input.note }, circumstances),
})
