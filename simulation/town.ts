import type { Catalogue, CounterPlace, Service, Weekday } from '../domain/catalogue'
import { weekdays } from '../domain/catalogue'
import type { CounterNumber, PriorityCode } from '../domain/words'

/** A centre and those who come to it: all that a simulated day hangs on, but for chance. */
export interface Town {
  readonly catalogue: Catalogue
  /** People who come on a weekday, on average. */
  readonly people: Readonly<Record<Weekday, number>>
  /** How many come in each half hour after midnight, against each other. */
  readonly halfHours: readonly number[]
  /** What they come for, against each other, and how long it takes. */
  readonly wishes: readonly Wish[]
  readonly priorities: readonly (readonly [PriorityCode | null, number])[]
  readonly manners: Manners
  readonly shifts: readonly Shift[]
}

export interface Wish {
  readonly service: Service
  readonly weight: number
  readonly meanMinutes: number
  /** The standard deviation's share of the mean. */
  readonly variation: number
}

/** How those who wait behave. */
export interface Manners {
  readonly comesLate: number
  readonly staysAway: number
  readonly walkSeconds: number
  readonly patienceMinutes: number
  /** Whoever gives up says so, by this share; the others just walk away. */
  readonly saysSo: number
  /** Whoever missed the call stands at a counter later, by this share. */
  readonly returns: number
}

/** One clerk at one counter, on some days of the week. Minutes count from the opening of the doors. */
export interface Shift {
  readonly counter: CounterNumber
  readonly days: readonly Weekday[]
  /** The clerk's own share of the usual service time: 1.2 is slower. */
  readonly pace: number
  /** Breaks as shares of the day, with how far they wander, and lengths in minutes. */
  readonly breaks: readonly { readonly at: number; readonly minutes: readonly [least: number, most: number] }[]
  /** Goes home for the day at this share of it. */
  readonly leavesAt?: number
}

export const usualManners: Manners = {
  comesLate: 0.05,
  staysAway: 0.04,
  walkSeconds: 25,
  patienceMinutes: 90,
  saysSo: 0.6,
  returns: 0.4,
}

export const usualBreaks: Shift['breaks'] = [
  { at: 0.22, minutes: [8, 15] },
  { at: 0.45, minutes: [25, 35] },
  { at: 0.74, minutes: [8, 15] },
]

/** How much service times scatter around their mean. */
const usualVariation = 0.5
/** Of all who come, those with a head start. */
const priorityShare = 0.1

/** How many come in each hour of the day, against each other: a morning peak, a lull at noon, a wave after work. */
const hourWeights: Readonly<Record<number, number>> = {
  7: 4,
  8: 9,
  9: 14,
  10: 13,
  11: 9,
  12: 5,
  13: 6,
  14: 7,
  15: 6,
  16: 6,
  17: 7,
  18: 4,
  19: 2,
}
const quietHour = 1

/** A town as such towns are, where nobody has counted yet: the catalogue's times, one clerk at every counter. */
export function usualTown(catalogue: Catalogue, { people }: { people: number }): Town {
  return {
    catalogue,
    people: Object.fromEntries(weekdays.map(day => [day, people])) as Town['people'],
    halfHours: Array.from({ length: 48 }, (_, half) => hourWeights[half >> 1] ?? quietHour),
    wishes: usualWishes(catalogue),
    priorities: [
      [null, 1 - priorityShare],
      ...catalogue.priorities.map(({ code }) => [code, priorityShare / catalogue.priorities.length] as const),
    ],
    manners: usualManners,
    shifts: catalogue.branch.counters.map(place => usualShift(place)),
  }
}

export function usualShift({ number }: Pick<CounterPlace, 'number'>): Shift {
  return { counter: number, days: weekdays, pace: 1, breaks: usualBreaks }
}

/**
 * People come for what there are counters for: a queue's share is what its counters can serve in an hour. Within a
 * queue, what the town lists first is asked for most.
 */
function usualWishes(catalogue: Catalogue): readonly Wish[] {
  return catalogue.queues.flatMap(queue => {
    const services = catalogue.services.filter(service => service.queue === queue.code)
    const hands = catalogue.branch.counters
      .map(({ tiers }) => tiers.flat())
      .filter(queues => queues.includes(queue.code))
      .reduce((sum, queues) => sum + 1 / queues.length, 0)
    const ranks = services.map((service, place) => ({ service, rank: 1 / (place + 1) }))
    const total = ranks.reduce((sum, { rank }) => sum + rank, 0)
    const meanMinutes = ranks.reduce((sum, { service, rank }) => sum + service.expectedMinutes * (rank / total), 0)
    return ranks.map(({ service, rank }) => ({
      service,
      weight: (hands / (meanMinutes || 1)) * (rank / total),
      meanMinutes: service.expectedMinutes,
      variation: usualVariation,
    }))
  })
}
