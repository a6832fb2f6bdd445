import { z } from 'zod'
import { comeBack } from '../../domain/ending'
import { accept } from '../../domain/refusal'
import { whoCalls } from './at-counter'
import { command } from './command'
import { ticketId } from './inputs'

/** Somebody who was absent stands in front of a clerk. */
export const ticketReturn = command({
  name: 'ticket:return',
  about: 'Puts an absent person back in the line, due now.',
  by: whoCalls,
  input: z.object({ ticket: ticketId }),
  decide: (hall, { ticket }, circumstances) => {
    const events = comeBack(hall, ticket, circumstances)
    return events.ok ? accept({ events: events.value }) : events
  },
})
