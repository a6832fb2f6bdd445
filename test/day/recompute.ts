import type { Catalogue } from '../../domain/catalogue'
import { localTime } from '../../domain/local-time'
import type { Spread, WaitsBy, WaitsRow } from '../../domain/report'
import type { BusinessDay, Instant, QueueCode, TicketId } from '../../domain/words'
import type { Recorded } from './contract'

type Figures = Omit<WaitsRow, 'key' | 'name' | 'prefix' | 'targetWaitMinutes'>

interface Visit {
  readonly queue: QueueCode
  readonly issuedAt: Instant
  end: { readonly at: Instant; readonly how: 'served' | 'cancelled' | 'left' } | null
}

interface Stretch {
  readonly queue: QueueCode
  readonly since: Instant
  readonly dueAt: Instant
  firstCall: Instant | null
  lastCall: Instant | null
  startedAt: Instant | null
  end: { readonly at: Instant; readonly how: 'served' | 'absent' } | null
}

/** The figures of a day's report, from its journal and nothing else: rows by key, and the total under `''`. */
export function recompute(
  journal: readonly Recorded[],
  { day, by, catalogue }: { day: BusinessDay; by: WaitsBy; catalogue: Catalogue },
): ReadonlyMap<string, Figures> {
  const { visits, stretches } = ofDay(journal, day)
  const zone = catalogue.municipality.timeZone
  const keyOf = (queue: QueueCode, at: Instant) => {
    if (by === 'queue') return queue
    return by === 'day' ? day : String(Math.floor(localTime(at, zone).minute / 60)).padStart(2, '0')
  }
  const keys = new Set([
    ...visits.map(({ queue, issuedAt }) => keyOf(queue, issuedAt)),
    ...stretches.map(({ queue, since }) => keyOf(queue, since)),
  ])
  const rows = [...keys].map(key => {
    const mine = visits.filter(({ queue, issuedAt }) => keyOf(queue, issuedAt) === key)
    const ours = stretches.filter(({ queue, since }) => keyOf(queue, since) === key)
    return [key, figures(mine, ours)] as const
  })
  return new Map([...rows, ['', figures(visits, stretches)]])
}

function ofDay(journal: readonly Recorded[], day: BusinessDay): { visits: Visit[]; stretches: Stretch[] } {
  const visits = new Map<TicketId, Visit>()
  const last = new Map<TicketId, Stretch>()
  const stretches: Stretch[] = []
  let today = ''
  const enter = (ticket: TicketId, queue: QueueCode, since: Instant, dueAt: Instant) => {
    const stretch = { queue, since, dueAt, firstCall: null, lastCall: null, startedAt: null, end: null }
    last.set(ticket, stretch)
    stretches.push(stretch)
  }
  for (const event of journal) {
    if (event.type === 'day.opened') today = event.day
    if (today !== day || !('ticket' in event)) continue
    const visit = visits.get(event.ticket)
    const stretch = last.get(event.ticket)
    if (event.type === 'ticket.issued') {
      visits.set(event.ticket, { queue: event.queue, issuedAt: event.at, end: null })
      enter(event.ticket, event.queue, event.at, event.dueAt)
    }
    if (!visit || !stretch) continue
    if (event.type === 'ticket.called') {
      Object.assign(stretch, { firstCall: event.at, lastCall: event.at, startedAt: event.starts ? event.at : null })
    } else if (event.type === 'ticket.recalled') stretch.lastCall = event.at
    else if (event.type === 'ticket.started') stretch.startedAt = event.at
    else if (event.type === 'ticket.uncalled')
      Object.assign(stretch, { firstCall: null, lastCall: null, startedAt: null })
    else if (event.type === 'ticket.returned') enter(event.ticket, visit.queue, event.at, event.dueAt)
    else if (event.type === 'ticket.absent') stretch.end = { at: event.at, how: 'absent' }
    else if (event.type === 'ticket.cancelled') visit.end = { at: event.at, how: 'cancelled' }
    else if (event.type === 'ticket.left') visit.end = { at: event.at, how: 'left' }
    else if (event.type === 'ticket.served') {
      stretch.end = { at: event.at, how: 'served' }
      visit.end = { at: event.at, how: 'served' }
    }
  }
  return { visits: [...visits.values()], stretches }
}

function figures(visits: readonly Visit[], stretches: readonly Stretch[]): Figures {
  const ended = (how: string) => visits.filter(({ end }) => end?.how === how)
  const called = stretches.filter(({ lastCall }) => lastCall !== null)
  const walked = called.filter(({ startedAt, firstCall }) => startedAt !== null && startedAt !== firstCall)
  const served = called.filter(({ startedAt, end }) => startedAt !== null && end?.how === 'served')
  const promised = called.filter(({ since, dueAt }) => dueAt > since)
  const inTime = promised.filter(({ firstCall, dueAt }) => (firstCall ?? 0) <= dueAt)
  const time = (from: Instant | null, to: Instant | null) => Math.max(0, (to ?? 0) - (from ?? 0))
  return {
    issued: visits.length,
    served: ended('served').length,
    absent: stretches.filter(({ end }) => end?.how === 'absent').length,
    cancelled: ended('cancelled').length,
    left: ended('left').length,
    waiting: spread(called.map(({ since, lastCall }) => time(since, lastCall))),
    walking: spread(walked.map(({ lastCall, startedAt }) => time(lastCall, startedAt))),
    service: spread(served.map(({ startedAt, end }) => time(startedAt, end?.at ?? 0))),
    parked: null,
    stay: spread(ended('served').map(({ issuedAt, end }) => time(issuedAt, end?.at ?? 0))),
    serviceLevel: promised.length > 0 ? inTime.length / promised.length : null,
  }
}

function spread(times: number[]): Spread | null {
  if (times.length === 0) return null
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0
  const sum = times.reduce((so, ms) => so + ms, 0)
  return {
    count: times.length,
    meanMs: Math.round(sum / times.length),
    medianMs: at(0.5),
    p90Ms: at(0.9),
    maxMs: times.at(-1) ?? 0,
  }
}
