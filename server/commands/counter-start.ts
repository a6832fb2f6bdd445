import { start } from '../../domain/calling'
import { atCounter } from './at-counter'

/** The person has come to the counter. */
export const counterStart = atCounter({
  name: 'counter:start',
  about: 'Confirms that the person has come: the service begins.',
  input: {},
  decide: (hall, counter, { circumstances }) => start(hall, counter, circumstances),
})
