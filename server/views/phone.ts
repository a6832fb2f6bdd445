import { openCountersFor, placeOf } from '../../domain/calling'
import type { Hall } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { mostPostponed } from '../../domain/moving'
import { mayRateUntil, type Rated } from '../../domain/rating'
import { aheadOf } from '../../domain/take'
import type { Ticket } from '../../domain/ticket'
import type { PhoneView } from '../../domain/views'
import type { BusinessDay, Instant, Language } from '../../domain/words'
import { mayReturnUntil, placeShown, type Scene, wayTo, whole } from './scene'

/** What the store knows of a ticket, also after its end. */
export interface KnownTicket {
  readonly id: string
  readonly branch: string
  readonly number: string
  readonly service: string
  readonly state: PhoneView['state']
  readonly language: Language
  readonly day: BusinessDay
  readonly issuedAt: Instant
  readonly endedAt: Instant | null
  readonly rated: Rated | null
}

/** What a citizen follows on the phone: their own ticket and nobody else's. */
export function phoneView(scene: Scene, known: KnownTicket): PhoneView {
  const { hall, catalogue, estimates, now } = scene
  const ticket = hall.tickets.get(known.id)
  const service = catalogue.services.find(one => one.code === known.service)
  const place = ticket?.counter ? placeOf(catalogue, ticket.counter) : undefined
  // Not open any more and the store was read before its end: it ended while somebody looked.
  const state = ticket?.state ?? known.state
  return {
    ...whole(scene),
    screen: 'phone',
    number: known.number,
    state,
    service: service?.name ?? { en: known.service },
    documents: service?.documents ?? [],
    language: known.language,
    ahead: ticket?.state === 'waiting' ? aheadOf(hall, ticket) : 0,
    wait: ticket?.state === 'waiting' ? (estimates.byTicket.get(ticket.id) ?? null) : null,
    place: ticket?.state === 'waiting' ? placeShown(hall, catalogue, ticket, now) : null,
    mayPostpone: ticket?.state === 'waiting' ? Math.min(mostPostponed, behind(hall, ticket)) : 0,
    parked: ticket?.parked ? { counter: ticket.parked.counter, for: ticket.parked.for, since: ticket.parked.at } : null,
    mayReturnUntil: ticket ? mayReturnUntil(catalogue, ticket) : null,
    counters: ticket?.state === 'waiting' ? openCountersFor(hall, catalogue, ticket.queue) : [],
    counter: place ? { number: place.number, ...wayTo(place) } : null,
    calledAt: ticket?.lastCalledAt ?? null,
    issuedAt: known.issuedAt,
    day: known.day,
    mayRateUntil: state === 'served' && known.endedAt !== null ? mayRateUntil(known.endedAt, 'phone') : null,
    rated: known.rated,
    mayCancel: ticket?.state === 'waiting' || ticket?.state === 'absent',
  }
}

function behind(hall: Hall, ticket: Ticket): number {
  return lineOf(hall, ticket.queue).size - aheadOf(hall, ticket) - 1
}
