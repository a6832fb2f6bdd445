import type { Catalogue, CounterPlace } from './catalogue'
import type { Delivered, HallEvent } from './event'
import type { Counter, Hall } from './hall'
import { transfer } from './moving'
import { nextFor } from './order'
import { accept, type Result, refuse } from './refusal'
import { serviceOf } from './services'
import { stateAfter, type Ticket, type TicketStep } from './ticket'
import type { CounterNumber, Instant, QueueCode, TicketId, UserId } from './words'

interface Here {
  readonly catalogue: Catalogue
  readonly now: Instant
}

/** How long after a call it can be undone (rule L1). */
export const undoMs = 30_000

/**
 * A clerk is free: whoever is next is called (rule C1). `leaving` is the ticket that the clerk saw at the counter, or
 * null: if another stands there by now, the screen was old and nobody is skipped (rule C2). A ticket that is being
 * served is finished in the same decision (rule C3).
 */
export function callNext(
  hall: Hall,
  { counter, leaving, delivered }: { counter: Counter; leaving: TicketId | null; delivered?: readonly Delivered[] },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  if (counter.ticket !== leaving) return refuse('counter/moved-on')
  if (counter.state === 'paused') return refuse('counter/paused')
  const place = placeOf(catalogue, counter.number)
  if (!place) return refuse('counter/unknown')
  const finished = counter.ticket === null ? accept([]) : finish(hall, { counter, delivered }, { catalogue, now })
  if (!finished.ok) return finished
  const next = nextFor(hall, catalogue, { counter: place, now })
  if (!next) return refuse('queue/empty')
  const call = callOf(next.somebody, counter, { catalogue, now })
  return accept([...finished.value, next.shared ? { ...call, shared: true } : call])
}

/** Calls a certain person, whoever else stands before (rule C4); the reason stays in the journal. */
export function callCertain(
  hall: Hall,
  {
    counter,
    leaving,
    ticket: id,
    reason,
  }: { counter: Counter; leaving?: TicketId | null; ticket: TicketId; reason: string },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  if (leaving !== undefined && counter.ticket !== leaving) return refuse('counter/moved-on')
  if (counter.state === 'paused') return refuse('counter/paused')
  const place = placeOf(catalogue, counter.number)
  if (!place) return refuse('counter/unknown')
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (stateAfter(ticket.state, 'call') === undefined) return refuse('ticket/wrong-state')
  if (counter.ticket !== null && leaving === undefined) return refuse('counter/busy')
  const finished = counter.ticket === null ? accept([]) : finish(hall, { counter }, { catalogue, now })
  if (!finished.ok) return finished
  const next = nextFor(hall, catalogue, { counter: place, now })
  const call = callOf(ticket, counter, { catalogue, now })
  if (next?.somebody.id !== id) return accept([...finished.value, { ...call, outOfOrder: reason }])
  return accept([...finished.value, next.shared ? { ...call, shared: true } : call])
}

function callOf(
  ticket: Ticket,
  counter: Counter,
  { catalogue, now }: Here,
): Extract<HallEvent, { type: 'ticket.called' }> {
  return {
    type: 'ticket.called',
    at: now,
    ticket: ticket.id,
    number: ticket.number,
    counter: counter.number,
    clerk: counter.clerk,
    starts: !catalogue.settings.confirmArrival,
  }
}

/** Calls the same person once more: not too often, not too soon (rule L4). */
export function recall(hall: Hall, counter: Counter, { catalogue, now }: Here): Result<readonly HallEvent[]> {
  const ticket = ticketAt(hall, counter, 'recall')
  if (!ticket.ok) return ticket
  const { calls, lastCalledAt } = ticket.value
  if (calls >= catalogue.settings.maxCalls) return refuse('ticket/called-enough')
  const soonest = (lastCalledAt ?? 0) + catalogue.settings.recallPauseSeconds * 1000
  if (now < soonest) return refuse('ticket/too-soon', { until: soonest })
  return accept([{ type: 'ticket.recalled', at: now, ticket: ticket.value.id, counter: counter.number }])
}

/** The person has come: walking ends, service begins. */
export function start(hall: Hall, counter: Counter, { now }: Here): Result<readonly HallEvent[]> {
  const ticket = ticketAt(hall, counter, 'start')
  if (!ticket.ok) return ticket
  return accept([{ type: 'ticket.started', at: now, ticket: ticket.value.id, counter: counter.number }])
}

/** The service ends, with an outcome for each service delivered (rule L7); without a word: the one asked for, done. */
export function finish(
  hall: Hall,
  { counter, delivered, note }: { counter: Counter; delivered?: readonly Delivered[]; note?: string },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  const ticket = ticketAt(hall, counter, 'finish')
  if (!ticket.ok) return ticket
  const { id, service, state } = ticket.value
  if (state === 'called' && catalogue.settings.confirmArrival) return refuse('ticket/wrong-state')
  const known = (delivered ?? []).every(one => serviceOf(catalogue, one.service))
  if (!known) return refuse('service/unknown')
  const outcomes = delivered?.length ? delivered : [{ service, outcome: 'done' as const }]
  const back = ticket.value.thenBack
  if (back !== null) {
    const moved = transfer(
      hall,
      { counter, to: { counter: back }, place: 'first', delivered: outcomes, note },
      { catalogue, now },
    )
    // Where the way back is gone from the town, the visit ends here.
    if (moved.ok) return moved
  }
  const event: HallEvent = { type: 'ticket.served', at: now, ticket: id, counter: counter.number, delivered: outcomes }
  return accept([note ? { ...event, note } : event])
}

/** The person did not come. */
export function absent(hall: Hall, counter: Counter, { now }: Here): Result<readonly HallEvent[]> {
  const ticket = ticketAt(hall, counter, 'absent')
  if (!ticket.ok) return ticket
  return accept([{ type: 'ticket.absent', at: now, ticket: ticket.value.id, counter: counter.number }])
}

/** The call was a slip: the person waits as if never called (rule L1), within 30 s. */
export function undo(hall: Hall, counter: Counter, { now }: Here): Result<readonly HallEvent[]> {
  const ticket = ticketAt(hall, counter, 'undo')
  if (!ticket.ok) return ticket
  if (now > (ticket.value.calledAt ?? 0) + undoMs) return refuse('ticket/too-late')
  return accept([{ type: 'ticket.uncalled', at: now, ticket: ticket.value.id, counter: counter.number }])
}

export function ticketAt(hall: Hall, counter: Counter, step: TicketStep): Result<Ticket> {
  if (counter.ticket === null) return refuse('counter/empty')
  const ticket = hall.tickets.get(counter.ticket)
  if (!ticket)
    throw new Error(`Counter ${counter.number} of ${hall.branch} holds ${counter.ticket}, which is not open.`)
  if (stateAfter(ticket.state, step) === undefined) return refuse('ticket/wrong-state')
  return accept(ticket)
}

/** A clerk sits down at a counter. */
export function open(
  hall: Hall,
  { number, clerk }: { number: CounterNumber; clerk: UserId },
  { catalogue, now }: Here,
): Result<readonly HallEvent[]> {
  if (!placeOf(catalogue, number)) return refuse('counter/unknown')
  const there = hall.counters.get(number)
  if (there) return there.clerk === clerk ? accept([]) : refuse('counter/taken')
  return accept([{ type: 'counter.opened', at: now, counter: number, clerk }])
}

/** A counter with a ticket cannot close (rule C5). */
export function close(counter: Counter, { now }: Here): Result<readonly HallEvent[]> {
  if (counter.ticket !== null) return refuse('counter/busy')
  return accept([{ type: 'counter.closed', at: now, counter: counter.number }])
}

/** A paused counter calls nobody; whoever is there is still served to the end (rule C5). */
export function pause(counter: Counter, reason: string, { now }: Here): Result<readonly HallEvent[]> {
  if (counter.state === 'paused') return accept([])
  return accept([{ type: 'counter.paused', at: now, counter: counter.number, reason }])
}

export function resume(counter: Counter, { now }: Here): Result<readonly HallEvent[]> {
  if (counter.state === 'open') return accept([])
  return accept([{ type: 'counter.resumed', at: now, counter: counter.number }])
}

/** The counter that a clerk speaks of: the one named, else the one where this clerk sits. */
export function counterOf(
  hall: Hall,
  { number, clerk, mayAny }: { number?: CounterNumber; clerk: UserId; mayAny: boolean },
): Result<Counter> {
  const counter =
    number === undefined ? [...hall.counters.values()].find(one => one.clerk === clerk) : hall.counters.get(number)
  if (!counter) return refuse('counter/closed')
  if (counter.clerk !== clerk && !mayAny) return refuse('counter/not-yours')
  return accept(counter)
}

export function placeOf(catalogue: Catalogue, number: CounterNumber): CounterPlace | undefined {
  return catalogue.branch.counters.find(place => place.number === number)
}

/** Open counters that offer a queue, by number. */
export function openCountersFor(hall: Hall, catalogue: Catalogue, queue: QueueCode): readonly CounterNumber[] {
  const numbers: CounterNumber[] = []
  for (const { number, state } of hall.counters.values()) {
    if (state === 'open' && placeOf(catalogue, number)?.tiers.some(tier => tier.includes(queue))) numbers.push(number)
  }
  return numbers.sort((a, b) => a - b)
}
