import { instantOf } from '../domain/local-time'
import { hoursOn, weekdayOf } from '../domain/opening'
import type { BusinessDay, Instant, Language, PriorityCode } from '../domain/words'
import { Chance, type Choice, choiceOf, countOf } from './chance'
import type { Manners, Town, Wish } from './town'

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
  const chance = new Chance(seed, 0)
  const open = halfHoursOf(town, day)
  if (open.length === 0) return []
  const count = people ?? countOf(town.people[weekdayOf(day)], chance)
  const choices = choicesOf(town)
  const halfHours = choiceOf(open)
  const arrivals = Float64Array.from({ length: count }, () => {
    const { at, lastsMs } = chance.oneOf(halfHours)
    return Math.round(at + chance.between(0, lastsMs - 1))
  }).sort()
  // No two in the same millisecond: who was first must be certain on every run.
  return Array.from(arrivals, (at, place) =>
    visitor(at + place, { chance: new Chance(seed, 1_000 + place), manners: town.manners, choices }),
  )
}

/** What chance chooses for each visitor. */
interface Choices {
  readonly wishes: Choice<Wish>
  readonly languages: Choice<Language>
  readonly priorities: Choice<PriorityCode | null>
  readonly whenCalled: Choice<Visitor['whenCalled']>
}

function choicesOf(town: Town): Choices {
  const known = choicesKnown.get(town) ?? choicesFrom(town)
  choicesKnown.set(town, known)
  return known
}

const choicesKnown = new WeakMap<Town, Choices>()

function choicesFrom({ catalogue, wishes, priorities, manners: { comesLate, staysAway } }: Town): Choices {
  const [first, ...others] = catalogue.municipality.languages
  return {
    wishes: choiceOf(wishes.map(wish => [wish, wish.weight] as const)),
    languages: choiceOf([...(first ? [[first, 9] as const] : []), ...others.map(language => [language, 1] as const)]),
    priorities: choiceOf(priorities),
    whenCalled: choiceOf([
      ['comes', 1 - comesLate - staysAway],
      ['comes-late', comesLate],
      ['stays-away', staysAway],
    ]),
  }
}

function visitor(
  arrivesAt: Instant,
  { chance, manners, choices }: { chance: Chance; manners: Manners; choices: Choices },
): Visitor {
  const { service, meanMinutes, variation } = chance.oneOf(choices.wishes)
  const { walkSeconds, patienceMinutes, saysSo, returns } = manners
  return {
    arrivesAt,
    service,
    priority: chance.oneOf(choices.priorities),
    language: chance.oneOf(choices.languages),
    whenCalled: chance.oneOf(choices.whenCalled),
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
