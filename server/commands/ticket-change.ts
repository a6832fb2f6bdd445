import { z } from 'zod'
import { change } from '../../domain/moving'
import { accept } from '../../domain/refusal'
import { whoCalls } from './at-counter'
import { command } from './command'
import { code, needs, ticketId } from './inputs'

/** A clerk grants or takes a priority, or puts right what was chosen wrongly (rule K5). */
export const ticketChange = command({
  name: 'ticket:change',
  about: 'Changes priority, needs or service of an open ticket; what is left out stays.',
  by: whoCalls,
  input: z.object({ ticket: ticketId, priority: code.nullable().optional(), needs, service: code.optional() }),
  decide: (hall, asked, here) => {
    const events = change(hall, asked, here)
    return events.ok ? accept({ events: events.value }) : events
  },
})
