import type { Catalogue } from './catalogue'
import type { Lasting } from './chance'
import type { Expectations } from './expectations'
import { type Hall, halfHourMs, halfHourOf } from './hall'
import type { Place, Wanting } from './order'
import type { Instant, QueueCode, TicketId } from './words'

/** Somebody who waits, or is supposed to. */
export interface Person extends Place, Wanting {
  readonly ticket: TicketId | null
  readonly since: Instant
  /** The service's place in the catalogue, and how long it lasts. */
  readonly service: number
  readonly lasts: Lasting
  /** How long this one still waited, run by run: as many as `waited`, which are not in order. `noWaits` until called. */
  waits: Float64Array
  waited: number
  /** The last run in which this person was called; `stranger` for who is not here yet. */
  calledIn: number
}

/** People of one kind who will come: within a kind, whoever comes first is due first. */
export interface Stream {
  readonly queue: QueueCode
  /** From coming to being due. */
  readonly targetMs: number
  readonly perMs: readonly number[]
  readonly wishes: readonly Pick<Person, 'lasts' | 'service'>[]
  /** Known by name already: those with an appointment, in order; drawn from chance where there are none. */
  readonly booked?: readonly Person[]
  next: Person
}

export const stranger = -1

/** Those who will come into a queue: without a head start, and with each of those that people have. */
export function streamsOf(
  hall: Hall,
  catalogue: Catalogue,
  { queue, now, expectations }: { queue: Catalogue['queues'][number]; now: Instant; expectations: Expectations },
): readonly Stream[] {
  const perMs = expectations.arrivals(queue.code)?.map(count => count / halfHourMs) ?? soFar(hall, queue.code, now)
  const asked = expectations.wishes(queue.code)
  const sum = asked.reduce((so, [, weight]) => so + weight, 0)
  const wishes = asked.flatMap(([code, weight]) => {
    const service = catalogue.services.findIndex(known => known.code === code)
    const wish = { service, lasts: expectations.service(code) }
    return Array.from({ length: Math.ceil((64 * weight) / sum) }, () => wish)
  })
  if (wishes.length === 0 || perMs.every(rate => rate === 0)) return []
  const headStarts = expectations.headStarts.filter(({ share }) => share > 0)
  const rest = headStarts.reduce((so, { share }) => so - share, 1)
  return [{ ms: 0, share: rest }, ...headStarts].map(({ ms, share }) => ({
    queue: queue.code,
    targetMs: queue.targetWaitMinutes * 60_000 - ms,
    perMs: perMs.map(rate => rate * share),
    wishes,
    next: somebody(queue.code, now, { dueAt: now }),
  }))
}

/** Those with an appointment today who have not come: a little before their time, while they may still come in time. */
export function bookedIn(
  hall: Hall,
  catalogue: Catalogue,
  { queue, now, expectations }: { queue: QueueCode; now: Instant; expectations: Expectations },
): readonly Stream[] {
  const graceMs = catalogue.settings.appointmentGraceMinutes * 60_000
  const booked = [...hall.appointments.values()]
    .filter(one => one.day === hall.day && one.ticket === null && one.at + graceMs > now)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ service: code, at }) => {
      const service = catalogue.services.findIndex(known => known.code === code)
      if (catalogue.services[service]?.queue !== queue) return []
      const comesAt = Math.max(now, at - usuallyEarlyMs)
      return [somebody(queue, comesAt, { dueAt: at, service, lasts: expectations.service(code), calledIn: stranger })]
    })
  const [next] = booked
  return next ? [{ queue, targetMs: 0, perMs: [], wishes: [], booked, next }] : []
}

const usuallyEarlyMs = 5 * 60_000

/** On the first day of all, as many will come as have come. */
function soFar(hall: Hall, queue: QueueCode, now: Instant): readonly number[] {
  const first = Math.min(halfHourOf(now), ...hall.today.issued.keys())
  const sinceMs = now - first * halfHourMs + halfHourMs
  return new Array(48).fill((hall.lastNumber.get(queue) ?? 0) / sinceMs)
}

/** Somebody without a ticket. */
export function somebody(
  queue: QueueCode,
  at: Instant,
  { dueAt, service = 0, lasts = noTime, calledIn = 0 }: Pick<Person, 'dueAt'> & Partial<Person>,
): Person {
  return {
    ticket: null,
    queue,
    number: '',
    issuedAt: at,
    dueAt,
    since: at,
    needs: noNeeds,
    reservedFor: null,
    service,
    lasts,
    waits: noWaits,
    waited: 0,
    calledIn,
  }
}

const noTime: Lasting = { mean: 0, scatter: 0, doubt: 0 }
const noNeeds: readonly never[] = []
export const noWaits = new Float64Array(0)
