import { absent } from '../../domain/calling'
import { atCounter } from './at-counter'

/** The person was called and did not come. */
export const counterAbsent = atCounter({
  name: 'counter:absent',
  about: 'Notes that the person called did not come.',
  input: {},
  decide: (hall, counter, { circumstances }) => absent(hall, counter, circumstances),
})
