import { describe, expect, test } from 'vitest'
import { expect as expectOf } from '../../domain/expectations'
import { type Experience, noExperience, type Seen, withPeriod, withTickets } from '../../domain/experience'
import { streamsOf } from '../../domain/newcomers'
import { livedHall, nine } from './lived'
import { minutesOf, seenOn, times } from './seen'
import { smallTown } from './small-town'

const minute = 60_000
const hour = 60 * minute
const town = smallTown()
const today = '2026-11-24'
const yesterday = '2026-11-23'

const expected = (experience: Experience) => expectOf(experience, town, today)

describe('[W1] what is expected before anything was seen', () => {
  test('of services what the catalogue says, and ten minutes of one that it no longer has', () => {
    const { service, wishes, clerk } = expected(noExperience)
    expect(minutesOf(service('tax'))).toBeCloseTo(5, 6)
    expect(minutesOf(service('gone'))).toBeCloseTo(10, 6)
    expect(service('tax').scatter).toBeCloseTo(0.47, 6)
    expect(wishes('taxes')).toEqual([['tax', 0.5]])
    expect(clerk('ana')).toEqual({ mean: 0, doubt: 0.15 })
  })

  test('of people: half a minute to walk, one of twenty does not come, nobody gives up or has a head start', () => {
    const { walk, absence, absent, givenUp, headStarts, arrivals } = expected(noExperience)
    expect(minutesOf(walk)).toBeCloseTo(0.5, 6)
    expect(minutesOf(absence)).toBeCloseTo(1.5, 6)
    for (const share of absent) expect(share).toBeCloseTo(0.05, 9)
    expect(new Set(givenUp)).toEqual(new Set([0]))
    expect(headStarts.map(({ ms, share }) => [ms, share])).toEqual([
      [15 * minute, 0],
      [30 * minute, 0],
    ])
    expect(arrivals('papers')).toBeNull()
  })

  test('of clerks a break of a quarter of an hour in four hours, at any time of the day', () => {
    const { breaks } = expected(noExperience)
    expect(breaks).toHaveLength(48)
    for (const { perMs, lasts } of breaks) {
      expect(perMs * 4 * hour).toBeCloseTo(1, 6)
      expect(minutesOf(lasts)).toBeCloseTo(15, 6)
    }
  })
})

describe('[W1] what is expected of what was seen', () => {
  test('who does not come, by how long they waited: drawn from quarter to quarter', () => {
    const { absent } = expected(seenOn(yesterday, ...times(20, {}), ...times(20, { outcome: 'absent' })))
    // Twenty of forty, and one of the twenty that are believed before; later quarters go on from there.
    for (const share of absent) expect(share).toBeCloseTo(21 / 60, 9)
  })

  test('who gives the place up, summed over the quarters', () => {
    const left = { outcome: 'cancelled', calledAt: null, lastCalledAt: null, startedAt: null } as const
    const { givenUp } = expected(seenOn(yesterday, ...times(10, { ...left, endedAt: 20 * minute }), ...times(5, {})))
    expect(givenUp[1]).toBe(0)
    expect(givenUp[2]).toBeCloseTo(10 / 15, 9)
    expect(givenUp.at(-1)).toBeCloseTo(10 / 15, 9)
  })

  test('how many come in each half hour, smoothed, of whole days only', () => {
    const eight = (seen: Seen) => withTickets(seen, { queue: 'papers', at: nine, count: 8 })
    expect(expected(seenOn(today, eight)).arrivals('papers')).toBeNull()
    const perHalfHour = expected(seenOn(yesterday, eight)).arrivals('papers') ?? []
    expect(perHalfHour.slice(14, 19)).toEqual([0, 2, 4, 2, 0])
    expect(new Set(expected(seenOn(yesterday, eight)).arrivals('taxes'))).toEqual(new Set([0]))
  })

  test('what they come for and with which head start, by who was served', () => {
    const { wishes, headStarts } = expected(seenOn(yesterday, ...times(30, { priority: 'elderly' }), ...times(60, {})))
    expect(wishes('papers')).toEqual([['passport', 90.5]])
    expect(headStarts.map(({ share }) => share)).toEqual([0.3, 0])
  })

  test('how much longer one clerk takes than another', () => {
    const quick = times(60, { clerk: 'ana', endedAt: 5 * minute })
    const slow = times(60, { clerk: 'bojan', endedAt: 20 * minute })
    const { clerk, service } = expected(seenOn(yesterday, ...quick, ...slow))
    expect(Math.exp(clerk('bojan').mean - clerk('ana').mean)).toBeGreaterThan(2.5)
    expect(clerk('ana').mean).toBeLessThan(0)
    expect(clerk('ana').doubt).toBeLessThan(clerk('somebody new').doubt)
    expect(minutesOf(service('passport'))).toBeGreaterThan(8)
    expect(minutesOf(service('passport'))).toBeLessThan(17)
  })

  test('when clerks rest: more where they did, and as long as they did', () => {
    const rests = Array.from(
      { length: 12 },
      () => (seen: Seen) => withPeriod(seen, { state: 'paused', from: nine, to: nine + 30 * minute }),
    )
    const works = (seen: Seen) => withPeriod(seen, { state: 'open', from: nine - 2 * hour, to: nine + 2 * hour })
    const { breaks } = expected(seenOn(yesterday, ...rests, works))
    const [then, later] = [breaks[16], breaks[20]]
    expect((then?.perMs ?? 0) / (later?.perMs ?? 1)).toBeGreaterThan(3)
    expect(minutesOf(then?.lasts ?? { mean: 0, scatter: 0, doubt: 0 })).toBeGreaterThan(24)
    expect(minutesOf(then?.lasts ?? { mean: 0, scatter: 0, doubt: 0 })).toBeLessThan(32)
    expect(minutesOf(later?.lasts ?? { mean: 0, scatter: 0, doubt: 0 })).toBeGreaterThan(15)
  })
})

test('[W1] those who will come: each with their head start, as often as such people came', () => {
  const hall = livedHall()
  const eight = (seen: Seen) => withTickets(seen, { queue: 'papers', at: nine, count: 8 })
  const experience = seenOn(yesterday, eight, ...times(30, { priority: 'elderly' }), ...times(60, {}))
  const [queue, , building] = hall.catalogue.queues
  if (!queue || !building) throw new Error('The small town has three queues.')
  const here = { now: nine, expectations: expected(experience) }
  const [plain, elderly, ...others] = streamsOf(hall.hall, hall.catalogue, { queue, ...here })
  expect([plain?.targetMs, elderly?.targetMs, others]).toEqual([15 * minute, 0, []])
  expect((plain?.perMs[16] ?? 0) * 30 * minute).toBeCloseTo(4 * 0.7, 9)
  expect((elderly?.perMs[16] ?? 0) * 30 * minute).toBeCloseTo(4 * 0.3, 9)
  expect(plain?.wishes).toHaveLength(64)
  expect(plain?.next).toMatchObject({ dueAt: nine, needs: [], reservedFor: null, number: '' })
  expect(new Set(plain?.wishes.map(({ service }) => service))).toEqual(new Set([0]))
  // Nobody came for a permit on a whole day: nobody is expected.
  expect(streamsOf(hall.hall, hall.catalogue, { queue: building, ...here })).toEqual([])
})

test('[W1] those who will come want a service that the town has', () => {
  const hall = livedHall()
  const [, queue] = hall.catalogue.queues
  if (!queue) throw new Error('The small town has three queues.')
  const came = (seen: Seen) => withTickets(seen, { queue: 'taxes', at: nine, count: 8 })
  const here = (catalogue: typeof town) => ({
    queue,
    now: nine,
    expectations: expectOf(seenOn(yesterday, came), catalogue, today),
  })
  const [stream] = streamsOf(hall.hall, town, here(town))
  expect(new Set(stream?.wishes.map(({ service }) => service))).toEqual(new Set([1]))
  const withoutTaxes = { ...town, services: town.services.filter(({ code }) => code !== 'tax') }
  expect(streamsOf(hall.hall, withoutTaxes, here(withoutTaxes))).toEqual([])
})
