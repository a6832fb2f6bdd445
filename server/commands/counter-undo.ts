import { undo } from '../../domain/calling'
import { atCounter } from './at-counter'

/** The call was a slip of the finger. */
export const counterUndo = atCounter({
  name: 'counter:undo',
  about: 'Takes a call back within 30 seconds: the ticket waits as if never called.',
  input: {},
  decide: (hall, counter, { circumstances }) => undo(hall, counter, circumstances),
})
