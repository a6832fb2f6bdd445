import type { Catalogue } from './catalogue'
import type { Delivered, HallEvent } from './event'
import type { Counter, Hall } from './hall'
import { lineOf } from './lines'
import { dueAt } from './order'
import { accept, type Result, refuse } from './refusal'
import { serviceOf } from './services'
import { stateAfter, type Ticket } from './ticket'
import type { CounterNumber, Instant, Need, PriorityCode, QueueCode, ServiceCode, TicketId } from './words'

interface Here {
  readonly catalogue: Catalogue
  readonly now: Instant
}

/** Most that a person may let pass at once (rule O7). */
export const mostPostponed = 5

/** Sets a ticket aside: the person brings what is missing, and the counter is free meanwhile (rule L1). */
export function park(
  hall: Hall,
  { counter, for: whom, note }: { counter: Counter; for: 'counter' | 'all'; note?: string },
  { now }: Here,
): Result<readonly HallEvent[]> {
  const ticket = heldBy(hall, counter)
  if (!ticket) return refuse('counter/empty')
  if (stateAfter(ticket.state, 'park') === undefined) return refuse('ticket/wrong-state')
  const event: HallEvent = { type: 'ticket.parked', at: now, ticket: ticket.id, counter: counter.number, for: whom }
  return accept([note ? { ...event, note } : event])
}

/** Goes on with a parked ticket: at the counter where it was parked, or from there on in the line, due now (rule L1). */
export function unpark(
  hall: Hall,
  { counter, ticket: id, to, mayAny }: { counter: Counter; ticket: TicketId; to: 'counter' | 'line'; mayAny: boolean },
  { now }: Here,
): Result<readonly HallEvent[]> {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (!ticket.parked) return refuse('ticket/wrong-state')
  const isHere = ticket.parked.counter === counter.number
  if (to === 'line') {
    if (!isHere && ticket.parked.for !== 'all' && !mayAny) return refuse('counter/not-yours')
    return accept([{ type: 'ticket.released', at: now, ticket: id, dueAt: now }])
  }
  if (!isHere) return refuse('ticket/not-at-counter')
  if (counter.ticket !== null) return refuse('counter/busy')
  if (counter.state === 'paused') return refuse('counter/paused')
  return accept([{ type: 'ticket.unparked', at: now, ticket: id, counter: counter.number, clerk: counter.clerk }])
}

/** Where a person is sent. Without a queue: the one of the service, else the one that the counter serves first. */
export interface Destination {
  readonly queue?: QueueCode
  readonly service?: ServiceCode
  readonly counter?: CounterNumber
}

/** Sends the person on with the same number (rule L6). What was delivered here is said. */
export function transfer(
  hall: Hall,
  asked: {
    readonly counter: Counter
    readonly to: Destination
    readonly place?: 'keep' | 'first' | 'last'
    readonly thenBack?: boolean
    readonly delivered?: readonly Delivered[]
    readonly note?: string
  },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  const { counter, to, place = 'keep', thenBack = false, note } = asked
  const ticket = heldBy(hall, counter)
  if (!ticket) return refuse('counter/empty')
  if (stateAfter(ticket.state, 'transfer') === undefined) return refuse('ticket/wrong-state')
  const there = reached(catalogue, ticket, to)
  if (!there.ok) return there
  const { queue, service } = there.value
  const delivered = asked.delivered ?? []
  if (!delivered.every(one => serviceOf(catalogue, one.service))) return refuse('service/unknown')
  return accept([
    {
      type: 'ticket.transferred',
      at: now,
      ticket: ticket.id,
      counter: counter.number,
      queue,
      service,
      to: to.counter ?? null,
      place,
      dueAt: placed(hall, ticket, { queue, place, catalogue, now }),
      thenBack: thenBack ? counter.number : to.counter === ticket.thenBack ? null : ticket.thenBack,
      delivered,
      ...(note ? { note } : {}),
    },
  ])
}

function reached(
  catalogue: Catalogue,
  ticket: Ticket,
  to: Destination,
): Result<{ queue: QueueCode; service: ServiceCode }> {
  const service = serviceOf(catalogue, to.service ?? ticket.service)
  if (to.service !== undefined && !service) return refuse('service/unknown')
  const place = catalogue.branch.counters.find(({ number }) => number === to.counter)
  if (to.counter !== undefined && !place) return refuse('counter/unknown')
  const wanted = to.queue ?? (to.service === undefined ? ticket.queue : (service?.queue ?? ticket.queue))
  const serves = place?.tiers.flat()
  // A counter is sent only whom it can call.
  const queue = !serves || serves.includes(wanted) ? wanted : to.queue === undefined ? serves[0] : undefined
  if (queue === undefined || !catalogue.queues.some(({ code }) => code === queue)) return refuse('queue/unknown')
  return accept({ queue, service: to.service ?? ticket.service })
}

/** By when a person who is sent on should be called: by the arrival, before all who stand there, or behind them. */
function placed(
  hall: Hall,
  ticket: Ticket,
  { queue, place, catalogue, now }: Here & { queue: QueueCode; place: 'keep' | 'first' | 'last' },
): Instant {
  const line = lineOf(hall, queue)
  const { priority } = ticket
  switch (place) {
    case 'keep':
      return ticket.appointment ? ticket.dueAt : dueAt(catalogue, ticket.issuedAt, { queue, priority })
    case 'first':
      return Math.min(now, (line.first?.dueAt ?? now + 1) - 1)
    case 'last':
      return Math.max(dueAt(catalogue, now, { queue, priority: null }), (line.last?.dueAt ?? now) + 1)
  }
}

/** Lets some of those behind pass: due just after the last of them (rule O7). */
export function postpone(hall: Hall, { ticket: id, by }: { ticket: TicketId; by: number }, { now }: Here) {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (ticket.state !== 'waiting') return refuse('ticket/wrong-state')
  const line = lineOf(hall, ticket.queue)
  const mine = line.ahead(ticket)
  const passing = line.upTo(mine + 1 + by).slice(mine + 1)
  const last = passing.at(-1)
  if (!last) return refuse('ticket/nobody-behind')
  const event: HallEvent = {
    type: 'ticket.postponed',
    at: now,
    ticket: id,
    by: passing.length,
    dueAt: Math.max(ticket.dueAt, last.dueAt + 1),
  }
  return accept([event])
}

/** What staff may change of a ticket; what is left out stays. */
export interface Change {
  readonly priority?: PriorityCode | null
  readonly needs?: readonly Need[]
  readonly service?: ServiceCode
}

/** Staff grant, change or take a priority, or put right what was chosen wrongly (rule K5). The place follows. */
export function change(
  hall: Hall,
  { ticket: id, priority, needs, service: code }: Change & { readonly ticket: TicketId },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  const service = code === undefined ? undefined : serviceOf(catalogue, code)
  if (code !== undefined && !service) return refuse('service/unknown')
  if (priority && !catalogue.priorities.some(known => known.code === priority)) return refuse('priority/unknown')
  const after = {
    priority: priority === undefined ? ticket.priority : priority,
    claimed: priority === undefined && ticket.claimed,
    needs: needs ?? ticket.needs,
    service: service?.code ?? ticket.service,
    // Whoever is at a counter stays in the line that the turn was called from.
    queue: ticket.state === 'waiting' ? (service?.queue ?? ticket.queue) : ticket.queue,
  }
  // The difference alone: what else has moved the person stays.
  const shift = dueAt(catalogue, 0, after) - dueAt(catalogue, 0, ticket)
  return accept([{ type: 'ticket.changed', at: now, ticket: id, ...after, dueAt: ticket.dueAt + shift }])
}

/** A supervisor takes a ticket out of the line, for a reason that stays in the journal (rules L1, A4). */
export function remove(
  hall: Hall,
  { ticket: id, reason }: { ticket: TicketId; reason: string },
  { now }: Here,
): Result<readonly HallEvent[]> {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (stateAfter(ticket.state, 'leave') === undefined) return refuse('ticket/wrong-state')
  return accept([{ type: 'ticket.left', at: now, ticket: id, reason }])
}

function heldBy(hall: Hall, counter: Counter): Ticket | undefined {
  return counter.ticket === null ? undefined : hall.tickets.get(counter.ticket)
}
