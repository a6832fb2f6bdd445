import { describe, expect, test } from 'vitest'
import { aside, certain, coming, halfHours, lasting, played } from './certain'
import { livedHall } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
const town = smallTown()

describe('[W1] a hall played forward', () => {
  test('calls one after the other, at each counter as soon as it is free', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const [first, second, third, fourth] = [1, 2, 3, 4].map(() => hall.take('passport'))
    hall.at(1)
    const { waits, waitsOfNewcomer, calls } = played(hall, { runs: 2 })
    expect([first, second].map(number => waits(number ?? ''))).toEqual([
      [0, 0],
      [0, 0],
    ])
    for (const number of [third, fourth])
      for (const wait of waits(number ?? '')) expect(wait).toBeCloseTo(10 + aside, 6)
    expect(waits(third ?? '')).toHaveLength(2)
    // Whoever would come now takes up nobody's time.
    for (const wait of waitsOfNewcomer('papers')) expect(wait).toBeCloseTo(20 + 2 * aside, 6)
    expect(waitsOfNewcomer('taxes')).toHaveLength(2)
    expect(waitsOfNewcomer('building')).toEqual([])
    // Four people, and somebody for papers and for taxes.
    expect(calls).toEqual([6, 6])
  })

  test('puts whoever would come now before those who are due later', () => {
    const hall = livedHall()
    hall.open(1)
    const early = hall.take('passport')
    hall.book('2026-11-24', [
      { code: 'A1', service: 'passport', at: hall.now + 15.5 * minute, language: null, needs: [] },
    ])
    hall.at(1)
    const late = hall.take('passport', { appointment: 'A1' })
    const { waits, waitsOfNewcomer } = played(hall)
    expect(waits(early)).toEqual([0])
    expect(waits(late)[0]).toBeCloseTo(10 + aside, 6)
    expect(waitsOfNewcomer('papers')[0]).toBeCloseTo(20 + 2 * aside, 6)
    // Half a minute earlier they would have stood before.
    hall.at(0.4)
    expect(played(hall).waitsOfNewcomer('papers')[0]).toBeCloseTo(10 + aside, 6)
  })

  test('finds nobody in a queue that the town no longer has', () => {
    const hall = livedHall()
    // Counter 1 calls both, and counter 2 waits for others.
    hall.open(1, 2)
    const [, second] = [1, 2].map(() => hall.take('passport', { needs: ['accessible'] }))
    const counters = town.branch.counters.map(place => ({ ...place, tiers: [['gone', 'papers']] }))
    const catalogue = { ...town, branch: { ...town.branch, counters } }
    const { waits, waitsOfNewcomer } = played({ ...hall, hall: hall.hall, now: hall.now, catalogue })
    expect(waits(second ?? '')[0]).toBeCloseTo(10 + aside, 6)
    expect(waitsOfNewcomer('papers')).toHaveLength(1)
  })

  test('follows nobody for longer than eight hours', () => {
    const hall = livedHall()
    hall.open(1)
    const [, second, third] = [1, 2, 3].map(() => hall.take('passport'))
    const { waits } = played(hall, { expectations: certain({ service: () => lasting(5 * 60) }) })
    expect(waits(second ?? '')[0]).toBeCloseTo(300 + aside, 6)
    expect(waits(third ?? '')).toEqual([])
  })

  test('counts on the turn of a share as the hall has it', () => {
    const hall = livedHall()
    hall.open(3)
    const taxes = [1, 2, 3].map(() => hall.take('tax'))
    const permits = [1, 2].map(() => hall.take('permit'))
    // Two taxes and one permit in turn: tax, permit, tax, and so on.
    const order = [taxes[0], permits[0], taxes[1], taxes[2], permits[1]]
    const before = [0, 5, 25, 30, 35].map((sum, place) => sum + place * aside)
    const { waits } = played(hall, { runs: 2 })
    for (const [place, number] of order.entries())
      for (const wait of waits(number ?? '')) expect(wait).toBeCloseTo(before[place] ?? NaN, 6)
    expect(hall.next(3)).toBe(order[0])
    hall.start(3)
    hall.finish(3)
    expect(played(hall).waits(permits[0] ?? '')).toEqual([0])
  })

  test('does not forget those behind a share in whose other queue people come who are due later', () => {
    const hall = livedHall()
    hall.open(1, 3)
    const permits = [1, 2, 3, 4].map(() => hall.take('permit'))
    hall.at(30)
    const { waits } = played(hall, { expectations: coming('taxes', 8) })
    const called = permits.map(number => waits(number)[0] ?? NaN)
    // Of three calls two are for taxes, for as long as somebody waits there.
    expect(called[0]).toBe(0)
    for (const [place, wait] of called.slice(1).entries())
      expect(wait - (called[place] ?? NaN)).toBeGreaterThan(20 + 5 + 2 * aside - 0.001)
    expect(called[3]).toBeLessThan(120)
  })
})

describe('[W1] clerks who go on a break', () => {
  const resting = (everyMinutes: number) =>
    certain({
      breaks: Array.from({ length: halfHours }, () => ({
        perMs: Math.LN2 / (everyMinutes * minute),
        lasts: lasting(15),
      })),
    })

  test('have done with whoever is there, and are waited for', () => {
    const hall = livedHall()
    hall.open(1)
    const [, second, third] = [1, 2, 3].map(() => hall.take('passport'))
    const { waits } = played(hall, { expectations: resting(12) })
    expect(waits(second ?? '')[0]).toBeCloseTo(10 + aside, 6)
    expect(waits(third ?? '')[0]).toBeCloseTo(2 * (10 + aside) + 15, 6)
  })

  test('leave to others whom only they would have called', () => {
    const hall = livedHall()
    hall.open(1, 2)
    hall.pause(2)
    const wheelchairs = [1, 2, 3, 4].map(() => hall.take('passport', { needs: ['accessible'] }))
    hall.at(1)
    // Counter 2 is away for 14 minutes more and then has nobody; counter 1 goes after its third call.
    const { waits } = played(hall, { expectations: resting(25) })
    for (const [place, number] of wheelchairs.entries()) expect(waits(number)[0]).toBeCloseTo(place * (10 + aside), 6)
    // Where somebody comes to counter 2 at the thirtieth minute and is served, counter 1 is back before it is free.
    const busy = played(hall, { expectations: { ...coming('papers', 30), breaks: resting(25).breaks } })
    expect(busy.waits(wheelchairs[3] ?? '')[0]).toBeCloseTo(3 * (10 + aside) + 15, 6)
  })

  test('go when it is time, also where nobody is there, and not when somebody comes', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const wheelchairs = [1, 2, 3].map(() => hall.take('passport', { needs: ['accessible'] }))
    // Counter 2 is away from the twelfth minute to the 27th; counter 1 goes after its second call and is back later.
    expect(played(hall, { expectations: resting(12) }).waits(wheelchairs[2] ?? '')[0]).toBeCloseTo(27, 6)
  })

  test('are not waited for by those who need nothing', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const passports = [1, 2, 3].map(() => hall.take('passport'))
    expect(played(hall, { expectations: resting(12) }).waits(passports[2] ?? '')[0]).toBeCloseTo(10 + aside, 6)
  })

  test('are back and call at once', () => {
    const hall = livedHall()
    hall.open(1, 2)
    hall.pause(1)
    const first = hall.take('passport')
    const [second, third] = [1, 2].map(() => hall.take('passport', { needs: ['accessible'] }))
    hall.at(10)
    // Counter 2 may call all of them while counter 1 is away for five minutes more, and has done with the first later.
    const { waits } = played(hall, { runs: 2 })
    expect(waits(first)).toEqual([0, 0])
    for (const wait of waits(second ?? '')) expect(wait).toBeCloseTo(5, 6)
    for (const wait of waits(third ?? '')) expect(wait).toBeCloseTo(5 + 10 + aside, 6)
  })
})
