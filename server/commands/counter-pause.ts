import { z } from 'zod'
import { pause } from '../../domain/calling'
import { atCounter } from './at-counter'

/** A clerk takes a break: nobody is called to this counter. */
export const counterPause = atCounter({
  name: 'counter:pause',
  about: 'Pauses the counter, with a reason.',
  input: { reason: z.string().max(200).default('') },
  decide: (_hall, counter, { input, circumstances }) => pause(counter, input.reason, circumstances),
})
