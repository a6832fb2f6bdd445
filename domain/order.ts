import type { Catalogue, CounterPlace } from './catalogue'
import type { Hall } from './hall'
import type { Ticket } from './ticket'
import type { Reason } from './views'
import type { Instant, PriorityCode, QueueCode, TicketNumber } from './words'

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

/**
 * Whom a counter calls (rules O4, C1): the first in order of the first tier in which somebody waits; a person of a
 * lower tier who is overdue stands with the first. `headOf` names the first of a queue, real or in a hall played forward.
 */
export function firstFor<Somebody extends Place>(
  headOf: (queue: QueueCode) => Somebody | undefined,
  counter: CounterPlace,
  now: Instant,
): Somebody | undefined {
  let best: Somebody | undefined
  for (const tier of counter.tiers) {
    const tierHasSomeone = best !== undefined
    for (const queue of tier) {
      const head = headOf(queue)
      if (!head || (tierHasSomeone && head.dueAt > now)) continue
      if (!best || byTurn(head, best) < 0) best = head
    }
  }
  return best
}

export function nextFor(lines: Hall['lines'], counter: CounterPlace, now: Instant): Ticket | undefined {
  return firstFor(queue => lines.get(queue)?.first, counter, now)
}

/** Whom a counter would call one after the other if nobody else called: the first `most` of them. */
export function lineFor(
  lines: Hall['lines'],
  counter: CounterPlace,
  { now, most }: { now: Instant; most: number },
): readonly Ticket[] {
  const standing = new Map(counter.tiers.flat().map(queue => [queue, lines.get(queue)?.upTo(most) ?? []] as const))
  const gone = new Map<QueueCode, number>()
  const order: Ticket[] = []
  while (order.length < most) {
    const next = firstFor(queue => standing.get(queue)?.[gone.get(queue) ?? 0], counter, now)
    if (!next) break
    order.push(next)
    gone.set(next.queue, (gone.get(next.queue) ?? 0) + 1)
  }
  return order
}

/** Why a ticket stands where it stands (rule O6), the weightiest fact first. It names no other person. */
export function explain(hall: Hall, catalogue: Catalogue, ticket: Ticket, now: Instant): readonly Reason[] {
  const reasons: Reason[] = []
  const queue = catalogue.queues.find(known => known.code === ticket.queue)
  const priority = catalogue.priorities.find(known => known.code === ticket.priority)
  if (ticket.dueAt < now) reasons.push({ because: 'overdue', minutes: Math.floor((now - ticket.dueAt) / minuteMs) })
  if (ticket.returned) reasons.push({ because: 'returned' })
  if (priority)
    reasons.push({ because: 'priority', priority: priority.name, headStartMinutes: priority.headStartMinutes })
  const line = hall.lines.get(ticket.queue)
  if (queue && line && line.size > 1 && hasWaitedLongest(line, ticket))
    reasons.push({ because: 'longest-in-queue', prefix: queue.prefix })
  if (reasons.length === 0) reasons.push({ because: 'arrival' })
  return reasons
}

function hasWaitedLongest(line: Iterable<Ticket>, ticket: Ticket): boolean {
  for (const other of line) if (other.since < ticket.since) return false
  return true
}
