import { describe, expect, test } from 'vitest'
import { normal } from '../../domain/chance'
import { horizonMs, momentMs } from '../../domain/desks'
import type { Expectations } from '../../domain/expectations'
import { certain, desksOf, halfHours, lasting } from './certain'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
const hour = 60 * minute
const moment = momentMs / minute

/** Minutes after nine at which each counter is free. */
function freeAt(hall: ReturnType<typeof livedHall>, chance: Parameters<typeof desksOf>[1] = {}): readonly number[] {
  return [...desksOf(hall, chance).free].map(at => (at - nine) / minute)
}

/** A hall in which counter 1 has called somebody who waited for so long. */
function calledAfter(minutes: number, catalogue = smallTown()) {
  const hall = livedHall(catalogue)
  hall.take('passport')
  hall.at(minutes)
  hall.open(1)
  hall.next(1)
  return hall
}

/** Breaks as given for the half hours from nine; later ones are as the last. */
function breaksFromNine(...kinds: Expectations['breaks']): Expectations['breaks'] {
  const atNine = (nine / (30 * minute)) % halfHours
  const none = { perMs: 0, lasts: lasting(15) }
  return Array.from({ length: halfHours }, (_, half) =>
    half < atNine ? none : (kinds[half - atNine] ?? kinds.at(-1) ?? none),
  )
}

describe('[W1] when a counter is free', () => {
  test('those that are closed are left out; whoever has nobody is free now', () => {
    const hall = livedHall()
    hall.open(3, 1)
    const desks = desksOf(hall)
    expect(desks.all.map(({ place }) => place.number)).toEqual([1, 3])
    expect(desks.open.map(({ number }) => number)).toEqual([1, 3])
    expect([...desks.free]).toEqual([nine, nine])
  })

  test('a service goes on for as long as it takes, without what was set aside, and a moment more', () => {
    const hall = calledAfter(0)
    hall.at(2)
    hall.start(1)
    hall.at(3)
    expect(freeAt(hall)[0]).toBeCloseTo(12 + moment, 6)
    hall.park(1)
    hall.at(7)
    hall.unpark(1, 'П001')
    hall.at(8)
    expect(freeAt(hall)[0]).toBeCloseTo(16 + moment, 6)
  })

  test('a slower clerk needs longer, and a service longer than is known', () => {
    const hall = calledAfter(0)
    hall.start(1)
    const clerk = (id: string) => ({ mean: id === 'clerk1' ? Math.log(2) : 0, doubt: 0 })
    expect(freeAt(hall, { expectations: certain({ clerk }) })[0]).toBeCloseTo(20 + moment, 6)
    const random = () => 0.9
    const z = normal(random)
    const unsure = certain({ service: () => lasting(10, { doubt: 0.2 }), clerk: () => ({ mean: 0, doubt: 0.3 }) })
    expect(freeAt(hall, { expectations: unsure, random })[0]).toBeCloseTo(10 * Math.exp(0.5 * z) + moment, 6)
    // Not so many doubts as services: each has its own.
    const taxes = certain({ service: code => lasting(10, { doubt: code === 'tax' ? 0.2 : 0 }) })
    expect(freeAt(hall, { expectations: taxes, random })[0]).toBeCloseTo(10 + moment, 6)
    hall.take('permit')
    hall.open(3)
    hall.next(3)
    hall.start(3)
    const permits = certain({ service: code => lasting(20, { doubt: code === 'permit' ? 0.2 : 0 }) })
    expect(freeAt(hall, { expectations: permits, random })).toEqual([
      expect.closeTo(20 + moment, 6),
      expect.closeTo(20 * Math.exp(0.2 * z) + moment, 6),
    ])
  })

  test('a service that the catalogue no longer has is as sure as its word', () => {
    const hall = calledAfter(0)
    hall.start(1)
    const { services, ...rest } = hall.catalogue
    const without = { ...hall, now: nine, catalogue: { ...rest, services: services.slice(1) } }
    const expectations = certain({ service: () => lasting(10, { doubt: 0.2 }) })
    const desks = desksOf(without, { expectations, random: () => 0.9 })
    expect(desks.serviceAt('tax')).toBe(0)
    expect(desks.serviceAt('permit')).toBe(1)
    expect(desks.serviceAt('passport')).toBe(2)
    expect(((desks.free[0] ?? 0) - nine) / minute).toBeCloseTo(10 + moment, 6)
  })

  test('who is called still walks from the last call, and is then served', () => {
    const hall = calledAfter(1)
    hall.at(1.25)
    expect(freeAt(hall)[0]).toBeCloseTo(1.5 + 10 + moment, 6)
    hall.recall(1)
    expect(freeAt(hall)[0]).toBeCloseTo(1.75 + 10 + moment, 6)
    const expectations = certain({ clerk: () => ({ mean: Math.log(3), doubt: 0 }) })
    expect(freeAt(hall, { expectations })[0]).toBeCloseTo(1.75 + 30 + moment, 6)
  })

  test('who does not come is waited for from the first call on', () => {
    const hall = calledAfter(1)
    hall.at(2)
    hall.recall(1)
    hall.at(2.5)
    expect(freeAt(hall, { expectations: certain({ absent: [1] }) })[0]).toBeCloseTo(3, 6)
  })

  test('how long they waited counts until the call', () => {
    const hall = calledAfter(14)
    hall.at(15.5)
    expect(freeAt(hall, { expectations: certain({ absent: [1, 0] }) })[0]).toBeCloseTo(16, 6)
    expect(freeAt(hall, { expectations: certain({ absent: [0, 1] }) })[0]).toBeGreaterThan(20)
  })

  test('whether somebody still comes, by how long they waited and how few walk for so long', () => {
    // Half of those who come have come within half a minute.
    const walk = lasting(0.5, { scatter: 0.5 })
    const absent = [0.9, 0.2, 0.9]
    const hall = calledAfter(20)
    hall.at(20.5)
    // Of 100, 20 do not come and 40 have not come yet: one of three is not coming.
    const comes = (random: () => number) =>
      (freeAt(hall, { expectations: certain({ walk, absent }), random })[0] ?? 0) > 23
    expect(comes(() => 0.32)).toBe(false)
    expect(comes(() => 0.35)).toBe(true)
  })
})

describe('[W1] clerks who rest', () => {
  const paused = () => {
    const hall = livedHall()
    hall.open(1, 2)
    hall.at(25)
    hall.pause(1)
    hall.at(35)
    return hall
  }

  test('come back when such breaks end that began then, and call nobody before', () => {
    const breaks = breaksFromNine({ perMs: 0, lasts: lasting(20) }, { perMs: 0, lasts: lasting(60) })
    const desks = desksOf(paused(), { expectations: certain({ breaks }) })
    expect(((desks.free[0] ?? 0) - nine) / minute).toBeCloseTo(45, 6)
    expect(desks.all.map(({ resting }) => resting)).toEqual([true, false])
    expect(desks.open.map(({ number }) => number)).toEqual([2])
    const [first] = desks.all
    if (!first) throw new Error('No counter is open.')
    desks.resume(first)
    expect(first.resting).toBe(false)
    expect(desks.open.map(({ number }) => number)).toEqual([1, 2])
  })

  test('have done with whoever is there before they go', () => {
    const hall = calledAfter(0)
    hall.start(1)
    hall.pause(1)
    expect(freeAt(hall)[0]).toBeCloseTo(15, 6)
    expect(freeAt(hall, { expectations: certain({ service: () => lasting(40) }) })[0]).toBeCloseTo(40 + moment, 6)
  })

  test('go again as often as clerks do at that time, from when they came back', () => {
    const hall = livedHall()
    hall.open(1)
    // At this chance, what happens once an hour happens after an hour.
    const random = () => 1 - Math.exp(-1)
    const hourly = { perMs: 1 / hour, lasts: lasting(30) }
    const desks = desksOf(hall, { expectations: certain({ breaks: breaksFromNine(hourly) }), random })
    const [desk] = desks.all
    if (!desk) throw new Error('No counter is open.')
    expect((desk.breakAt - nine) / minute).toBeCloseTo(60, 6)
    expect((desks.rested(desk, desk.breakAt) - nine) / minute).toBeCloseTo(90, 6)
    expect([desk.resting, desks.open]).toEqual([true, []])
    expect((desk.breakAt - nine) / minute).toBeCloseTo(150, 6)
    const quietFirst = breaksFromNine({ ...hourly, perMs: 0 }, { ...hourly, lasts: lasting(7) })
    const later = desksOf(hall, { expectations: certain({ breaks: quietFirst }), random })
    expect(((later.all[0]?.breakAt ?? 0) - nine) / minute).toBeCloseTo(90, 6)
    // Who is away until a quarter past is there for an hour then.
    hall.pause(1)
    const away = desksOf(hall, {
      expectations: certain({ breaks: breaksFromNine({ ...hourly, lasts: lasting(15) }) }),
      random,
    })
    expect(((away.all[0]?.breakAt ?? 0) - nine) / minute).toBeCloseTo(75, 6)
    hall.resume(1)
    const seldom = certain({ breaks: breaksFromNine({ ...hourly, perMs: 1 / (horizonMs + minute) }) })
    expect(desksOf(hall, { expectations: seldom, random }).all[0]?.breakAt).toBe(Infinity)
  })

  test('each run begins as the hall is', () => {
    const hall = livedHall()
    hall.open(1)
    const desks = desksOf(hall)
    const [desk] = desks.all
    if (!desk) throw new Error('No counter is open.')
    desks.free[0] = desks.rested(desk, nine + minute)
    Object.assign(desk, { shareCalls: 5, idle: true })
    desks.draw()
    expect(desk).toMatchObject({ resting: false, idle: false, shareCalls: 0, shift: 0 })
    expect([desks.free[0], desks.open.length]).toEqual([nine, 1])
  })
})
