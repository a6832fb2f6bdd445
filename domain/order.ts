import type { Catalogue, CounterPlace } from './catalogue'
import type { Hall } from './hall'
import type { Ticket } from './ticket'
import type { Reason } from './ticket-shown'
import type { Instant, Need, PriorityCode, QueueCode, TicketNumber } from './words'

/** What decides a place in the line. */
export interface Place {
  readonly dueAt: Instant
  readonly issuedAt: Instant
  readonly number: TicketNumber
}

/** Earliest due first (rule O1). Total: two tickets of one day are never equal. */
export function byTurn(a: Place, b: Place): number {
  return a.dueAt - b.dueAt || a.issuedAt - b.issuedAt || compareNumbers(a.number, b.number)
}

function compareNumbers(a: TicketNumber, b: TicketNumber): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** The moment by which a person who enters a queue at `since` should be called. */
export function dueAt(
  catalogue: Catalogue,
  since: Instant,
  { queue, priority }: { queue: QueueCode; priority: PriorityCode | null },
): Instant {
  const target = catalogue.queues.find(known => known.code === queue)?.targetWaitMinutes ?? 0
  const headStart = catalogue.priorities.find(known => known.code === priority)?.headStartMinutes ?? 0
  return since + (target - headStart) * minuteMs
}

const minuteMs = 60_000

/** Whom a counter calls, and whether it was that queue's turn in the counter's share. */
export interface Chosen<Somebody> {
  readonly somebody: Somebody
  readonly shared: boolean
}

/**
 * Whom a counter calls (rules O4, C1): the first in order of the first tier in which somebody waits; a person of a
 * lower tier who is overdue stands with the first. Where somebody waits in all queues of the counter's share, the one
 * whose turn it is stands for all of them. `headOf` names the first of a queue whom this counter may call, in a hall
 * that is real or played forward.
 */
export function firstFor<Somebody extends Place & { readonly queue: QueueCode }>(
  headOf: (queue: QueueCode) => Somebody | undefined,
  counter: CounterPlace,
  { now, shareCalls }: { now: Instant; shareCalls: number },
): Chosen<Somebody> | undefined {
  const turn = turnOfShare(headOf, counter, shareCalls)
  let best: Somebody | undefined
  for (const tier of counter.tiers) {
    const tierHasSomeone = best !== undefined
    for (const queue of tier) {
      const head = headOf(queue)
      if (!head || (tierHasSomeone && head.dueAt > now)) continue
      if (turn !== undefined && queue !== turn && isShared(counter, queue)) continue
      if (!best || byTurn(head, best) < 0) best = head
    }
  }
  return best && { somebody: best, shared: best.queue === turn }
}

/** Whose turn it is; undefined when somebody is missing, or the counter has no share. */
function turnOfShare(headOf: (queue: QueueCode) => unknown, counter: CounterPlace, calls: number) {
  if (!counter.share?.every(({ queue }) => headOf(queue))) return undefined
  const turns = turnsOf(counter.share)
  return turns[calls % turns.length]
}

function isShared(counter: CounterPlace, queue: QueueCode): boolean {
  return counter.share?.some(one => one.queue === queue) ?? false
}

/**
 * One round of a share, spread evenly: with 2:1, first the one, then the other, then the one again. As it repeats
 * itself, any stretch of the same length has as many of each.
 */
export function turnsOf(share: NonNullable<CounterPlace['share']>): readonly QueueCode[] {
  const round = share.reduce((sum, { calls }) => sum + calls, 0)
  const credit = share.map(() => 0)
  return Array.from({ length: round }, () => {
    for (const [at, { calls }] of share.entries()) credit[at] = (credit[at] ?? 0) + calls
    const next = credit.indexOf(Math.max(...credit))
    credit[next] = (credit[next] ?? 0) - round
    return share[next]?.queue ?? ''
  })
}

/** What of a ticket decides which counter may call it. */
export type Wanting = Pick<Ticket, 'queue' | 'needs' | 'reservedFor'>

/** Whether any counter of the queue may call this ticket, whichever others are open. */
export function isPlain({ needs, reservedFor }: Wanting): boolean {
  return needs.length === 0 && reservedFor === null
}

/**
 * Whether a counter may call this ticket (rules O5, L6): being sent to one counter binds while that one is open and
 * serves the queue, whatever the person needs, and what is needed binds while an open counter that serves it offers it.
 */
export function mayCall(ticket: Wanting, counter: CounterPlace, open: readonly CounterPlace[]): boolean {
  const { queue, needs, reservedFor } = ticket
  const sentTo = reservedFor === null ? undefined : open.find(({ number }) => number === reservedFor)
  if (sentTo && serves(sentTo, queue)) return sentTo.number === counter.number
  if (needs.length === 0 || offers(counter, needs)) return true
  return !open.some(other => serves(other, queue) && offers(other, needs))
}

function serves({ tiers }: CounterPlace, queue: QueueCode): boolean {
  return tiers.some(tier => tier.includes(queue))
}

export function offers(counter: CounterPlace, wanted: readonly Need[]): boolean {
  return wanted.every(need => (need === 'accessible' ? counter.accessible : counter.languages.includes(need)))
}

/** Counters that call people now; a paused one calls nobody, for nobody knows how long. */
export function openPlaces(hall: Hall, catalogue: Catalogue): readonly CounterPlace[] {
  return catalogue.branch.counters.filter(({ number }) => hall.counters.get(number)?.state === 'open')
}

export function nextFor(
  hall: Hall,
  catalogue: Catalogue,
  { counter, now }: { counter: CounterPlace; now: Instant },
): Chosen<Ticket> | undefined {
  let open: readonly CounterPlace[] | undefined
  return firstFor(
    queue => {
      const line = hall.lines.get(queue)
      if (!line?.first || isPlain(line.first)) return line?.first
      open ??= openPlaces(hall, catalogue)
      for (const ticket of line) if (mayCall(ticket, counter, open)) return ticket
      return undefined
    },
    counter,
    { now, shareCalls: shareCallsOf(hall, counter) },
  )
}

/** Whom a counter would call one after the other if nobody else called: the first `most` of them. */
export function lineFor(
  hall: Hall,
  catalogue: Catalogue,
  { counter, now, most }: { counter: CounterPlace; now: Instant; most: number },
): readonly Ticket[] {
  const open = openPlaces(hall, catalogue)
  const standing = new Map(counter.tiers.flat().map(queue => [queue, callable(hall, queue, { counter, open, most })]))
  const gone = new Map<QueueCode, number>()
  const order: Ticket[] = []
  let shareCalls = shareCallsOf(hall, counter)
  while (order.length < most) {
    const next = firstFor(queue => standing.get(queue)?.[gone.get(queue) ?? 0], counter, { now, shareCalls })
    if (!next) break
    const { somebody, shared } = next
    order.push(somebody)
    gone.set(somebody.queue, (gone.get(somebody.queue) ?? 0) + 1)
    if (shared) shareCalls++
  }
  return order
}

function callable(
  hall: Hall,
  queue: QueueCode,
  { counter, open, most }: { counter: CounterPlace; open: readonly CounterPlace[]; most: number },
): readonly Ticket[] {
  const those: Ticket[] = []
  for (const ticket of hall.lines.get(queue) ?? []) {
    if (those.length >= most) break
    if (mayCall(ticket, counter, open)) those.push(ticket)
  }
  return those
}

function shareCallsOf(hall: Hall, { number }: CounterPlace): number {
  return hall.counters.get(number)?.shareCalls ?? 0
}

/** Why a ticket stands where it stands (rule O6), the weightiest fact first. It names no other person. */
export function explain(hall: Hall, catalogue: Catalogue, ticket: Ticket, now: Instant): readonly Reason[] {
  const reasons: Reason[] = [...withWhom(hall, catalogue, ticket)]
  const queue = catalogue.queues.find(known => known.code === ticket.queue)
  const priority = catalogue.priorities.find(known => known.code === ticket.priority)
  if (ticket.dueAt < now) reasons.push({ because: 'overdue', minutes: Math.floor((now - ticket.dueAt) / minuteMs) })
  if (ticket.entered !== 'issued') reasons.push({ because: ticket.entered })
  if (ticket.postponed > 0) reasons.push({ because: 'postponed', by: ticket.postponed })
  if (ticket.appointment) {
    const late = ticket.issuedAt > ticket.appointment.at + catalogue.settings.appointmentGraceMinutes * minuteMs
    reasons.push({ because: late ? 'appointment-late' : 'appointment', at: ticket.appointment.at })
  }
  if (priority)
    reasons.push({ because: 'priority', priority: priority.name, headStartMinutes: priority.headStartMinutes })
  const line = hall.lines.get(ticket.queue)
  if (queue && line && line.size > 1 && hasWaitedLongest(line, ticket))
    reasons.push({ because: 'longest-in-queue', prefix: queue.prefix })
  if (reasons.length === 0) reasons.push({ because: 'arrival' })
  const places = openPlaces(hall, catalogue).filter(({ tiers }) => tiers.flat().includes(ticket.queue))
  if (places.length > 0 && !places.some(({ tiers }) => tiers[0]?.includes(ticket.queue)))
    reasons.push({ because: 'second-tier' })
  if (places.some(place => isShared(place, ticket.queue))) reasons.push({ because: 'share' })
  if (ticket.thenBack !== null) reasons.push({ because: 'then-back', counter: ticket.thenBack })
  return reasons
}

/** At which counter the person must be served, and whether it is open. */
function withWhom(hall: Hall, catalogue: Catalogue, ticket: Ticket): readonly Reason[] {
  const open = openPlaces(hall, catalogue)
  const reasons: Reason[] = []
  const counter = ticket.reservedFor
  if (counter !== null)
    reasons.push({ because: 'reserved', counter, open: open.some(({ number }) => number === counter) })
  if (ticket.needs.length > 0) {
    const offered = open.some(place => place.tiers.flat().includes(ticket.queue) && offers(place, ticket.needs))
    reasons.push({ because: 'need', needs: ticket.needs, open: offered })
  }
  return reasons
}

function hasWaitedLongest(line: Iterable<Ticket>, ticket: Ticket): boolean {
  for (const other of line) if (other.since < ticket.since) return false
  return true
}
