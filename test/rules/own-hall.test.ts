import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cabinet } from '../../domain/cabinet'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import { nextDay } from '../../domain/local-time'
import { OwnHall } from '../../domain/own-hall'
import { liveDay } from '../../simulation/day'
import { usualTown } from '../../simulation/town'
import { deed } from './deeds'
import { liveThrough } from './random-lives'
import { smallTown } from './small-town'

const catalogue = smallTown()
const from = Date.parse('2026-11-24T08:00:00+01:00')
const lives = fc.array(deed, { minLength: 20, maxLength: 120 })

/** A random life, with the hall before each of its events, and the one at its end. */
function lived(deeds: Parameters<typeof liveThrough>[1]): readonly { hall: Hall; event: HallEvent | null }[] {
  let hall = emptyHall('small-main')
  const steps: { hall: Hall; event: HallEvent | null }[] = []
  const seen: Parameters<typeof liveThrough>[2]['seen'] = (_hall, { events }) => {
    for (const event of events) {
      steps.push({ hall, event })
      hall = evolve(hall, event)
    }
  }
  liveThrough(hall, deeds, { catalogue, from, seen })
  return [...steps, { hall, event: null }]
}

test('[D1] what is written into a hall of its own is what evolve says, one event after the other', () => {
  fc.assert(
    fc.property(lives, fc.nat(), (deeds, pick) => {
      const steps = lived(deeds)
      const begins = pick % steps.length
      const own = new OwnHall(steps[begins]?.hall ?? emptyHall('small-main'))
      for (const { hall, event } of steps.slice(begins)) {
        expect(own.hall.seq).toBe(hall.seq)
        if (event) own.happen(event)
      }
      expect(own.kept()).toEqual(steps.at(-1)?.hall)
    }),
    { numRuns: 150 },
  )
})

test('[D1] a hall that somebody holds is never changed: not by what it was made into, nor by what it was kept from', () => {
  fc.assert(
    fc.property(lives, fc.nat(), (deeds, pick) => {
      const steps = lived(deeds)
      const begins = pick % steps.length
      const held = steps[begins]?.hall ?? emptyHall('small-main')
      const asItWas = structuredClone(written(held))
      const own = new OwnHall(held)
      const later = steps.slice(begins).flatMap(({ event }) => event ?? [])
      const half = later.length >> 1
      for (const event of later.slice(0, half)) own.happen(event)
      const kept = own.kept()
      const asItWasKept = structuredClone(written(kept))
      for (const event of later.slice(half)) own.happen(event)
      expect(written(held)).toEqual(asItWas)
      expect(written(kept)).toEqual(asItWasKept)
    }),
    { numRuns: 100 },
  )
})

/** Everything that a hall holds, by key, whatever it is kept in. */
function written(hall: Hall): unknown {
  const { issued, issuedFor } = hall.today
  return {
    ...hall,
    tickets: byKey(hall.tickets),
    lines: byKey(hall.lines).map(([queue, line]) => [queue, [...line]]),
    counters: byKey(hall.counters),
    lastNumber: byKey(hall.lastNumber),
    calls: [...hall.calls],
    today: { ...hall.today, issued: byKey(issued), issuedFor: byKey(issuedFor) },
    clerks: byKey(hall.clerks).map(([clerk, day]) => [clerk, { ...day, served: byKey(day.served) }]),
    appointments: byKey(hall.appointments),
  }
}

function byKey<V, K extends string | number>(cabinet: Cabinet<V, K>): (readonly [K, V])[] {
  return [...cabinet.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
}

test('[D1] simulated days are the same, told from the journal event by event', () => {
  const town = usualTown(catalogue, { people: 90 })
  const first = emptyHall('small-main')
  let [hall, told, day] = [first, first, '2026-11-20']
  for (let lived = 0; lived < 12; lived++, day = nextDay(day)) {
    hall = liveDay(town, hall, {
      day,
      seed: lived,
      seen: (event, before) => {
        if (before.seq % 10 === 0) expect(written(before)).toEqual(written(told))
        told = evolve(told, event)
      },
    })
    expect(hall).toEqual(told)
  }
  expect(hall.seq).toBeGreaterThan(1_000)
})
