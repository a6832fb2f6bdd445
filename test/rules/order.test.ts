import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/evolve'
import { emptyHall } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { byTurn, dueAt, explain, lineFor, nextFor, type Place } from '../../domain/order'
import { Ordered } from '../../domain/ordered'
import { numberOf } from '../../domain/take'
import { smallTown } from './small-town'

const place: fc.Arbitrary<Place> = fc.record({
  dueAt: fc.integer({ min: -5, max: 5 }),
  issuedAt: fc.integer({ min: -3, max: 3 }),
  number: fc.tuple(fc.constantFrom('П', 'Т'), fc.integer({ min: 1, max: 1200 })).map(([p, n]) => numberOf(p, n)),
})
const minute = 60_000

describe('[O1] earliest due first', () => {
  test('is a total order: two tickets of one day are never equal', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        const same = a.dueAt === b.dueAt && a.issuedAt === b.issuedAt && a.number === b.number
        expect(byTurn(a, b) === 0).toBe(same)
        expect(Math.sign(byTurn(a, b))).toBe(-Math.sign(byTurn(b, a)) || 0)
        if (byTurn(a, b) < 0 && byTurn(b, c) < 0) expect(byTurn(a, c)).toBeLessThan(0)
      }),
    )
  })

  test('at the same moment the lower number goes first, also beyond 999', () => {
    const at = { dueAt: 0, issuedAt: 0 }
    expect(byTurn({ ...at, number: 'П999' }, { ...at, number: 'П1000' })).toBeLessThan(0)
    expect(byTurn({ ...at, number: 'П002' }, { ...at, number: 'П010' })).toBeLessThan(0)
  })

  test('due at the same moment, whoever came first goes first', () => {
    const came = (issuedAt: number, number: string) => ({ dueAt: 0, issuedAt, number })
    expect(byTurn(came(1, 'П002'), came(2, 'П001'))).toBeLessThan(0)
  })

  test('target and head start make the due time', () => {
    const town = smallTown()
    expect(dueAt(town, 0, { queue: 'papers', priority: null })).toBe(15 * minute)
    expect(dueAt(town, 0, { queue: 'papers', priority: 'disability' })).toBe(-15 * minute)
  })
})

/** Issues tickets to a fresh hall: service, minute of arrival, priority. */
function hallWith(arrivals: readonly (readonly [service: string, at: number, priority?: string])[]) {
  const catalogue = smallTown()
  const numbers = new Map<string, number>()
  let hall = evolve(emptyHall('small-main'), { type: 'day.opened', day: '2026-11-24', at: 0 })
  for (const [code, at, priority = null] of arrivals) {
    const queue = catalogue.services.find(service => service.code === code)?.queue ?? ''
    const prefix = catalogue.queues.find(known => known.code === queue)?.prefix ?? ''
    const ordinal = (numbers.get(queue) ?? 0) + 1
    numbers.set(queue, ordinal)
    hall = evolve(hall, {
      type: 'ticket.issued',
      at: at * minute,
      ticket: `${queue}-${ordinal}`,
      number: numberOf(prefix, ordinal),
      queue,
      ordinal,
      service: code,
      priority,
      language: 'mk',
      dueAt: dueAt(catalogue, at * minute, { queue, priority }),
      from: 'kiosk',
    })
  }
  return { hall, catalogue, counter: (number: number) => counterIn(catalogue, number) }
}

function counterIn(catalogue: ReturnType<typeof smallTown>, number: number) {
  const counter = catalogue.branch.counters.find(one => one.number === number)
  if (!counter) throw new Error(`The small town has no counter ${number}.`)
  return counter
}

describe('[O4] tiers', () => {
  test('the first tier with somebody waiting is called', () => {
    const { hall, catalogue, counter } = hallWith([
      ['tax', 0],
      ['passport', 5],
    ])
    expect(nextFor(hall, catalogue, { counter: counter(2), now: 6 * minute })?.somebody.number).toBe('П001')
  })

  test('an overdue person of a lower tier joins the first', () => {
    const { hall, catalogue, counter } = hallWith([
      ['tax', 0],
      ['passport', 5],
    ])
    expect(nextFor(hall, catalogue, { counter: counter(2), now: 11 * minute })?.somebody.number).toBe('Т001')
  })

  test('the whole line of a counter is what it would call one after the other', () => {
    const { hall, catalogue, counter } = hallWith([
      ['tax', 0],
      ['passport', 5],
      ['passport', 6, 'disability'],
      ['permit', 0],
    ])
    const line = (most: number) => lineFor(hall, catalogue, { counter: counter(2), now: 7 * minute, most })
    const numbers = line(10).map(ticket => ticket.number)
    expect(numbers).toEqual(['П002', 'П001', 'Т001'])
    expect(line(2)).toHaveLength(2)
  })
})

describe('[O2] nobody starves', () => {
  test('whoever comes after a ticket is due stands behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(120), fc.option(fc.constantFrom('elderly', 'disability')))), arrivals => {
        const sorted = [...arrivals].sort(([a], [b]) => a - b)
        const { hall } = hallWith(sorted.map(([at, priority]) => ['passport', at, priority ?? undefined] as const))
        const line = [...lineOf(hall, 'papers')]
        for (const [at, ticket] of line.entries()) {
          const mayPass = line.slice(0, at).filter(other => other.issuedAt > ticket.issuedAt)
          // Only a head start passes, and by no more than its minutes.
          for (const other of mayPass) {
            expect(other.priority).not.toBeNull()
            expect(other.issuedAt - ticket.issuedAt).toBeLessThanOrEqual(30 * minute)
          }
        }
      }),
    )
  })

  test('a due time never changes while the person waits', () => {
    const { hall } = hallWith([['passport', 0]])
    const before = hall.tickets.get('papers-1')
    const later = evolve(hall, { type: 'counter.opened', at: 60 * minute, counter: 1, clerk: 'c' })
    expect(later.tickets.get('papers-1')).toBe(before)
  })
})

describe('[O6] a place is explained', () => {
  test('by what decides it, and by nothing of anybody else', () => {
    const { hall, catalogue } = hallWith([
      ['passport', 0],
      ['passport', 1, 'elderly'],
      ['passport', 2],
    ])
    const why = (id: string, now: number) => {
      const ticket = hall.tickets.get(id)
      return ticket ? explain(hall, catalogue, ticket, now * minute).map(reason => reason.because) : []
    }
    expect(why('papers-1', 5)).toEqual(['longest-in-queue'])
    expect(why('papers-1', 20)).toEqual(['overdue', 'longest-in-queue'])
    expect(why('papers-2', 0)).toEqual(['priority'])
    expect(why('papers-3', 5)).toEqual(['arrival'])
  })
})

const places = fc.uniqueArray(place, { selector: one => JSON.stringify(one), maxLength: 400, size: 'max' })

test('[O1] a line stays in order whoever is put into it or taken out', () => {
  fc.assert(
    fc.property(places, fc.array(fc.nat(399)), (all, picks) => {
      let line = all.reduce((soFar, one) => soFar.with(one), Ordered.by(byTurn))
      const expected = [...all].sort(byTurn)
      expect([...line]).toEqual(expected)
      for (const pick of picks) {
        const [gone] = expected.splice(pick % (expected.length || 1), 1)
        if (!gone) break
        line = line.without(gone)
        expect(line.ahead(gone)).toBe(expected.filter(other => byTurn(other, gone) < 0).length)
        const isBehind = (other: Place) => byTurn(other, gone) > 0
        expect(line.firstBehind(isBehind)).toBe(expected.find(isBehind))
      }
      expect([...line]).toEqual(expected)
      expect([...line.backwards()]).toEqual([...expected].reverse())
      expect([line.size, line.first, line.last]).toEqual([expected.length, expected[0], expected.at(-1)])
      expect(line.upTo(3)).toEqual(expected.slice(0, 3))
    }),
    { numRuns: 60 },
  )
})

test('[O1] whoever is not in a line cannot be taken out of it', () => {
  const one = { dueAt: 1, issuedAt: 1, number: 'A001' }
  const line = Ordered.by(byTurn, [one])
  expect(() => line.without({ ...one, number: 'A002' })).toThrow('not in it')
  expect(() => line.without(one).without(one)).toThrow('not in it')
})
