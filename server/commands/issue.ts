import { openCountersFor } from '../../domain/calling'
import type { Hall } from '../../domain/hall'
import { openTicket } from '../../domain/hall'
import { accept, type Result } from '../../domain/refusal'
import { aheadOf, take, type Wish } from '../../domain/take'
import type { IssuedTicket } from '../../domain/wire'
import { setTicket } from '../store/rows'
import type { Actor } from '../who'
import type { Circumstances, Decision } from './command'

/** A ticket is issued to whoever wishes it, and the answer says what the kiosk shows and the phone opens. */
export function issue(
  hall: Hall,
  wish: Omit<Wish, 'from' | 'phoneKey'> & { readonly phone?: string | null },
  circumstances: Circumstances,
): Result<Decision> {
  const { catalogue, actor, newSecret, waitFor, printer, publicUrl, fingerprint } = circumstances
  // Name by name, here and where it is asked for: to copy what is left of an object took a tenth of a ticket's time.
  const { service, priority, language, needs, appointment, phone } = wish
  const phoneKey = phone ? fingerprint(phone) : null
  const from = fromOf(actor)
  const issued = take(hall, { service, priority, language, needs, appointment, from, phoneKey }, circumstances)
  if (!issued.ok) return issued
  const wait = waitFor(issued.value)
  const event = wait ? { ...issued.value, told: wait } : issued.value
  const secret = newSecret()
  const token = `${event.ticket}.${secret}`
  return accept({
    events: [event],
    secret,
    // The number itself is not told to the journal, which is kept for ever (rule A5).
    ...(phone ? { writes: [setTicket(hall, event.ticket, { phone })] } : {}),
    tell: after => {
      const ticket: IssuedTicket = {
        id: event.ticket,
        number: event.number,
        token,
        url: `${publicUrl}/t/${token}`,
        ahead: aheadOf(after, openTicket(after, event.ticket)),
        wait,
        issuedAt: event.at,
        counters: openCountersFor(after, catalogue, event.queue),
        printer: printer?.status ?? null,
      }
      return { ticket }
    },
  })
}

function fromOf(actor: Actor): 'kiosk' | 'phone' | 'staff' {
  if (actor.kind === 'staff') return 'staff'
  return actor.kind === 'citizen' ? 'phone' : 'kiosk'
}
