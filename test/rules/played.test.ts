import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normal, type Random } from '../../domain/chance'
import { momentMs } from '../../domain/desks'
import type { Expectations } from '../../domain/expectations'
import { emptyHall } from '../../domain/hall'
import { Play } from '../../domain/play'
import { certain, even, halfHours, lasting, played } from './certain'
import { deed } from './deeds'
import { livedHall } from './lived'
import { livedForward } from './lived-forward'
import { liveThrough } from './random-lives'
import { smallTown } from './small-town'

const minute = 60_000
const hour = 60 * minute
const town = smallTown()
const from = Date.parse('2026-11-24T08:00:00+01:00')
const lives = fc.array(deed, { minLength: 20, maxLength: 120 })

/** At even chance, what happens so often an hour happens after so many milliseconds each time. */
const stepMs = (perHour: number) => (perHour === 0 ? Infinity : (Math.LN2 * hour) / perHour)
/** And a day is as busy as this. */
const level = Math.exp(0.15 * normal(even))

const hours = fc.record({
  papers: fc.integer({ min: 0, max: 12 }),
  taxes: fc.integer({ min: 0, max: 12 }),
  building: fc.integer({ min: 0, max: 6 }),
  elderly: fc.constantFrom(0, 0.25),
  disability: fc.constantFrom(0, 0.25),
  rests: fc.constantFrom(0, 0, 1, 3),
})

test('[W1] with nothing left to chance everybody is called just when the rules call them', () => {
  fc.assert(
    fc.property(lives, hours, (deeds, { elderly, disability, rests, ...perHour }) => {
      let now = from
      const hall = liveThrough(emptyHall('small-main'), [...deeds, { do: 'wait', ms: 1_000 }], {
        catalogue: town,
        from,
        seen: (_hall, seen) => {
          now = seen.now + 0.37
        },
      })
      const perHourOf = (queue: string) => perHour[queue as keyof typeof perHour]
      const expectations = certain({
        arrivals: queue => Array.from({ length: halfHours }, () => perHourOf(queue) / 2),
        wishes: queue => town.services.filter(one => one.queue === queue).map(({ code }) => [code, 1] as const),
        headStarts: [
          { ms: 15 * minute, share: elderly },
          { ms: 30 * minute, share: disability },
        ],
        breaks: Array.from({ length: halfHours }, () => ({ perMs: rests / hour, lasts: lasting(15) })),
      })
      const play = new Play(hall, town, { now, random: even, expectations, runs: 2 })
      const kinds = [
        { share: 1 - elderly - disability, headStartMs: 0 },
        { share: elderly, headStartMs: 15 * minute },
        { share: disability, headStartMs: 30 * minute },
      ]
      const comers = town.queues.flatMap(({ code, targetWaitMinutes }) =>
        kinds.map(({ share, headStartMs }) => ({
          queue: code,
          service: town.services.find(({ queue }) => queue === code)?.code ?? '',
          everyMs: stepMs(perHourOf(code) * share) / level,
          targetMs: targetWaitMinutes * minute - headStartMs,
        })),
      )
      const waits = livedForward(hall, town, now, {
        serviceMs: service => Math.exp(expectations.service(service).mean),
        walkMs: minute / 2,
        restMs: 15 * minute,
        restEveryMs: stepMs(rests),
        comers,
      })
      for (const run of [1, 2]) {
        play.forward(run)
        const said = new Map(
          play.people
            .filter(({ waited }) => waited === run)
            .map(person => [person.ticket ?? `now ${person.queue}`, (person.waits[run - 1] ?? NaN) / minute]),
        )
        expect([...said.keys()].sort()).toEqual([...waits.keys()].sort())
        for (const [person, wait] of said) expect(wait).toBeCloseTo((waits.get(person) ?? NaN) / minute, 4)
      }
    }),
    { numRuns: 100 },
  )
})

/** A call takes half a minute to walk, the service, and a moment. */
const aside = 0.5 + momentMs / minute

/** People who come to one queue, at even chance every so many minutes from now on. */
function coming(queue: string, everyMinutes: number, more: Partial<Expectations> = {}): Expectations {
  const service = town.services.find(one => one.queue === queue)?.code ?? ''
  const perHalfHour = (Math.LN2 * 30) / everyMinutes / level
  return certain({
    arrivals: code => Array.from({ length: halfHours }, () => (code === queue ? perHalfHour : 0)),
    wishes: code => (code === queue ? [[service, 1]] : []),
    ...more,
  })
}

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

describe('[W1] those who will come', () => {
  /** Three people wait for counter 1, all due in fourteen minutes. */
  const three = () => {
    const hall = livedHall()
    hall.open(1)
    hall.at(9)
    const numbers = [1, 2, 3].map(() => hall.take('passport'))
    hall.at(10)
    return { hall, numbers }
  }
  const elderly = (share: number, minutes: number) => ({ headStarts: [{ ms: minutes * minute, share }] })

  test('pass whom they pass by their head start, and nobody without one', () => {
    const { hall, numbers } = three()
    const last = (expectations: Expectations) => played(hall, { expectations }).waits(numbers[2] ?? '')[0]
    const usual = 2 * (10 + aside)
    expect(last(coming('papers', 8))).toBeCloseTo(usual, 6)
    // After 16 minutes (half of those who come, so at half the pace), due two minutes before they come: too late to pass.
    expect(last(coming('papers', 8, elderly(0.5, 14)))).toBeCloseTo(usual, 6)
    // Due fourteen minutes before: one of them passes the last.
    expect(last(coming('papers', 8, elderly(0.5, 29)))).toBeCloseTo(usual + 10 + aside, 6)
    // Whoever comes now is due after fifteen minutes; after 28 somebody comes who is due before.
    const { waitsOfNewcomer } = played(hall, { expectations: coming('papers', 14, elderly(0.5, 29)) })
    expect(waitsOfNewcomer('papers')[0]).toBeCloseTo(usual + 2 * (10 + aside), 6)
  })

  test('are called before those of a lower tier who are not yet overdue', () => {
    const hall = livedHall()
    hall.open(2)
    hall.take('passport')
    const tax = hall.take('tax')
    const passports = { service: (code: string) => lasting(code === 'passport' ? 4 : 5) }
    // Somebody for papers after 4, 8 and 12 minutes; the tax is overdue at the tenth.
    const { waits } = played(hall, { expectations: coming('papers', 4, passports) })
    expect(waits(tax)[0]).toBeCloseTo(3 * (4 + aside), 6)
  })

  test('are more on some days than on others', () => {
    const { hall, numbers } = three()
    const expectations = coming('papers', 6, elderly(0.5, 29))
    const wait = (busy: number) => {
      let drawn = 0
      // What is drawn first is how busy the day is.
      const random: Random = () => (drawn++ === 0 ? busy : 0.5)
      return played(hall, { expectations, random }).waits(numbers[2] ?? '')[0]
    }
    // Of those who are due fourteen minutes before they come, one comes in every twelve minutes, 19 or 7.5.
    const everyMinutes = (busy: number) => (12 * level) / Math.exp(0.15 * normal(() => busy))
    expect([0.001, 0.999].map(everyMinutes)).toEqual([expect.closeTo(19, 0), expect.closeTo(7.5, 0)])
    expect(wait(0.5)).toBeCloseTo(4 * (10 + aside), 6)
    expect(wait(0.001)).toBeCloseTo(3 * (10 + aside), 6)
    expect(wait(0.999)).toBeCloseTo(5 * (10 + aside), 6)
  })

  test('by appointment come a little before their time, each run anew', () => {
    const { hall, numbers } = three()
    const at = (minutes: number) => hall.now + minutes * minute
    const booking = (code: string, minutes: number) =>
      ({ code, service: 'passport', at: at(minutes), language: null, needs: [] }) as const
    hall.book('2026-11-24', [booking('A1', 11), booking('A2', 13)])
    const { waits } = played(hall, { runs: 2 })
    // Here at the sixth and the eighth minute, due before the others.
    for (const wait of waits(numbers[1] ?? '')) expect(wait).toBeCloseTo(3 * (10 + aside), 6)
    expect(waits(numbers[1] ?? '')).toHaveLength(2)
  })

  test('want what people of this queue want, each as often', () => {
    const { hall, numbers } = three()
    const [passport] = town.services
    if (!passport) throw new Error('The small town has services.')
    const catalogue = { ...town, services: [...town.services, { ...passport, code: 'copy' }] }
    // Whoever comes after sixteen minutes passes the last; at even chance they want what more than half want.
    const last = (wishes: readonly (readonly [string, number])[]) => {
      const service = (code: string) => lasting(code === 'copy' ? 2 : 10)
      const expectations = coming('papers', 8, { ...elderly(0.5, 29), wishes: () => wishes, service })
      return played({ ...hall, hall: hall.hall, now: hall.now, catalogue }, { expectations }).waits(numbers[2] ?? '')[0]
    }
    const usual = 2 * (10 + aside)
    expect(
      last([
        ['passport', 1],
        ['copy', 3],
      ]),
    ).toBeCloseTo(usual + 2 + aside, 6)
    expect(
      last([
        ['passport', 3],
        ['copy', 1],
      ]),
    ).toBeCloseTo(usual + 10 + aside, 6)
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
