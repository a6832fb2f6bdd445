import { describe, expect, test } from 'vitest'
import { normal, type Random } from '../../domain/chance'
import type { Expectations } from '../../domain/expectations'
import { aside, coming, lasting, level, played } from './certain'
import { livedHall } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
const town = smallTown()

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
