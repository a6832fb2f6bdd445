import type { HallEvent } from '../domain/event'
import { emptyHall, type Hall } from '../domain/hall'
import { nextDay } from '../domain/local-time'
import { hoursOn } from '../domain/opening'
import type { BusinessDay, QueueCode, TicketId } from '../domain/words'
import { liveDay } from './day'
import type { Town } from './town'

/** How people of a queue waited over simulated days; null where nobody was called. */
export interface SimulatedWaits {
  /** Empty for all queues together. */
  readonly queue: QueueCode
  readonly issued: number
  readonly called: number
  readonly meanMinutes: number | null
  readonly medianMinutes: number | null
  readonly p90Minutes: number | null
  /** Share of calls made by the due time (rule R4). */
  readonly serviceLevel: number | null
  /** Gave the place back, walked away, or still waited when the day closed. */
  readonly leftShare: number | null
}

export interface DaysAsked {
  readonly from: BusinessDay
  readonly days: number
  readonly seed: number
}

export interface LivedWaits {
  /** All queues together first. */
  readonly queues: readonly SimulatedWaits[]
  /** The mean wait of each day, in minutes. */
  readonly dayMeans: ReadonlyMap<BusinessDay, number>
}

interface Counted {
  issued: number
  lost: number
  /** The first calls, by ticket. */
  readonly calls: Map<TicketId, { readonly day: BusinessDay; readonly minutes: number; readonly isInTime: boolean }>
}

/** The same seed brings the same people with the same wishes, whatever the town does otherwise. */
export function waitsOf(town: Town, { from, days, seed }: DaysAsked): LivedWaits {
  const { catalogue } = town
  const counted = new Map<QueueCode, Counted>(
    ['', ...catalogue.queues.map(({ code }) => code)].map(code => [code, { issued: 0, lost: 0, calls: new Map() }]),
  )
  let hall = emptyHall(catalogue.branch.id)
  let day = from
  for (let lived = 0; lived < days; day = nextDay(day)) {
    if (hoursOn(catalogue.branch, day).length === 0) continue
    hall = liveDay(town, hall, { day, seed: seed + ++lived, seen: (event, before) => count(counted, event, before) })
  }
  return { queues: [...counted].map(([queue, of]) => summary(queue, of)), dayMeans: meansOf(counted.get('')) }
}

function count(counted: ReadonlyMap<QueueCode, Counted>, event: HallEvent, before: Hall): void {
  if (!('ticket' in event)) return
  const ticket = before.tickets.get(event.ticket)
  const queue = event.type === 'ticket.issued' ? event.queue : ticket?.queue
  if (queue === undefined) return
  for (const code of ['', queue]) {
    const of = counted.get(code)
    if (!of) continue
    if (event.type === 'ticket.issued') of.issued++
    else if (!ticket) continue
    else if (event.type === 'ticket.called' && ticket.turn === 1)
      of.calls.set(ticket.id, {
        day: before.day,
        minutes: (event.at - ticket.since) / 60_000,
        isInTime: event.at <= ticket.dueAt,
      })
    else if (event.type === 'ticket.uncalled') of.calls.delete(ticket.id)
    else if (event.type === 'ticket.cancelled' || event.type === 'ticket.left') of.lost++
  }
}

function summary(queue: QueueCode, { issued, lost, calls }: Counted): SimulatedWaits {
  const waits = [...calls.values()].map(({ minutes }) => minutes).sort((a, b) => a - b)
  const called = waits.length
  const at = (share: number) => waits[Math.ceil(share * called) - 1] ?? null
  const inTime = [...calls.values()].filter(({ isInTime }) => isInTime).length
  return {
    queue,
    issued,
    called,
    meanMinutes: called === 0 ? null : meanOf(waits),
    medianMinutes: at(0.5),
    p90Minutes: at(0.9),
    serviceLevel: called === 0 ? null : inTime / called,
    leftShare: issued === 0 ? null : lost / issued,
  }
}

function meansOf(counted: Counted | undefined): ReadonlyMap<BusinessDay, number> {
  const days = new Map<BusinessDay, number[]>()
  for (const { day, minutes } of counted?.calls.values() ?? []) days.set(day, [...(days.get(day) ?? []), minutes])
  return new Map([...days].map(([day, waits]) => [day, meanOf(waits)]))
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
