import { z } from 'zod'
import { transfer } from '../../domain/moving'
import { atCounter } from './at-counter'
import { code, counterNumber, delivered, note } from './inputs'

/** Sends the person on with the same number: to a queue, a service or one counter (rule L6). */
export const counterTransfer = atCounter({
  name: 'counter:transfer',
  about: 'Sends the ticket at the counter on; with `thenBack` the person comes back here afterwards.',
  input: {
    to: z
      .object({ queue: code.optional(), service: code.optional(), counter: counterNumber.optional() })
      .refine(to => Object.values(to).some(where => where !== undefined), 'expected a queue, a service or a counter'),
    place: z.enum(['keep', 'first', 'last']).optional(),
    thenBack: z.boolean().optional(),
    delivered,
    note,
  },
  decide: (hall, counter, { input, circumstances }) => {
    const { to, place, thenBack, delivered: done, note: said } = input
    return transfer(hall, { counter, to, place, thenBack, delivered: done, note: said }, circumstances)
  },
})
