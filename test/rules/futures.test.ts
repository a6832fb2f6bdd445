import { describe, expect, test } from 'vitest'
import { normal, type Random } from '../../domain/chance'
import { momentMs } from '../../domain/desks'
import { estimate } from '../../domain/estimate'
import type { Expectations } from '../../domain/expectations'
import { Play } from '../../domain/play'
import { certain, even, lasting } from './certain'
import { livedHall } from './lived'

const minuteMs = 60_000

/** How often chance is asked when this hall is played forward once. */
function asksOfOneRun(hall: ReturnType<typeof livedHall>, expectations: Expectations, chance = 0.5): number {
  let asks = 0
  const random = () => {
    asks++
    return chance
  }
  new Play(hall.hall, hall.catalogue, { now: hall.now, random, expectations, runs: 1 }).forward(1)
  return asks
}

describe('[W1] of the futures that are played', () => {
  /** Somebody waits while another one is served, which has just begun and takes so many minutes in the middle. */
  const behindOne = () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.take('passport')
    return hall
  }
  /** Each future with its own chance, the same all through it: from 1 to 29 thirtieths, in no order. */
  const waitOf = (hall: ReturnType<typeof livedHall>, expectations: Expectations) => {
    const chances = Array.from({ length: 29 }, (_, run) => (((run * 7) % 29) + 1) / 30)
    const asked = chances.flatMap(chance =>
      Array.from({ length: asksOfOneRun(hall, expectations, chance) }, () => chance),
    )
    const random: Random = () => asked.shift() ?? Number.NaN
    const { byTicket } = estimate(hall.hall, hall.catalogue, { now: hall.now, random, expectations })
    return byTicket.get('t000002')
  }
  const longTailed = (minutes: number) => certain({ service: () => lasting(minutes, { scatter: 0.5 }) })

  test('one of ten is shorter than what is told, and one longer', () => {
    const minutesAt = (share: number) => Math.round(100 * Math.exp(0.5 * normal(() => share)) + momentMs / minuteMs)
    const told = waitOf(behindOne(), longTailed(100))
    expect(told).toEqual({ fromMinutes: minutesAt(0.1), toMinutes: minutesAt(0.9) })
    expect(told).toEqual({ fromMinutes: 53, toMinutes: 190 })
  })

  test('where all are alike, a minute is left between', () => {
    expect(waitOf(behindOne(), certain())).toEqual({ fromMinutes: 10, toMinutes: 11 })
  })

  test('nothing is told where in more than half of them nobody is called within eight hours', () => {
    expect(waitOf(behindOne(), longTailed(480))).toBeNull()
    expect(waitOf(behindOne(), longTailed(470))?.toMinutes).toBeLessThan(480)
  })

  test('there are 29, or 19 or 9 where hundreds wait', () => {
    const expectations = certain({ service: () => lasting(0.1) })
    const runs = (people: number) => {
      const hall = livedHall()
      hall.open(1)
      for (let person = 0; person < people; person++) hall.take('passport')
      hall.at(1)
      let asks = 0
      const random = () => {
        asks++
        return even()
      }
      estimate(hall.hall, hall.catalogue, { now: hall.now, random, expectations })
      return asks / asksOfOneRun(hall, expectations)
    }
    // With somebody who comes now, no more than 8,000 are called in all.
    expect([3, 274, 275, 420, 421].map(runs)).toEqual([29, 29, 19, 19, 9])
  })
})
