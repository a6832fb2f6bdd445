import { z } from 'zod'
import { betters, mayRateUntil, scores } from '../../domain/rating'
import { accept, refuse } from '../../domain/refusal'
import { lastVisit, type Visit, visitOf } from '../store/load-visit'
import { command } from './command'
import { counterNumber } from './inputs'

const score = z.union(scores.map(one => z.literal(one)))
const input = z.object({
  score,
  better: z
    .array(z.enum(betters))
    .max(betters.length)
    .transform(said => betters.filter(one => said.includes(one)))
    .optional(),
  counter: counterNumber.optional(),
})

type Said = z.infer<typeof input> & { readonly visit?: Visit | null }

/** Somebody says how it was: on the phone, or by the buttons of a counter (rule R6). */
export const ticketRate = command<Said>({
  name: 'ticket:rate',
  about: 'Says how a visit was, from 5 to 1, and what could be better.',
  by: ['citizen', 'system'],
  input,
  prepare: async (said, { database, branch, actor }) => {
    if (actor.kind === 'citizen') return accept({ ...said, visit: await visitOf(database, actor.ticket) })
    if (said.counter === undefined) return refuse('counter/unknown')
    return accept({ ...said, visit: await lastVisit(database, branch, said.counter) })
  },
  decide: (_hall, { score, better = [], visit }, { actor, now }) => {
    if (!visit) return refuse('ticket/unknown')
    if (visit.servedAt === null) return refuse('ticket/wrong-state')
    const from = actor.kind === 'citizen' ? 'phone' : 'counter'
    const until = mayRateUntil(visit.servedAt, from)
    if (now > until) return refuse('ticket/too-late', { until })
    if (visit.score === score && visit.better === JSON.stringify(better)) return accept({ events: [] })
    const { ticket, day } = visit
    return accept({ events: [{ type: 'ticket.rated', at: now, ticket, day, from, score, better }] })
  },
})
