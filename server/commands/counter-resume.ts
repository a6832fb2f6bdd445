import { resume } from '../../domain/calling'
import { atCounter } from './at-counter'

/** The break is over. */
export const counterResume = atCounter({
  name: 'counter:resume',
  about: 'Ends the pause of the counter.',
  input: {},
  decide: (_hall, counter, { circumstances }) => resume(counter, circumstances),
})
