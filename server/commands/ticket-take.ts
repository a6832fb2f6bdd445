import { z } from 'zod'
import { openCountersFor } from '../../domain/calling'
import { openTicket } from '../../domain/hall'
import { accept } from '../../domain/refusal'
import { aheadOf, take } from '../../domain/take'
import type { IssuedTicket } from '../../domain/wire'
import { languages } from '../../domain/words'
import type { Actor } from '../who'
import { command } from './command'
import { code } from './inputs'

/** A person chooses a service and takes a ticket. */
export const ticketTake = command({
  name: 'ticket:take',
  about: 'Takes a ticket for a service.',
  by: ['kiosk', 'clerk', 'supervisor', 'admin'],
  input: z.object({
    service: code,
    priority: code.nullish(),
    language: z.enum(languages).nullish(),
  }),
  decide: (hall, wish, { now, catalogue, actor, newId, newSecret, waitFor, printer, publicUrl }) => {
    const { service, priority = null, language = null } = wish
    const issued = take(hall, { service, priority, language, from: fromOf(actor) }, { catalogue, now, newId })
    if (!issued.ok) return issued
    const event = issued.value
    const secret = newSecret()
    const token = `${event.ticket}.${secret}`
    return accept({
      events: [event],
      secret,
      tell: after => {
        const ticket: IssuedTicket = {
          id: event.ticket,
          number: event.number,
          token,
          url: `${publicUrl}/t/${token}`,
          ahead: aheadOf(after, openTicket(after, event.ticket)),
          wait: waitFor(event.queue),
          issuedAt: event.at,
          counters: openCountersFor(after, catalogue, event.queue),
          printer: printer?.status ?? null,
        }
        return { ticket }
      },
    })
  },
})

function fromOf(actor: Actor): 'kiosk' | 'phone' | 'staff' {
  if (actor.kind === 'staff') return 'staff'
  return actor.kind === 'citizen' ? 'phone' : 'kiosk'
}
