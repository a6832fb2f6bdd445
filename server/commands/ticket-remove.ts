import { z } from 'zod'
import { remove } from '../../domain/moving'
import { accept } from '../../domain/refusal'
import { command } from './command'
import { reason, ticketId } from './inputs'

/** A ticket that nobody will come for is taken out of the line (rule L1). */
export const ticketRemove = command({
  name: 'ticket:remove',
  about: 'Takes a ticket out of the line, for a reason that stays in the journal.',
  by: ['supervisor', 'admin'],
  input: z.object({ ticket: ticketId, reason }),
  decide: (hall, asked, here) => {
    const events = remove(hall, asked, here)
    return events.ok ? accept({ events: events.value }) : events
  },
})
