import { bookingOf, dueByAppointment } from './appointments'
import type { Catalogue } from './catalogue'
import type { Draft } from './draft'
import type { TicketIssued } from './event'
import type { Hall } from './hall'
import { lineOf } from './lines'
import { isOpenAt, openingAt, type ServiceClosed, serviceClosed } from './opening'
import { dueAt } from './order'
import { accept, type Result, refuse } from './refusal'
import { serviceOf } from './services'
import type { Ticket } from './ticket'
import type { Instant, Language, Need, PriorityCode, ServiceCode, TicketId, TicketNumber } from './words'

export interface Wish {
  readonly service: ServiceCode
  readonly priority: PriorityCode | null
  readonly language: Language | null
  readonly from: TicketIssued['from']
  readonly needs?: readonly Need[]
  /** Tells the phone apart from others, when the person gave a number (rule K4). */
  readonly phoneKey?: string | null
  /** The person has come for this appointment (rule O3). */
  readonly appointment?: string
}

/** A person takes a ticket for a service: the next number of its queue (rules K1, N1, O1). */
export function take(hall: Hall, wish: Wish, { catalogue, now, newId, takenLately = 0 }: Taking): Result<TicketIssued> {
  const service = serviceOf(catalogue, wish.service)
  if (!service) return refuse('service/unknown')
  const queue = catalogue.queues.find(known => known.code === service.queue)
  if (!queue) return refuse('queue/unknown')
  if (wish.priority !== null && !catalogue.priorities.some(known => known.code === wish.priority))
    return refuse('priority/unknown')
  const [first = 'en'] = catalogue.municipality.languages
  const language = wish.language ?? first
  if (!catalogue.municipality.languages.includes(language)) return refuse('language/unknown')
  if (wish.from !== 'staff' && !isOpenAt(catalogue, now))
    return refuse('branch/closed', { until: openingAt(catalogue, now).changesAt ?? undefined })
  const closed = wish.from === 'staff' ? null : serviceClosed(hall, service, catalogue, now)
  if (closed) return refusalOf(closed, first)
  const { kioskTicketsPerMinute } = catalogue.settings
  if (wish.from === 'kiosk' && kioskTicketsPerMinute !== null && takenLately >= kioskTicketsPerMinute)
    return refuse('kiosk/too-many', { until: now + 60_000 })
  const { phoneKey = null, needs = [] } = wish
  if (phoneKey !== null && hasTicket(hall, phoneKey)) return refuse('phone/has-ticket')
  const booked = wish.appointment === undefined ? null : bookingOf(hall, wish.appointment, { catalogue, now })
  if (booked && !booked.ok) return booked
  const ordinal = (hall.lastNumber.get(queue.code) ?? 0) + 1
  const issued: Draft<TicketIssued> = {
    type: 'ticket.issued',
    at: now,
    ticket: newId(),
    number: numberOf(queue.prefix, ordinal),
    queue: queue.code,
    ordinal,
    service: service.code,
    priority: wish.priority,
    language,
    dueAt: booked
      ? dueByAppointment(catalogue, booked.value.at, { queue: queue.code, now })
      : dueAt(catalogue, now, { queue: queue.code, priority: wish.priority }),
    from: wish.from,
  }
  if (needs.length > 0) issued.needs = needs
  if (phoneKey !== null) issued.phoneKey = phoneKey
  if (booked) issued.appointment = { code: booked.value.code, at: booked.value.at }
  return accept(issued)
}

/** What taking a ticket may know besides the hall. */
export interface Taking {
  readonly catalogue: Catalogue
  readonly now: Instant
  readonly newId: () => TicketId
  /** Tickets that this kiosk gave in the last minute (rule K4). */
  readonly takenLately?: number
}

function hasTicket(hall: Hall, phoneKey: string): boolean {
  for (const ticket of hall.tickets.values()) if (ticket.phoneKey === phoneKey) return true
  return false
}

function refusalOf(closed: ServiceClosed, language: Language): Result<TicketIssued> {
  switch (closed.because) {
    case 'switched-off':
      return refuse('service/closed', { reason: { [language]: closed.reason } })
    case 'full':
      return refuse('queue/full')
    case 'hours':
      return refuse('service/closed', { until: closed.opensAt ?? undefined })
  }
}

/** Prefix and at least three digits; it goes on past 999 (rule N1). */
export function numberOf(prefix: string, ordinal: number): TicketNumber {
  return `${prefix}${String(ordinal).padStart(3, '0')}`
}

/** People of the same queue who stand before a ticket that waits. */
export function aheadOf(hall: Hall, ticket: Ticket): number {
  return lineOf(hall, ticket.queue).ahead(ticket)
}
