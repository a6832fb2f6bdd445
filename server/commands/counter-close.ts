import { close } from '../../domain/calling'
import { atCounter } from './at-counter'

/** A clerk leaves the counter. */
export const counterClose = atCounter({
  name: 'counter:close',
  about: 'Closes the counter.',
  input: {},
  decide: (_hall, counter, { circumstances }) => close(counter, circumstances),
})
