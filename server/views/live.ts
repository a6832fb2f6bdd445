import type { Attention } from '../../domain/branch-shown'
import { type Hall, halfHourMs } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { localTime } from '../../domain/local-time'
import { openingAt } from '../../domain/opening'
import type { LiveView } from '../../domain/views'
import {
  counterNow,
  mayReturnUntil,
  papersUnsure,
  printerPlaces,
  queuesNow,
  type Scene,
  waitingIn,
  whole,
} from './scene'

const minuteMs = 60_000

/** What is happening at the branch, for those who answer for the wait. */
export function liveView(scene: Scene): LiveView {
  const { hall, catalogue, now, branches } = scene
  const { issued, served, left, cancelled } = hall.today
  const zone = catalogue.municipality.timeZone
  const arrivals = [...issued.entries()]
    .sort(([a], [b]) => a - b)
    .map(([halfHour, count]) => ({ minute: localTime(halfHour * halfHourMs, zone).minute, issued: count }))
  return {
    ...whole(scene),
    screen: 'live',
    branches,
    opening: openingAt(catalogue, now),
    queues: queuesNow(scene),
    counters: catalogue.branch.counters.map(place => counterNow(scene, place)),
    waiting: waitingIn(hall),
    ...away(scene),
    booked: booked(hall),
    attention: attention(scene),
    papers: papersUnsure(scene),
    printers: printerPlaces(scene.printers().printers),
    today: {
      issued: [...issued.values()].reduce((sum, count) => sum + count, 0),
      served,
      left: left + cancelled,
      arrivals,
    },
  }
}

/** People of the day who stand in no line now and may come back to one. */
function away({ hall, catalogue, now }: Scene): Pick<LiveView, 'parked' | 'absent'> {
  const count = { parked: 0, absent: 0 }
  for (const ticket of hall.tickets.values()) {
    if (ticket.state === 'parked') count.parked++
    else if ((mayReturnUntil(catalogue, ticket) ?? 0) >= now) count.absent++
  }
  return count
}

function booked(hall: Hall): LiveView['booked'] {
  const today = [...hall.appointments.values()].filter(one => one.day === hall.day)
  if (today.length === 0) return null
  const toCome = today.filter(one => one.ticket === null)
  return { toCome: toCome.length, nextAt: toCome.length > 0 ? Math.min(...toCome.map(({ at }) => at)) : null }
}

/** What somebody should look at, the oldest first. */
function attention(scene: Scene): readonly Attention[] {
  const { hall, catalogue, now } = scene
  const found: Attention[] = []
  for (const queue of queuesNow(scene)) {
    const { first } = lineOf(hall, queue.code)
    if (!first) continue
    if (queue.counters.length === 0) found.push({ kind: 'queue-unserved', since: first.since, queue: queue.code })
    else if (first.dueAt < now) found.push({ kind: 'queue-late', since: first.dueAt, queue: queue.code })
  }
  for (const place of catalogue.branch.counters) {
    const { ticketState, ticketSince, expectedMinutes, number } = counterNow(scene, place)
    if (ticketState !== 'serving' || ticketSince === null || expectedMinutes === null) continue
    const doubleAt = ticketSince + 2 * expectedMinutes * minuteMs
    if (doubleAt < now) found.push({ kind: 'service-long', since: doubleAt, counter: number })
  }
  const { printers } = scene.printers()
  for (const { name, status, since } of printers) {
    if (status === 'ready') continue
    found.push({ kind: 'printer', since, printer: status, ...(name ? { printerName: name } : {}) })
  }
  return found.sort((a, b) => a.since - b.since)
}
