import type { Catalogue, Service } from '../../domain/catalogue'
import { instantOf } from '../../domain/local-time'
import { hoursOn } from '../../domain/opening'
import type { BusinessDay, Instant, Language, PriorityCode } from '../../domain/words'
import { type Chance, chanceOf } from './chance'

/** Somebody who comes on the simulated day, with everything decided that does not hang on others. */
export interface Visitor {
  readonly arrivesAt: Instant
  readonly service: Service
  readonly priority: PriorityCode | null
  readonly language: Language
  /** What happens when the number is called. */
  readonly whenCalled: 'comes' | 'comes-late' | 'stays-away'
  readonly walkMs: number
  readonly serviceMs: number
  /** Gives up after this time of waiting. */
  readonly patienceMs: number
  /** Gives the place back on the phone, or just walks away. */
  readonly saysSo: boolean
  /** Somebody who missed the call stands at a counter again after this time; null: never. */
  readonly returnsAfterMs: number | null
}

const minuteMs = 60_000

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

/** How much service times scatter around what the catalogue expects. */
const serviceVariation = 0.5

/** The people of one day, in the order in which they come: the same for the same seed. */
export function visitorsOf(
  catalogue: Catalogue,
  { day, people, seed }: { day: BusinessDay; people: number; seed: number },
): readonly Visitor[] {
  const chance = chanceOf(seed, 0)
  const quarters = quartersOf(catalogue, day)
  const services = servicesWeighted(catalogue)
  const arrivals = Array.from({ length: people }, () =>
    Math.round(chance.pick(quarters) + chance.between(0, 15 * minuteMs - people)),
  ).sort((a, b) => a - b)
  // No two in the same millisecond: who was first must be certain on every run.
  return arrivals.map((at, place) =>
    visitor(at + place, { chance: chanceOf(seed, 1_000 + place), services, catalogue }),
  )
}

function visitor(
  arrivesAt: Instant,
  {
    chance,
    services,
    catalogue,
  }: { chance: Chance; services: ReturnType<typeof servicesWeighted>; catalogue: Catalogue },
): Visitor {
  const service = chance.pick(services)
  const languages = catalogue.municipality.languages.map((language, place) => [language, place === 0 ? 9 : 1] as const)
  const mayClaim = catalogue.priorities.length > 0 && chance.isTrue(0.1)
  return {
    arrivesAt,
    service,
    priority: mayClaim ? chance.pick(catalogue.priorities.map(({ code }) => [code, 1] as const)) : null,
    language: chance.pick(languages),
    whenCalled: chance.pick([
      ['comes', 91],
      ['comes-late', 5],
      ['stays-away', 4],
    ]),
    walkMs: chance.scattered(25_000, 0.6),
    serviceMs: chance.scattered(service.expectedMinutes * minuteMs, serviceVariation),
    patienceMs: Math.max(5 * minuteMs, chance.scattered(90 * minuteMs, 0.6)),
    saysSo: chance.isTrue(0.6),
    returnsAfterMs: chance.isTrue(0.4) ? chance.between(3 * minuteMs, 20 * minuteMs) : null,
  }
}

/** The starts of the quarter hours in which tickets are given out, weighted by the hour. */
function quartersOf(catalogue: Catalogue, day: BusinessDay): readonly (readonly [Instant, number])[] {
  const { branch, municipality, settings } = catalogue
  const quarters: [Instant, number][] = []
  for (const { from, to } of hoursOn(branch, day))
    for (let minute = from; minute + 15 <= to - settings.stopBeforeCloseMinutes; minute += 15)
      quarters.push([instantOf(day, minute, municipality.timeZone), hourWeights[Math.floor(minute / 60)] ?? quietHour])
  if (quarters.length === 0) throw new Error(`${branch.id} is closed on ${day}: choose another day with --date.`)
  return quarters
}

/**
 * People come for what there are counters for: a queue's share is what its counters can serve in an hour. Within a
 * queue, what the town lists first is asked for most.
 */
function servicesWeighted(catalogue: Catalogue): readonly (readonly [Service, number])[] {
  return catalogue.queues.flatMap(queue => {
    const services = catalogue.services.filter(service => service.queue === queue.code)
    const hands = catalogue.branch.counters
      .map(({ tiers }) => tiers.flat())
      .filter(queues => queues.includes(queue.code))
      .reduce((sum, queues) => sum + 1 / queues.length, 0)
    const ranks = services.map((service, place) => ({ service, rank: 1 / (place + 1) }))
    const total = ranks.reduce((sum, { rank }) => sum + rank, 0)
    const meanMinutes = ranks.reduce((sum, { service, rank }) => sum + service.expectedMinutes * (rank / total), 0)
    return ranks.map(({ service, rank }) => [service, (hands / (meanMinutes || 1)) * (rank / total)] as const)
  })
}
