import { z } from 'zod'
import { mostPostponed, postpone } from '../../domain/moving'
import { accept, refuse } from '../../domain/refusal'
import { command } from './command'
import { ticketId } from './inputs'

/** A person lets others pass: from the phone, or by a clerk who was told (rule O7). */
export const ticketPostpone = command({
  name: 'ticket:postpone',
  about: 'Lets up to five of those behind pass.',
  by: ['citizen', 'clerk', 'supervisor', 'admin'],
  input: z.object({ ticket: ticketId.optional(), by: z.number().int().min(1).max(mostPostponed) }),
  decide: (hall, { ticket, by }, { actor, ...here }) => {
    const id = actor.kind === 'citizen' ? actor.ticket : ticket
    if (id === undefined) return refuse('ticket/unknown')
    const events = postpone(hall, { ticket: id, by }, here)
    return events.ok ? accept({ events: events.value }) : events
  },
})
