import { describe, expect, test } from 'vitest'
import { normal } from '../../domain/chance'
import { momentMs } from '../../domain/desks'
import { somebody } from '../../domain/newcomers'
import { certain, desksOf, even, lasting } from './certain'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
const moment = momentMs / minute

describe('[W1] how long a call takes a counter', () => {
  const at = nine + 20 * minute
  /** Minutes from the call to the next one, for somebody who has waited since nine. */
  function taken(
    chance: Parameters<typeof desksOf>[1] & { shifts?: readonly number[]; ticket?: string | null } = {},
    catalogue = smallTown(),
  ): number {
    const hall = livedHall(catalogue)
    hall.open(1)
    hall.at(10)
    const desks = desksOf(hall, chance)
    const [desk] = desks.all
    if (!desk) throw new Error('No counter is open.')
    const lasts = chance.expectations?.service('passport') ?? lasting(10)
    const person = { ...somebody('papers', nine, { dueAt: nine, lasts }), ticket: 't1', ...chance }
    return (desks.served(person, desk, at) - at) / minute
  }

  test('the walk, the service and a moment; no walk where arrival is not confirmed', () => {
    expect(taken()).toBeCloseTo(10.5 + moment, 6)
    expect(taken({}, smallTown({ confirmArrival: false }))).toBeCloseTo(10 + moment, 6)
  })

  test('longer by what this clerk and this service differ in this run', () => {
    const random = () => 0.9
    const z = normal(random)
    const unsure = certain({
      service: () => lasting(10, { doubt: 0.2 }),
      clerk: () => ({ mean: Math.log(2), doubt: 0.3 }),
    })
    expect(taken({ expectations: unsure, random })).toBeCloseTo(0.5 + 20 * Math.exp(0.5 * z) + moment, 6)
  })

  test('who does not come costs what counters wait for such people, by how long they waited', () => {
    expect(taken({ expectations: certain({ absent: [0, 1, 0] }) })).toBeCloseTo(2, 6)
    expect(taken({ expectations: certain({ absent: [1, 0, 1] }) })).toBeCloseTo(10.5 + moment, 6)
    // What is known of the longest waits holds for all that are longer.
    expect(taken({ expectations: certain({ absent: [1] }) })).toBeCloseTo(2, 6)
    const half = certain({ absent: [0, 0.5] })
    expect(taken({ expectations: half, random: () => 0.49 })).toBeCloseTo(2, 6)
    expect(taken({ expectations: half, random: even })).toBeGreaterThan(10)
  })

  test('who has given up the place since now costs nothing', () => {
    // A share of e^-0.9 stays through each quarter; from the tenth to the twentieth minute two thirds of that hazard.
    const givenUp = Array.from({ length: 10 }, (_, step) => 0.9 * step)
    const expectations = certain({ givenUp })
    const stays = Math.exp(-0.6)
    expect(taken({ expectations, random: () => stays + 0.001 })).toBe(0)
    expect(taken({ expectations, random: () => stays - 0.001 })).toBeGreaterThan(10)
    // Nobody gives up a place who has none.
    expect(taken({ expectations, random: () => 0.99, ticket: null })).toBeGreaterThan(10)
    // Until now everybody stayed: what was before does not count.
    const before = certain({ givenUp: [0, ...Array.from({ length: 9 }, () => 0.6)] })
    expect(taken({ expectations: before, random: () => Math.exp(-0.2) + 0.001 })).toBe(0)
    expect(taken({ expectations: before, random: () => Math.exp(-0.2) - 0.001 })).toBeGreaterThan(10)
  })
})
