import { instantOf } from '../domain/local-time'
import { hoursOn, weekdayOf } from '../domain/opening'
import type { BusinessDay, Instant, Language, PriorityCode } from '../domain/words'
import { type Chance, chanceOf, countOf } from './chance'
import type { Town, Wish } from './town'

/** Somebody who comes on the simulated day, with everything decided that does not hang on others. */
export interface Visitor {
  readonly arrivesAt: Instant
  readonly service: Wish['service']
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
const halfHourMinutes = 30

/**
 * The people of one day, in the order in which they come: the same for the same seed. `people`: exactly so many;
 * otherwise as many as chance makes of the town's average.
 */
export function visitorsOf(
  town: Town,
  { day, people, seed }: { day: BusinessDay; people?: number; seed: number },
): readonly Visitor[] {
  const chance = chanceOf(seed, 0)
  const open = halfHoursOf(town, day)
  if (open.length === 0) return []
  const count = people ?? countOf(town.people[weekdayOf(day)], chance)
  const wishes = town.wishes.map(wish => [wish, wish.weight] as const)
  const [first, ...others] = town.catalogue.municipality.languages
  const languages = [...(first ? [[first, 9] as const] : []), ...others.map(language => [language, 1] as const)]
  const arrivals = Array.from({ length: count }, () => {
    const { at, lastsMs } = chance.pick(open)
    return Math.round(at + chance.between(0, lastsMs - 1))
  }).sort((a, b) => a - b)
  // No two in the same millisecond: who was first must be certain on every run.
  return arrivals.map((at, place) =>
    visitor(at + place, { chance: chanceOf(seed, 1_000 + place), town, wishes, languages }),
  )
}

function visitor(
  arrivesAt: Instant,
  {
    chance,
    town: { manners, priorities },
    wishes,
    languages,
  }: {
    chance: Chance
    town: Town
    wishes: readonly (readonly [Wish, number])[]
    languages: readonly (readonly [Language, number])[]
  },
): Visitor {
  const { service, meanMinutes, variation } = chance.pick(wishes)
  const { comesLate, staysAway, walkSeconds, patienceMinutes, saysSo, returns } = manners
  return {
    arrivesAt,
    service,
    priority: chance.pick(priorities),
    language: chance.pick(languages),
    whenCalled: chance.pick([
      ['comes', 1 - comesLate - staysAway],
      ['comes-late', comesLate],
      ['stays-away', staysAway],
    ]),
    walkMs: chance.scattered(walkSeconds * 1_000, 0.6),
    serviceMs: chance.scattered(meanMinutes * minuteMs, variation),
    patienceMs: Math.max(5 * minuteMs, chance.scattered(patienceMinutes * minuteMs, 0.6)),
    saysSo: chance.isTrue(saysSo),
    returnsAfterMs: chance.isTrue(returns) ? chance.between(3 * minuteMs, 20 * minuteMs) : null,
  }
}

interface HalfHour {
  readonly at: Instant
  readonly lastsMs: number
}

/** The half hours in which tickets are given out, weighted; the first and the last may be shorter. */
function halfHoursOf({ catalogue, halfHours }: Town, day: BusinessDay): readonly (readonly [HalfHour, number])[] {
  const { branch, municipality, settings } = catalogue
  const open: (readonly [HalfHour, number])[] = []
  for (const { from, to } of hoursOn(branch, day)) {
    const last = to - settings.stopBeforeCloseMinutes
    for (let minute = from; minute < last; ) {
      const next = Math.min(last, (Math.floor(minute / halfHourMinutes) + 1) * halfHourMinutes)
      const weight = ((halfHours[Math.floor(minute / halfHourMinutes)] ?? 0) * (next - minute)) / halfHourMinutes
      open.push([{ at: instantOf(day, minute, municipality.timeZone), lastsMs: (next - minute) * minuteMs }, weight])
      minute = next
    }
  }
  return open
}
