import { recall } from '../../domain/calling'
import { atCounter } from './at-counter'

/** The person did not hear: call once more. */
export const counterRecall = atCounter({
  name: 'counter:recall',
  about: 'Calls the same ticket again.',
  input: {},
  decide: (hall, counter, { circumstances }) => recall(hall, counter, circumstances),
})
