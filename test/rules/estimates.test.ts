import { describe, expect, test } from 'vitest'
import { load } from '../../domain/appointments'
import { callNext, open, pause, start } from '../../domain/calling'
import type { Catalogue } from '../../domain/catalogue'
import { seeded } from '../../domain/chance'
import { turnDay } from '../../domain/ending'
import { type Estimates, estimate, waitOfNewcomer } from '../../domain/estimate'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { expect as expectOf } from '../../domain/expectations'
import { type Experience, noExperience } from '../../domain/experience'
import { emptyHall, type Hall } from '../../domain/hall'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import { truthOf } from '../../simulation/truth'
import { townOf, townsToMeasure } from '../bench/towns'
import { minutesOf, seenOn, times } from './seen'
import { smallTown } from './small-town'

const nine = Date.parse('2026-11-24T09:00:00+01:00')
const minuteMs = 60_000
const town = smallTown()

function led(hall: Hall, decided: Result<readonly HallEvent[]>): Hall {
  if (!decided.ok) throw new Error(decided.refusal)
  return decided.value.reduce(evolve, hall)
}

function hallWith({ counters, passports }: { counters: readonly number[]; passports: number }, catalogue = town): Hall {
  let hall = turnDay(emptyHall('small-main'), catalogue, nine).reduce(evolve, emptyHall('small-main'))
  for (const number of counters)
    hall = led(hall, open(hall, { number, clerk: `clerk${number}` }, { catalogue, now: nine }))
  for (let person = 0; person < passports; person++) hall = taken(hall, person)
  return hall
}

function taken(hall: Hall, person: number, wish: { priority?: string; needs?: readonly 'accessible'[] } = {}): Hall {
  const { priority = null, needs = [] } = wish
  const asked = { service: 'passport', priority, language: null, from: 'kiosk', needs } as const
  const issued = take(hall, asked, { catalogue: town, now: nine + person, newId: () => `t${person}` })
  if (!issued.ok) throw new Error(issued.refusal)
  return evolve(hall, issued.value)
}

function estimated(hall: Hall, { catalogue = town, experience = noExperience }: Known = {}): Estimates {
  const expectations = expectOf(experience, catalogue, hall.day)
  return estimate(hall, catalogue, { now: nine + 60_000, random: seeded(3), expectations })
}

interface Known {
  readonly catalogue?: Catalogue
  readonly experience?: Experience
}

describe('[W1] an estimate', () => {
  test('is the same for the same hall and chance, and grows with the line', () => {
    const hall = hallWith({ counters: [1, 2], passports: 12 })
    const first = estimated(hall)
    expect(estimated(hall)).toEqual(first)
    const middles = Array.from({ length: 12 }, (_, person) => {
      const wait = first.byTicket.get(`t${person}`)
      return ((wait?.fromMinutes ?? NaN) + (wait?.toMinutes ?? NaN)) / 2
    })
    expect(middles[0]).toBeLessThan(2)
    expect(middles[11]).toBeGreaterThan(30)
    expect(middles[11]).toBeGreaterThan(middles[5] ?? NaN)
  })

  test('says nothing where nobody serves the queue', () => {
    const { byQueue } = estimated(hallWith({ counters: [1], passports: 1 }))
    expect(byQueue.get('building')).toBeNull()
    expect(byQueue.get('papers')).not.toBeNull()
  })

  test('believes the catalogue first, and what was seen when it was seen often', () => {
    const hall = hallWith({ counters: [1], passports: 6 })
    const seen = (count: number, minutes: number) =>
      seenOn('2026-11-23', ...times(count, { clerk: 'clerk1', endedAt: minutes * minuteMs }))
    const minutes = (experience: Experience) => minutesOf(expectOf(experience, town, hall.day).service('passport'))
    expect(minutes(noExperience)).toBeCloseTo(10)
    expect(minutes(seen(1, 3))).toBeGreaterThan(5.5)
    expect(minutes(seen(200, 3))).toBeLessThan(3.5)
    expect(minutes(seen(200, 30))).toBeGreaterThan(27)
    const longest = (experience: Experience) => estimated(hall, { experience }).byTicket.get('t5')?.toMinutes ?? NaN
    expect(longest(seen(200, 3))).toBeLessThan(longest(noExperience) / 1.5)
  })

  test('expects a clerk back from a break', () => {
    const hall = hallWith({ counters: [1], passports: 2 })
    const counter = hall.counters.get(1)
    if (!counter) throw new Error('The counter is closed.')
    const away = led(hall, pause(counter, 'lunch', { catalogue: town, now: nine }))
    const [open, paused] = [hall, away].map(one => estimated(one).byTicket.get('t0'))
    expect(paused?.toMinutes).toBeGreaterThan((open?.toMinutes ?? NaN) + 5)
  })

  test('tells a person with a head start the wait of the place that they take', () => {
    const hall = hallWith({ counters: [1], passports: 8 })
    const estimates = estimated(hall)
    const first = waitOfNewcomer(estimates, hall, { queue: 'papers', dueAt: nine - minuteMs })
    const last = waitOfNewcomer(estimates, hall, { queue: 'papers', dueAt: nine + 15 * minuteMs + 60_000 })
    expect(first).toEqual(estimates.byTicket.get('t0'))
    expect(last).toEqual(estimates.byQueue.get('papers'))
    // Due at the same moment as somebody who is here: behind them.
    const second = waitOfNewcomer(estimates, hall, { queue: 'papers', dueAt: hall.tickets.get('t0')?.dueAt ?? 0 })
    expect(second).toEqual(estimates.byTicket.get('t1'))
  })

  test('leaves room for appointments that are due before', () => {
    const hall = hallWith({ counters: [1], passports: 3 })
    const appointments = Array.from({ length: 4 }, (_, place) => ({
      code: `booked-${place}`,
      service: 'passport',
      at: nine + (3 + place) * minuteMs,
      language: null,
      needs: [],
    }))
    const booked = led(hall, load(hall, { day: hall.day, appointments }, { catalogue: town, now: nine }))
    const [without, behind] = [hall, booked].map(one => estimated(one).byTicket.get('t2'))
    expect(behind?.fromMinutes).toBeGreaterThan((without?.fromMinutes ?? NaN) + 15)
  })

  test('lets a person with a need wait for the counter that offers it', () => {
    const counters = town.branch.counters.map(place => ({ ...place, accessible: place.number === 2 }))
    const catalogue = { ...town, branch: { ...town.branch, counters } }
    let hall = taken(hallWith({ counters: [1, 2], passports: 2 }, catalogue), 2, { needs: ['accessible'] })
    for (const number of [1, 2]) {
      const seat = () => hall.counters.get(number) as NonNullable<ReturnType<Hall['counters']['get']>>
      hall = led(hall, callNext(hall, { counter: seat(), leaving: null }, { catalogue, now: nine + 1_000 }))
      // Counter 1 has been serving for so long that it is free at any moment; counter 2 has just begun.
      hall = led(hall, start(hall, seat(), { catalogue, now: number === 1 ? nine + 2_000 : nine + 55_000 }))
    }
    const need = estimated(hall, { catalogue }).byTicket.get('t2')
    const plain = estimated(taken(hall, 3), { catalogue }).byTicket.get('t3')
    expect(need?.toMinutes).toBeGreaterThan(5)
    expect(plain).not.toBeNull()
  })
})

test.each(townsToMeasure)('[W1] $name: most are called within the wait that they were told', toMeasure => {
  const truth = truthOf(townOf(toMeasure), {
    from: '2026-11-02',
    learning: 8,
    days: 4,
    seed: 11,
    closes: toMeasure.closes,
  })
  // Few days scatter: `npm run bench -- --only estimates` measures many, against 75 to 85 %.
  expect(truth.told).toBeGreaterThan(80)
  expect(truth.within / truth.told).toBeGreaterThan(0.68)
  expect(truth.within / truth.told).toBeLessThan(0.9)
  expect(truth.errorMinutes).toBeLessThan(0.8 * truth.simpleErrorMinutes)
})
