import type { Catalogue } from './catalogue'
import type { HallEvent } from './event'
import type { Hall } from './hall'
import { localTime } from './local-time'
import { accept, type Result, refuse } from './refusal'
import { stateAfter } from './ticket'
import type { Instant, TicketId } from './words'

/** A person gives up the place. */
export function cancel(hall: Hall, id: TicketId, now: Instant): Result<readonly HallEvent[]> {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (stateAfter(ticket.state, 'cancel') === undefined) return refuse('ticket/wrong-state')
  return accept([{ type: 'ticket.cancelled', at: now, ticket: id }])
}

/** An absent person is back within the time allowed: due at this moment (rule L5). */
export function comeBack(
  hall: Hall,
  id: TicketId,
  { catalogue, now }: { catalogue: Catalogue; now: Instant },
): Result<readonly HallEvent[]> {
  const ticket = hall.tickets.get(id)
  if (!ticket) return refuse('ticket/unknown')
  if (stateAfter(ticket.state, 'return') === undefined) return refuse('ticket/wrong-state')
  const until = (ticket.absentAt ?? now) + catalogue.settings.returnWindowMinutes * 60_000
  if (now > until) return refuse('ticket/too-late')
  return accept([{ type: 'ticket.returned', at: now, ticket: id, dueAt: now }])
}

/**
 * What has to happen before anything else when the branch's local date has changed: the old day ends, with everything
 * that was open in it, and a new one begins (rule L8). Nothing when the day is the same, or when the clock was set
 * back: a closed day never opens again (rule N2).
 */
export function turnDay(hall: Hall, catalogue: Catalogue, now: Instant): readonly HallEvent[] {
  const { day } = localTime(now, catalogue.municipality.timeZone)
  if (day <= hall.day) return []
  const opened: HallEvent = { type: 'day.opened', day, at: now }
  return hall.day === '' ? [opened] : [...closeDay(hall, now), opened]
}

/** Whoever was called and has not come in the time that the branch gives is absent (rule L4). */
export function absences(hall: Hall, { settings }: Catalogue, now: Instant): readonly HallEvent[] {
  const { absentAfterSeconds } = settings
  if (absentAfterSeconds === null) return []
  const events: HallEvent[] = []
  for (const { number, ticket: id } of hall.counters.values()) {
    const ticket = id === null ? undefined : hall.tickets.get(id)
    if (ticket?.state !== 'called') continue
    if (now < (ticket.lastCalledAt ?? now) + absentAfterSeconds * 1000) continue
    events.push({ type: 'ticket.absent', at: now, ticket: ticket.id, counter: number })
  }
  return events
}

function closeDay(hall: Hall, at: Instant): readonly HallEvent[] {
  const events: HallEvent[] = []
  const counters = [...hall.counters.values()].sort((a, b) => a.number - b.number)
  const tickets = [...hall.tickets.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const ticket of tickets) {
    if (ticket.counter !== null) continue
    events.push({ type: 'ticket.left', at, ticket: ticket.id })
  }
  for (const counter of counters) {
    const ticket = counter.ticket === null ? undefined : hall.tickets.get(counter.ticket)
    if (ticket?.state === 'serving')
      events.push({
        type: 'ticket.served',
        at,
        ticket: ticket.id,
        counter: counter.number,
        delivered: [{ service: ticket.service, outcome: 'other' }],
      })
    else if (ticket) {
      events.push({ type: 'ticket.absent', at, ticket: ticket.id, counter: counter.number })
      events.push({ type: 'ticket.left', at, ticket: ticket.id })
    }
    events.push({ type: 'counter.closed', at, counter: counter.number })
  }
  events.push({ type: 'day.closed', day: hall.day, at })
  return events
}
