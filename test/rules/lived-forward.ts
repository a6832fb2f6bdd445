import { callNext } from '../../domain/calling'
import type { Catalogue } from '../../domain/catalogue'
import { momentMs } from '../../domain/desks'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import type { Ticket } from '../../domain/ticket'

const minuteMs = 60_000
/** Nobody is followed further. */
const untilMs = 8 * 60 * minuteMs

/** What is certain about the hours to come. */
export interface Ahead {
  readonly serviceMs: (service: string) => number
  readonly walkMs: number
  readonly restMs: number
  /** From one break's end to the next break; Infinity: nobody rests. */
  readonly restEveryMs: number
  /** People who come one after the other, in equal steps from now on. */
  readonly comers: readonly Comers[]
}

export interface Comers {
  readonly queue: string
  readonly service: string
  readonly everyMs: number
  /** From coming to being due. */
  readonly targetMs: number
}

/**
 * How long everybody still waits, in milliseconds, from the rules themselves: the hall is lived through with real calls,
 * one after the other. Somebody who comes now to each queue, by its code, is called and takes up nobody's time.
 */
export function livedForward(from: Hall, catalogue: Catalogue, now: number, ahead: Ahead): ReadonlyMap<string, number> {
  let hall = from
  const happen = (...events: readonly Parameters<typeof evolve>[1][]) => {
    hall = events.reduce(evolve, hall)
  }
  const comes = (queue: string, at: number, { ticket, dueAt, service }: Coming) =>
    happen({
      type: 'ticket.issued',
      at,
      ticket,
      number: '',
      queue,
      ordinal: 0,
      service,
      priority: null,
      language: 'mk',
      dueAt,
      from: 'staff',
    })
  const waits = new Map<string, number>()
  const waiting = [...from.tickets.values()].filter(({ state }) => state === 'waiting')
  const awaited = new Set(waiting.map(({ id }) => id))
  for (const { code, targetWaitMinutes } of catalogue.queues) {
    awaited.add(`now ${code}`)
    const service = catalogue.services.find(({ queue }) => queue === code)?.code ?? ''
    comes(code, now, { ticket: `now ${code}`, dueAt: now + targetWaitMinutes * minuteMs, service })
  }
  const arrivals = arrivalsOf(from, catalogue, now, ahead)
  const places = catalogue.branch.counters.filter(({ number }) => from.counters.get(number))
  const rests: number[] = []
  const idle = new Set<number>()
  const free = places.map(({ number }) => {
    const counter = hall.counters.get(number)
    const there = counter?.ticket ? hall.tickets.get(counter.ticket) : undefined
    if (there) happen({ type: 'ticket.served', at: now, ticket: there.id, counter: number, delivered: [] })
    const back = counter?.state === 'paused' ? now + leftOf(ahead.restMs, now - counter.since) : now
    rests.push(back + ahead.restEveryMs)
    return Math.max(back, there ? doneAt(there, now, ahead) : now)
  })

  while (awaited.size > 0) {
    const at = Math.min(...free)
    if (!(at <= now + untilMs)) break
    const desk = free.indexOf(at)
    const place = places[desk]
    if (!place) break
    idle.delete(desk)
    while ((arrivals[0]?.at ?? Infinity) <= at) {
      const { queue, ...coming } = arrivals.shift() ?? { queue: '', at, ticket: '', dueAt: 0, service: '' }
      comes(queue, coming.at, coming)
    }
    const counter = hall.counters.get(place.number)
    if (counter?.state === 'paused') happen({ type: 'counter.resumed', at, counter: place.number })
    if (at >= (rests[desk] ?? 0)) {
      happen({ type: 'counter.paused', at, counter: place.number, reason: 'coffee' })
      free[desk] = at + ahead.restMs
      rests[desk] = at + ahead.restMs + ahead.restEveryMs
      for (const other of idle) free[other] = at
      continue
    }
    const seat = hall.counters.get(place.number)
    const called = seat && callNext(hall, { counter: seat, leaving: null }, { catalogue, now: at })
    if (!called?.ok) {
      const next = arrivals.find(({ queue }) => place.tiers.flat().includes(queue))
      free[desk] = Math.min((next?.at ?? Infinity) + momentMs, rests[desk] ?? Infinity)
      idle.add(desk)
      continue
    }
    happen(...called.value)
    const person = hall.tickets.get(hall.counters.get(place.number)?.ticket ?? '')
    if (!person) throw new Error('Nobody was called.')
    if (awaited.delete(person.id)) waits.set(person.id, at - now)
    if (person.id.startsWith('now ')) {
      happen({ type: 'ticket.uncalled', at, ticket: person.id, counter: place.number })
      happen({ type: 'ticket.cancelled', at, ticket: person.id })
      continue
    }
    if (person.state === 'called') happen({ type: 'ticket.started', at, ticket: person.id, counter: place.number })
    happen({ type: 'ticket.served', at, ticket: person.id, counter: place.number, delivered: [] })
    const walkMs = catalogue.settings.confirmArrival ? ahead.walkMs : 0
    free[desk] = at + walkMs + ahead.serviceMs(person.service) + momentMs
  }
  return waits
}

interface Coming {
  readonly ticket: string
  readonly dueAt: number
  readonly service: string
}

/** Everybody who will come, in order: by appointment five minutes early, unless it is too late for that. */
function arrivalsOf(hall: Hall, catalogue: Catalogue, now: number, { comers }: Ahead) {
  const arrivals: (Coming & { readonly at: number; readonly queue: string })[] = []
  for (const [kind, { queue, service, everyMs, targetMs }] of comers.entries())
    for (let at = now + everyMs; at < now + untilMs; at += everyMs)
      arrivals.push({ at, queue, ticket: `comes ${kind} ${arrivals.length}`, dueAt: at + targetMs, service })
  for (const { day, ticket, at: dueAt, service, code } of hall.appointments.values()) {
    const queue = catalogue.services.find(one => one.code === service)?.queue ?? ''
    const isExpected = day === hall.day && ticket === null && now < dueAt + graceMs(catalogue)
    if (isExpected) arrivals.push({ at: Math.max(now, dueAt - 5 * minuteMs), queue, ticket: code, dueAt, service })
  }
  return arrivals.sort((a, b) => a.at - b.at)
}

function graceMs({ settings }: Catalogue): number {
  return settings.appointmentGraceMinutes * minuteMs
}

/** When a counter will have done with whoever is there. */
function doneAt({ service, startedAt, lastCalledAt, parkedMs }: Ticket, now: number, ahead: Ahead): number {
  const serviceMs = ahead.serviceMs(service)
  if (startedAt !== null) return now + leftOf(serviceMs, now - startedAt - parkedMs) + momentMs
  return now + leftOf(ahead.walkMs, now - (lastCalledAt ?? now)) + serviceMs + momentMs
}

/** Of what lasts longer than it ever does a third is believed to be left. */
function leftOf(ms: number, goneMs: number): number {
  return goneMs < ms ? ms - goneMs : ms / 3
}
