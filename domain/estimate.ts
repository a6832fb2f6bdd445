import type { Catalogue, CounterPlace, Service } from './catalogue'
import type { Hall } from './hall'
import { lineOf } from './lines'
import { byTurn, firstFor, type Place } from './order'
import type { Instant, QueueCode, ServiceCode, TicketId, Wait } from './words'

/** How long each person will still wait, and somebody who took a ticket now (rule W1). Null: nobody serves the queue. */
export interface Estimates {
  readonly at: Instant
  readonly byTicket: ReadonlyMap<TicketId, Wait | null>
  readonly byQueue: ReadonlyMap<QueueCode, Wait | null>
}

/** How often the hall is played forward: enough for the 10th and 90th percentile to stand still on the screen. */
const mostRuns = 32
const fewestRuns = 4
/** People called in all runs together: a line that nobody could serve on that day is played less often. */
const mostCalls = 8_000
/** Service times scatter around what is expected by this share of it: administrative services are long-tailed. */
const variation = 0.6
const walkingMs = 30_000
const minuteMs = 60_000

/** Somebody who waits, real or supposed. */
interface Person extends Place {
  readonly ticket: TicketId | null
  readonly queue: QueueCode
  readonly expectedMs: number
  readonly startsAt: Instant[]
}

/**
 * Plays the hall forward many times: open counters take the next person by the same order as call-next does, each
 * service lasting about its expected time. `random` gives numbers from 0 to 1; the same ones, the same estimate.
 */
export function estimate(
  hall: Hall,
  catalogue: Catalogue,
  { now, random }: { now: Instant; random: () => number },
): Estimates {
  const services = new Map(catalogue.services.map(service => [service.code, service]))
  const lines = peopleIn(hall, catalogue, { now, services })
  const counters = catalogue.branch.counters.filter(({ number }) => hall.counters.get(number)?.state === 'open')
  const sample = (expectedMs: number) => scattered(expectedMs, random)
  const people = [...lines.values()].flat()
  const runs = Math.min(mostRuns, Math.max(fewestRuns, Math.floor(mostCalls / people.length)))
  for (let run = 0; run < runs; run++) {
    const free = counters.map(place => ({ place, at: freeAt(hall, place, { now, services, sample }) }))
    playForward(lines, free, sample)
  }
  const waits = people.map(person => ({ person, wait: interval(person.startsAt, now) }))
  return {
    at: now,
    byTicket: new Map(waits.flatMap(({ person, wait }) => (person.ticket === null ? [] : [[person.ticket, wait]]))),
    byQueue: new Map(waits.flatMap(({ person, wait }) => (person.ticket === null ? [[person.queue, wait]] : []))),
  }
}

/** Everyone who waits, in order, and in each queue somebody who would come now, last of those due by then. */
function peopleIn(
  hall: Hall,
  catalogue: Catalogue,
  { now, services }: { now: Instant; services: ReadonlyMap<ServiceCode, Service> },
): ReadonlyMap<QueueCode, readonly Person[]> {
  return new Map(
    catalogue.queues.map(queue => {
      const waiting = [...lineOf(hall, queue.code)].map(ticket => ({
        ticket: ticket.id,
        queue: queue.code,
        number: ticket.number,
        issuedAt: ticket.issuedAt,
        dueAt: ticket.dueAt,
        expectedMs: (services.get(ticket.service)?.expectedMinutes ?? 10) * minuteMs,
        startsAt: [],
      }))
      const newcomer: Person = {
        ticket: null,
        queue: queue.code,
        number: '',
        issuedAt: now,
        dueAt: now + queue.targetWaitMinutes * minuteMs,
        expectedMs: 0,
        startsAt: [],
      }
      return [queue.code, [...waiting, newcomer].sort(byTurn)] as const
    }),
  )
}

interface FreeCounter {
  readonly place: CounterPlace
  at: Instant
}

function playForward(
  lines: ReadonlyMap<QueueCode, readonly Person[]>,
  free: readonly FreeCounter[],
  sample: (expectedMs: number) => number,
): void {
  const called = new Map<QueueCode, number>()
  let working = [...free]
  for (;;) {
    const first = earliest(working)
    if (!first) return
    const headOf = (queue: QueueCode) => lines.get(queue)?.[called.get(queue) ?? 0]
    const person = firstFor(headOf, first.place, { now: first.at, shareCalls: 0 })?.somebody
    if (!person) {
      working = working.filter(counter => counter !== first)
      continue
    }
    called.set(person.queue, (called.get(person.queue) ?? 0) + 1)
    person.startsAt.push(first.at)
    if (person.ticket !== null) first.at += walkingMs + sample(person.expectedMs)
  }
}

function earliest(counters: readonly FreeCounter[]): FreeCounter | undefined {
  let first: FreeCounter | undefined
  for (const counter of counters) if (!first || counter.at < first.at) first = counter
  return first
}

/** When a counter will have done with whoever is there. */
function freeAt(
  hall: Hall,
  place: CounterPlace,
  {
    now,
    services,
    sample,
  }: { now: Instant; services: ReadonlyMap<ServiceCode, Service>; sample: (ms: number) => number },
): Instant {
  const id = hall.counters.get(place.number)?.ticket
  const ticket = id ? hall.tickets.get(id) : undefined
  if (!ticket) return now
  const expectedMs = (services.get(ticket.service)?.expectedMinutes ?? 10) * minuteMs
  const begun = ticket.startedAt ?? now + walkingMs
  const ends = begun + sample(expectedMs)
  // Longer than usual already: how long still, nobody knows; about a third of the usual again.
  return ends > now ? ends : now + sample(expectedMs / 3)
}

function interval(startsAt: readonly Instant[], now: Instant): Wait | null {
  if (startsAt.length === 0) return null
  const waits = startsAt.map(at => (at - now) / minuteMs).sort((a, b) => a - b)
  const at = (share: number) => waits[Math.round(share * (waits.length - 1))] ?? 0
  const fromMinutes = Math.floor(at(0.1))
  return { fromMinutes, toMinutes: Math.max(Math.ceil(at(0.9)), fromMinutes + 1) }
}

const sigma = Math.sqrt(Math.log(1 + variation ** 2))

/** A log-normal time with this mean (Box and Muller's method). */
function scattered(meanMs: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return meanMs * Math.exp(sigma * normal - sigma ** 2 / 2)
}

/** Repeatable chance: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
