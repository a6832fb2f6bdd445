import { type Lasting, normal, type Random } from '../../domain/chance'
import { Desks, momentMs } from '../../domain/desks'
import type { Expectations } from '../../domain/expectations'
import { waitedSteps } from '../../domain/experience'
import { Play } from '../../domain/play'
import type { livedHall } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
export const halfHours = 48

/** Lasts so many minutes in the middle; without scatter and doubt always exactly so many. */
export function lasting(minutes: number, { scatter = 0, doubt = 0 }: Partial<Lasting> = {}): Lasting {
  return { mean: Math.log(minutes * minute), scatter, doubt }
}

const serviceMinutes: Readonly<Record<string, number>> = { passport: 10, tax: 5, permit: 20 }

/**
 * Expectations that leave nothing to chance: services of 10, 5 and 20 minutes, half a minute to walk; nobody else
 * comes, everybody who is called does, nobody gives up or takes a break. What a test is about it says itself.
 */
export function certain(more: Partial<Expectations> = {}): Expectations {
  return {
    service: code => lasting(serviceMinutes[code] ?? 1),
    clerk: () => ({ mean: 0, doubt: 0 }),
    walk: lasting(0.5),
    absence: lasting(2),
    breaks: Array.from({ length: halfHours }, () => ({ perMs: 0, lasts: lasting(15) })),
    arrivals: () => Array.from({ length: halfHours }, () => 0),
    wishes: () => [],
    headStarts: [],
    absent: Array.from({ length: waitedSteps }, () => 0),
    givenUp: Array.from({ length: waitedSteps + 1 }, () => 0),
    ...more,
  }
}

interface Chance {
  readonly expectations?: Expectations
  readonly random?: Random
}

/** The counters of a hall as they stand at the beginning of a run. */
export function desksOf(hall: ReturnType<typeof livedHall>, { expectations = certain(), random = even }: Chance = {}) {
  const desks = new Desks(hall.hall, hall.catalogue, { now: hall.now, random, expectations })
  desks.draw()
  return desks
}

/** A hall played forward so many times: how many minutes each ticket still waited, run by run. */
export function played(
  hall: ReturnType<typeof livedHall>,
  { expectations = certain(), random = even, runs = 1 }: Chance & { readonly runs?: number } = {},
) {
  const play = new Play(hall.hall, hall.catalogue, { now: hall.now, random, expectations, runs })
  const calls = Array.from({ length: runs }, (_, run) => play.forward(run + 1))
  const waitsOf = (find: (person: Play['people'][number]) => boolean) => {
    const person = play.people.find(find)
    return [...(person?.waits.subarray(0, person.waited) ?? [])].map(ms => ms / minute)
  }
  return {
    /** How many were called in each run. */
    calls,
    waits: (number: string) => waitsOf(person => person.number === number),
    /** Of somebody who would take a ticket for this queue now. */
    waitsOfNewcomer: (queue: string) => waitsOf(person => person.ticket === null && person.queue === queue),
  }
}

/** Chance that never goes to an extreme. */
export const even: Random = () => 0.5
/** At even chance a day is as busy as this. */
export const level = Math.exp(0.15 * normal(even))

/** A call takes half a minute to walk, the service, and a moment. */
export const aside = 0.5 + momentMs / minute

/** People who come to one queue, at even chance every so many minutes from now on. */
export function coming(queue: string, everyMinutes: number, more: Partial<Expectations> = {}): Expectations {
  const service = smallTown().services.find(one => one.queue === queue)?.code ?? ''
  const perHalfHour = (Math.LN2 * 30) / everyMinutes / level
  return certain({
    arrivals: code => Array.from({ length: halfHours }, () => (code === queue ? perHalfHour : 0)),
    wishes: code => (code === queue ? [[service, 1]] : []),
    ...more,
  })
}
