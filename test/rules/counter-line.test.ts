import { describe, expect, test } from 'vitest'
import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import { lineFor } from '../../domain/order'
import { livedHall } from './lived'
import { smallTown } from './small-town'

/** The small town, where one counter is another. */
function townWith(number: number, change: Partial<CounterPlace>): Catalogue {
  const town = smallTown()
  const counters = town.branch.counters.map(one => (one.number === number ? { ...one, ...change } : one))
  return { ...town, branch: { ...town.branch, counters } }
}

/** Whom a counter says that it would call. */
function shown(hall: ReturnType<typeof livedHall>, number: number, most = 10): readonly string[] {
  const counter = hall.catalogue.branch.counters.find(one => one.number === number)
  if (!counter) throw new Error(`The small town has no counter ${number}.`)
  return lineFor(hall.hall, hall.catalogue, { counter, now: hall.now, most }).map(ticket => ticket.number)
}

/** Whom it calls then, one after the other. */
function called(hall: ReturnType<typeof livedHall>, number: number, people: number): readonly string[] {
  return Array.from({ length: people }, () => {
    const next = hall.next(number)
    hall.start(number)
    return next
  })
}

describe('[O1] the line that a counter shows is the one that it calls', () => {
  test('[O4] by turns of its share, from the turn that it is', () => {
    const hall = livedHall()
    hall.open(3)
    for (let person = 0; person < 3; person++) for (const service of ['permit', 'tax', 'tax']) hall.take(service)
    expect(shown(hall, 3)).toEqual(['Т001', 'Г001', 'Т002', 'Т003', 'Г002', 'Т004', 'Т005', 'Г003', 'Т006'])
    expect(called(hall, 3, 1)).toEqual(['Т001'])
    const rest = shown(hall, 3)
    expect(rest).toEqual(['Г001', 'Т002', 'Т003', 'Г002', 'Т004', 'Т005', 'Г003', 'Т006'])
    expect(called(hall, 3, 8)).toEqual(rest)
  })

  test('[O5] without those whom another counter must serve, and with no more than asked for', () => {
    const hall = livedHall()
    hall.open(1, 2)
    hall.take('passport', { needs: ['accessible'] })
    hall.take('passport')
    hall.take('passport', { needs: ['sq'] })
    expect(shown(hall, 1)).toEqual(['П001', 'П002'])
    expect(shown(hall, 2)).toEqual(['П002', 'П003'])
    expect(shown(hall, 2, 1)).toEqual(['П002'])
    expect(shown(hall, 2, 0)).toEqual([])
    // In no line that it serves does anybody stand.
    expect(shown(hall, 3)).toEqual([])
  })
})

describe('[O4] a share and another queue of the same tier', () => {
  const threeQueues = townWith(3, { tiers: [['taxes', 'building', 'papers']] })

  test('the queue whose turn it is stands for those that share; the other goes by its own time', () => {
    const hall = livedHall(threeQueues)
    hall.open(3)
    const passport = hall.take('passport')
    hall.at(6)
    hall.take('permit')
    hall.take('tax')
    expect(shown(hall, 3)).toEqual([passport, 'Т001', 'Г001'])
    // Due at 15 minutes past, before the tax at 16; no turn of the share is used up.
    expect(hall.next(3)).toBe(passport)
    expect(hall.seat(3).shareCalls).toBe(0)
    hall.start(3)
    expect(hall.next(3)).toBe('Т001')
    expect(hall.seat(3).shareCalls).toBe(1)
  })
})

describe('[O5] several needs', () => {
  test('are offered by a counter that offers all of them, and not by one that offers some', () => {
    const hall = livedHall(townWith(2, { accessible: true }))
    hall.open(1, 2)
    const both = hall.take('passport', { needs: ['accessible', 'sq'] })
    expect(hall.next(1)).toBe('queue/empty')
    expect(hall.next(2)).toBe(both)
  })
})
