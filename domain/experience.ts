import { Cabinet } from './cabinet'
import { halfHourOfDay } from './chance'
import type { HallEvent } from './event'
import { type Hall, halfHourMs, halfHourOf, openTicket } from './hall'
import { noTally, type Tally, tallied, together } from './tally'
import type { BusinessDay, Instant, PriorityCode, QueueCode, ServiceCode, UserId } from './words'

/** What a branch has seen lately: by it the time is judged that people will still wait (rule W1). */
export interface Experience {
  /** By business day. */
  readonly days: Cabinet<Seen, BusinessDay>
}

/** How many days back experience reaches, by the calendar. */
export const rememberedDays = 28

/** What was seen on one day. Sums of whole numbers only, by key: the order in which they came does not matter. */
export interface Seen {
  /** Service times by clerk and service. */
  readonly services: Sums<Tally>
  readonly walks: Sums<Tally>
  /** From the call to giving up on somebody who does not come. */
  readonly absences: Sums<Tally>
  /** Breaks that ended, and how long counters were open, by the half hour in which that began. */
  readonly breaks: Sums<Tally>
  readonly openMs: Sums<number>
  /** Tickets by queue and half hour. */
  readonly issued: Sums<number>
  /** People served, by priority; the empty key for those without. */
  readonly priorities: Sums<number>
  /** How turns went on, by how long the person had waited. */
  readonly fates: Sums<number>
}

type Sums<T> = Cabinet<T>

/** A stretch of a visit that is over, as the hall or the tables know it. */
export interface EndedTurn {
  readonly service: ServiceCode
  readonly clerk: UserId | null
  readonly priority: PriorityCode | null
  readonly since: Instant
  readonly calledAt: Instant | null
  readonly lastCalledAt: Instant | null
  readonly startedAt: Instant | null
  readonly parkedMs: number
  readonly endedAt: Instant
  readonly outcome: 'served' | 'transferred' | 'absent' | 'cancelled' | 'left'
}

/** How long a counter was open or paused. */
export interface EndedPeriod {
  readonly state: 'open' | 'paused'
  readonly from: Instant
  readonly to: Instant
}

/** Days together: nothing is added to them any more. */
export type SeenTogether = { readonly [Kind in keyof Seen]: ReadonlyMap<string, ValueOf<Seen[Kind]>> }
type ValueOf<S> = S extends Sums<infer T> ? T : never

export const noExperience: Experience = { days: Cabinet.empty() }

export const nothingSeen: Seen = {
  services: Cabinet.empty(),
  walks: Cabinet.empty(),
  absences: Cabinet.empty(),
  breaks: Cabinet.empty(),
  openMs: Cabinet.empty(),
  issued: Cabinet.empty(),
  priorities: Cabinet.empty(),
  fates: Cabinet.empty(),
}

/** Experience with one event more; `before` is the hall in which it happened. */
export function learn(experience: Experience, before: Hall, event: HallEvent): Experience {
  switch (event.type) {
    case 'day.opened':
      return forgetting(experience, day => day < rememberedFrom(event.day))
    case 'ticket.issued':
      return seenOn(experience, before.day, seen => withTickets(seen, { queue: event.queue, at: event.at, count: 1 }))
    case 'ticket.served':
    case 'ticket.transferred':
    case 'ticket.absent':
    case 'ticket.cancelled':
    case 'ticket.left': {
      const ticket = openTicket(before, event.ticket)
      const outcome = outcomes[event.type]
      return seenOn(experience, before.day, seen => withTurn(seen, { ...ticket, endedAt: event.at, outcome }))
    }
    case 'counter.paused':
    case 'counter.resumed':
    case 'counter.closed': {
      const counter = before.counters.get(event.counter)
      if (!counter) return experience
      const { state, since } = counter
      const period = { state, from: since, to: event.at }
      return seenOn(experience, before.day, seen => withPeriod(seen, period))
    }
    default:
      return experience
  }
}

const outcomes = {
  'ticket.served': 'served',
  'ticket.transferred': 'transferred',
  'ticket.absent': 'absent',
  'ticket.cancelled': 'cancelled',
  'ticket.left': 'left',
} as const

export function seenOn(experience: Experience, day: BusinessDay, change: (seen: Seen) => Seen): Experience {
  const before = experience.days.get(day) ?? nothingSeen
  const seen = change(before)
  return seen === before ? experience : { days: experience.days.with(day, seen) }
}

/** What was seen on other days. */
export function forgetting({ days }: Experience, isOf: (day: BusinessDay) => boolean): Experience {
  return { days: Cabinet.of([...days.entries()].filter(([day]) => !isOf(day))) }
}

export function withTickets(seen: Seen, { queue, at, count }: { queue: QueueCode; at: Instant; count: number }): Seen {
  return seenWith(seen, { issued: plus(seen.issued, `${queue} ${halfHourOfDay(at)}`, count) })
}

export function withTurn(seen: Seen, turn: EndedTurn): Seen {
  const { calledAt, lastCalledAt, startedAt, endedAt, outcome } = turn
  const waited = waitedKey((calledAt ?? endedAt) - turn.since)
  // Set aside or absent, and then given up: it waited for nobody, and what was to be learnt of an absence was.
  if (calledAt !== null && (outcome === 'cancelled' || outcome === 'left')) return seen
  const fate = `${outcome === 'transferred' ? 'served' : outcome} ${waited}`
  const met = seenWith(seen, { fates: plus(seen.fates, fate, 1) })
  if (outcome === 'absent') return seenWith(met, { absences: also(met.absences, '', endedAt - (calledAt ?? endedAt)) })
  if (startedAt === null || lastCalledAt === null) return met
  const walkMs = startedAt - lastCalledAt
  const walks = startedAt === calledAt || walkMs > longestWalkMs ? met.walks : also(met.walks, '', walkMs)
  return seenWith(met, {
    walks,
    services: also(met.services, `${turn.clerk ?? ''} ${turn.service}`, endedAt - startedAt - turn.parkedMs),
    priorities: plus(met.priorities, turn.priority ?? '', 1),
  })
}

export function withPeriod(seen: Seen, { state, from, to }: EndedPeriod): Seen {
  // Of no length: a slip of the finger, which the tables do not keep.
  if (to <= from) return seen
  if (state === 'paused') return seenWith(seen, { breaks: also(seen.breaks, String(halfHourOfDay(from)), to - from) })
  let { openMs } = seen
  for (let at = from; at < to; ) {
    const next = Math.min(to, (halfHourOf(at) + 1) * halfHourMs)
    openMs = plus(openMs, String(halfHourOfDay(at)), next - at)
    at = next
  }
  return seenWith(seen, { openMs })
}

/** One shape for all, as halls are. */
function seenWith(seen: Seen, change: Partial<Seen>): Seen {
  const { services, walks, absences, breaks, openMs, issued, priorities, fates } = seen
  return Object.assign({ services, walks, absences, breaks, openMs, issued, priorities, fates }, change)
}

/** Everything of all days in one. */
export function allSeen({ days }: Experience): SeenTogether {
  const all = [...days.values()]
  const sums = (of: (seen: Seen) => Sums<number>) => merged(all.map(of), (a, b) => a + b)
  const tallies = (of: (seen: Seen) => Sums<Tally>) => merged(all.map(of), together)
  return {
    services: tallies(seen => seen.services),
    walks: tallies(seen => seen.walks),
    absences: tallies(seen => seen.absences),
    breaks: tallies(seen => seen.breaks),
    openMs: sums(seen => seen.openMs),
    issued: sums(seen => seen.issued),
    priorities: sums(seen => seen.priorities),
    fates: sums(seen => seen.fates),
  }
}

export function rememberedFrom(day: BusinessDay): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) - rememberedDays * 86_400_000).toISOString().slice(0, 10)
}

/** Waits are told apart in quarters of an hour, up to two hours. */
export const waitedStepMs = 15 * 60_000
export const waitedSteps = 9

function waitedKey(ms: number): number {
  return Math.min(waitedSteps - 1, Math.max(0, Math.floor(ms / waitedStepMs)))
}

/** Whoever needed longer did not just walk. */
const longestWalkMs = 10 * 60_000

function plus(sums: Sums<number>, key: string, by: number): Sums<number> {
  return sums.with(key, (sums.get(key) ?? 0) + by)
}

function also(tallies: Sums<Tally>, key: string, ms: number): Sums<Tally> {
  return tallies.with(key, tallied(tallies.get(key) ?? noTally, ms))
}

function merged<T>(cabinets: readonly Sums<T>[], add: (a: T, b: T) => T): ReadonlyMap<string, T> {
  const all = new Map<string, T>()
  for (const cabinet of cabinets)
    for (const [key, value] of cabinet.entries()) {
      const known = all.get(key)
      all.set(key, known === undefined ? value : add(known, value))
    }
  return all
}
