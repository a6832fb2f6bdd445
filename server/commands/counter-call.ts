import { z } from 'zod'
import { callCertain, counterOf } from '../../domain/calling'
import { accept, refuse } from '../../domain/refusal'
import { whoCalls } from './at-counter'
import { command } from './command'
import { counterNumber, reason, ticketId } from './inputs'

/** Calls a certain person, out of order: a right, and in the journal with the reason (rule C4). */
export const counterCall = command({
  name: 'counter:call',
  about: 'Calls a certain ticket out of order. Clerks may where the branch allows it.',
  by: whoCalls,
  input: z.object({
    counter: counterNumber.optional(),
    ticket: ticketId,
    leaving: ticketId.nullable().optional(),
    reason: reason.optional(),
  }),
  decide: (hall, { counter: number, ticket, leaving, reason: why = '' }, circumstances) => {
    const { actor, catalogue } = circumstances
    if (actor.kind !== 'staff') return refuse('person/not-allowed')
    if (actor.role === 'clerk' && !catalogue.settings.clerksCallAny) return refuse('person/not-allowed')
    const counter = counterOf(hall, { number, clerk: actor.id, mayAny: actor.role !== 'clerk' })
    if (!counter.ok) return counter
    const events = callCertain(hall, { counter: counter.value, leaving, ticket, reason: why }, circumstances)
    return events.ok ? accept({ events: events.value }) : events
  },
})
