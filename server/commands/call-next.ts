import { callNext as next } from '../../domain/calling'
import { atCounter } from './at-counter'
import { delivered, ticketId } from './inputs'

/** A clerk is free: call whoever is next among the queues this counter offers. */
export const callNext = atCounter({
  name: 'counter:call-next',
  about: 'Finishes the ticket at the counter, when `leaving` names it, and calls the next in order.',
  input: { leaving: ticketId.nullable(), delivered },
  decide: (hall, counter, { input, circumstances }) =>
    next(hall, { counter, leaving: input.leaving, delivered: input.delivered }, circumstances),
})
