import { z } from 'zod'
import { cancel } from '../../domain/ending'
import { accept, refuse } from '../../domain/refusal'
import { command } from './command'
import { ticketId } from './inputs'

/** A person gives up the place: from the phone, or by a clerk who was told. */
export const ticketCancel = command({
  name: 'ticket:cancel',
  about: 'Gives up a place in the line.',
  by: ['citizen', 'clerk', 'supervisor', 'admin'],
  input: z.object({ ticket: ticketId.optional() }),
  decide: (hall, { ticket }, { actor, now }) => {
    const id = actor.kind === 'citizen' ? actor.ticket : ticket
    if (id === undefined) return refuse('ticket/unknown')
    const events = cancel(hall, id, now)
    return events.ok ? accept({ events: events.value }) : events
  },
})
