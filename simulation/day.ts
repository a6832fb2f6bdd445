import { cancel, turnDay } from '../domain/ending'
import type { HallEvent } from '../domain/event'
import { evolve } from '../domain/evolve'
import type { Hall } from '../domain/hall'
import { instantOf, nextDay } from '../domain/local-time'
import { hoursOn, weekdayOf } from '../domain/opening'
import { OwnHall } from '../domain/own-hall'
import { take } from '../domain/take'
import type { BusinessDay, Instant } from '../domain/words'
import { Agenda } from './agenda'
import { Clerk } from './clerk'
import type { HallOfDay } from './hall-of-day'
import type { Town } from './town'
import { visitorsOf } from './visitors'

const minuteMs = 60_000
/** After the doors have closed, those inside are served this long. */
const overtimeMs = 60 * minuteMs

export interface DayToLive {
  readonly day: BusinessDay
  readonly seed: number
  /** Shown every event with the hall in which it is about to happen; the hall goes on, and is not to be kept. */
  readonly seen?: (event: HallEvent, before: Hall) => void
  /** A counter that closes for the day at this moment of it, as a share. */
  readonly closes?: { readonly counter: number; readonly at: number }
}

/**
 * Lives through a day with the rules themselves, from a hall of the day before to the hall after closing. The same
 * seed, the same day. Nothing happens on a day on which the doors stay shut.
 */
export function liveDay(town: Town, before: Hall, { day, seed, seen, closes }: DayToLive): Hall {
  const { catalogue } = town
  const opening = openingOf(town, day)
  if (!opening) return before
  let morning = before
  for (const event of turnDay(before, catalogue, opening.opensAt - 60 * minuteMs)) {
    seen?.(event, morning)
    morning = evolve(morning, event)
  }
  const own = new OwnHall(morning)
  const clerks: Clerk[] = []
  const there: HallOfDay = {
    catalogue,
    agenda: new Agenda(),
    doorsOpenAt: opening.opensAt,
    doorsCloseAt: opening.closesAt,
    nobodyCalledFrom: opening.closesAt + overtimeMs,
    guests: new Map(),
    now: own.hall,
    here: now => ({ catalogue, now }),
    happen: events => {
      for (const event of events) {
        seen?.(event, own.hall)
        own.happen(event)
      }
    },
    somebodyCame: (queue, at) => {
      for (const clerk of clerks) clerk.lookUp(queue, at)
    },
  }
  for (const shift of town.shifts) {
    const place = catalogue.branch.counters.find(({ number }) => number === shift.counter)
    if (!place || !shift.days.includes(weekdayOf(day))) continue
    const leavesAt = closes?.counter === shift.counter ? closes.at : shift.leavesAt
    clerks.push(new Clerk(there, { place, shift: { ...shift, leavesAt }, seed }))
  }
  arrivals(there, town, { day, seed })
  // Whoever has nothing to do when the doors close, closes the counter.
  there.agenda.add(opening.closesAt + minuteMs, at => {
    for (const clerk of clerks) clerk.lookUp(null, at)
  })
  for (let next = there.agenda.next(); next; next = there.agenda.next()) next.deed(next.at)
  there.happen(turnDay(own.hall, catalogue, instantOf(nextDay(day), 1, catalogue.municipality.timeZone)))
  return own.kept()
}

function arrivals(hall: HallOfDay, town: Town, { day, seed }: { day: BusinessDay; seed: number }): void {
  let arriving = 0
  const newId = () => `${day}-${arriving}`
  for (const [place, visitor] of visitorsOf(town, { day, seed }).entries())
    hall.agenda.add(visitor.arrivesAt, at => {
      arriving = place
      const { service, priority, language } = visitor
      const wish = { service: service.code, priority, language, from: 'kiosk' } as const
      const taken = take(hall.now, wish, { catalogue: town.catalogue, now: at, newId })
      if (!taken.ok) return
      const guest = { ticket: taken.value.ticket, visitor, waits: true, gone: false, cameBack: false }
      hall.guests.set(guest.ticket, guest)
      hall.happen([taken.value])
      hall.somebodyCame(service.queue, at)
      hall.agenda.add(at + visitor.patienceMs, now => {
        if (!guest.waits) return
        guest.gone = true
        if (!visitor.saysSo) return
        const gone = cancel(hall.now, guest.ticket, now)
        if (gone.ok) hall.happen(gone.value)
      })
    })
}

function openingOf({ catalogue }: Town, day: BusinessDay): { opensAt: Instant; closesAt: Instant } | null {
  const intervals = hoursOn(catalogue.branch, day)
  const [first] = intervals
  const last = intervals.at(-1)
  if (!first || !last) return null
  const zone = catalogue.municipality.timeZone
  return { opensAt: instantOf(day, first.from, zone), closesAt: instantOf(day, last.to, zone) }
}
