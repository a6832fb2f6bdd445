import { type Weekday, weekdays } from '../domain/catalogue'
import type { CounterNumber, QueueCode } from '../domain/words'
import { type Town, usualShift } from './town'

/** What a town could do otherwise. */
export type Change =
  | {
      readonly do: 'open-counters'
      readonly more: number
      readonly days: readonly Weekday[]
      readonly queue: QueueCode
    }
  | { readonly do: 'keep-closed'; readonly counter: CounterNumber; readonly days: readonly Weekday[] }
  | { readonly do: 'set-target'; readonly queue: QueueCode; readonly minutes: number }
  | { readonly do: 'set-share'; readonly counter: CounterNumber; readonly share: readonly Share[] }
  | { readonly do: 'set-hours'; readonly days: readonly Weekday[]; readonly from: number; readonly to: number }
  | { readonly do: 'set-people'; readonly percent: number }

export interface Share {
  readonly queue: QueueCode
  readonly calls: number
}

/** The town as it would be; or why that cannot be. */
export type Changed = { readonly ok: true; readonly town: Town } | { readonly ok: false; readonly why: string }

export function changed(town: Town, change: Change): Changed {
  const { catalogue } = town
  const { branch, queues } = catalogue
  const withBranch = (some: Partial<typeof branch>): Changed => ({
    ok: true,
    town: { ...town, catalogue: { ...catalogue, branch: { ...branch, ...some } } },
  })
  const unknownQueue = (code: QueueCode) =>
    queues.some(queue => queue.code === code)
      ? null
      : no(`there is no queue "${code}"; there are ${queues.map(({ code: known }) => known).join(', ')}`)
  const unknownCounter = (number: CounterNumber) =>
    branch.counters.some(place => place.number === number)
      ? null
      : no(`there is no counter ${number}; there are ${branch.counters.map(place => place.number).join(', ')}`)
  switch (change.do) {
    case 'open-counters':
      return unknownQueue(change.queue) ?? { ok: true, town: withCounters(town, change) }
    case 'keep-closed':
      return unknownCounter(change.counter) ?? { ok: true, town: without(town, change) }
    case 'set-target': {
      const { queue: code, minutes } = change
      const set = queues.map(queue => (queue.code === code ? { ...queue, targetWaitMinutes: minutes } : queue))
      return unknownQueue(code) ?? { ok: true, town: { ...town, catalogue: { ...catalogue, queues: set } } }
    }
    case 'set-share': {
      const { counter, share } = change
      const place = branch.counters.find(({ number }) => number === counter)
      const isOneTier = place?.tiers.some(tier => share.every(({ queue }) => tier.includes(queue)))
      if (place && (!isOneTier || share.length < 2))
        return no(`a share is between two or more queues of one tier of counter ${counter}: ${spelled(place.tiers)}`)
      const counters = branch.counters.map(one => (one.number === counter ? { ...one, share } : one))
      return unknownCounter(counter) ?? withBranch({ counters })
    }
    case 'set-hours': {
      const hours = Object.fromEntries(change.days.map(day => [day, [{ from: change.from, to: change.to }]]))
      return withBranch({ hours: { ...branch.hours, ...hours } })
    }
    case 'set-people': {
      const scaled = weekdays.map(day => [day, (town.people[day] * change.percent) / 100] as const)
      return { ok: true, town: { ...town, people: Object.fromEntries(scaled) as Town['people'] } }
    }
  }
}

/** New counters are like the first that serves the queue, and serve only that. */
function withCounters(town: Town, { more, days, queue }: Extract<Change, { do: 'open-counters' }>): Town {
  const { branch } = town.catalogue
  const like = branch.counters.find(({ tiers }) => tiers.flat().includes(queue)) ?? branch.counters[0]
  if (!like) return town
  const { share: _none, ...plain } = like
  const highest = Math.max(...branch.counters.map(({ number }) => number))
  const added = Array.from({ length: more }, (_, place) => ({
    ...plain,
    number: highest + place + 1,
    tiers: [[queue]],
  }))
  const counters = [...branch.counters, ...added]
  const shifts = [...town.shifts, ...added.map(place => ({ ...usualShift(place), days }))]
  return { ...town, shifts, catalogue: { ...town.catalogue, branch: { ...branch, counters } } }
}

function without(town: Town, { counter, days }: Extract<Change, { do: 'keep-closed' }>): Town {
  const shifts = town.shifts.map(shift =>
    shift.counter === counter ? { ...shift, days: shift.days.filter(day => !days.includes(day)) } : shift,
  )
  return { ...town, shifts }
}

function spelled(tiers: readonly (readonly QueueCode[])[]): string {
  return tiers.map(tier => tier.join(' + ')).join(', then ')
}

function no(why: string): Changed {
  return { ok: false, why }
}
