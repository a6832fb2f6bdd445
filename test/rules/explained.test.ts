import { describe, expect, test } from 'vitest'
import { explain } from '../../domain/order'
import { livedHall, nine } from './lived'

const minute = 60_000

/** All that is said of a place, with its facts. */
function reasons(hall: ReturnType<typeof livedHall>, number: string) {
  return explain(hall.hall, hall.catalogue, hall.ticket(number), hall.now)
}

describe('[O6] why a person stands there', () => {
  test('overdue: since when, in whole minutes, and not before', () => {
    const hall = livedHall()
    const number = hall.take('tax')
    hall.at(10)
    expect(reasons(hall, number)).toEqual([{ because: 'arrival' }])
    hall.at(12.9)
    expect(reasons(hall, number)).toEqual([{ because: 'overdue', minutes: 2 }])
  })

  test('how the turn began, where it is not the first; whoever comes back is due and not overdue', () => {
    const hall = livedHall()
    hall.open(1)
    const number = hall.take('passport')
    hall.next(1)
    hall.absent(1)
    hall.at(5)
    hall.comeBack(number)
    expect(reasons(hall, number)).toEqual([{ because: 'returned' }])
    hall.next(1)
    hall.transfer(1, { queue: 'taxes' })
    expect(reasons(hall, number)).toEqual([{ because: 'transferred' }])
  })

  test('longest in the queue: by the letter of that queue, and only where others wait', () => {
    const hall = livedHall()
    const [first, second] = [hall.take('tax'), hall.take('tax')]
    hall.at(1)
    const third = hall.take('tax')
    hall.take('passport')
    for (const number of [first, second])
      expect(reasons(hall, number)).toEqual([{ because: 'longest-in-queue', prefix: 'Т' }])
    expect(reasons(hall, third)).toEqual([{ because: 'arrival' }])
    expect(reasons(hall, 'П001')).toEqual([{ because: 'arrival' }])
  })

  test('appointment, priority and others let pass: each with its figures', () => {
    const hall = livedHall()
    const at = nine + 5 * minute
    hall.book('2026-11-24', [{ code: 'K7', service: 'passport', at, language: null, needs: [] }])
    const booked = hall.take('passport', { appointment: 'K7' })
    const elderly = hall.take('passport', { priority: 'elderly' })
    expect(reasons(hall, booked)).toContainEqual({ because: 'appointment', at })
    expect(reasons(hall, elderly)).toContainEqual({
      because: 'priority',
      priority: { en: 'Elderly' },
      headStartMinutes: 15,
    })
    hall.postpone(elderly, 1)
    expect(reasons(hall, elderly)).toContainEqual({ because: 'postponed', by: 1 })
  })

  test('sent to one counter, and whether that one is open', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.next(1)
    hall.transfer(1, { counter: 2 })
    expect(reasons(hall, number)).toContainEqual({ because: 'reserved', counter: 2, open: true })
    hall.pause(2)
    expect(reasons(hall, number)).toContainEqual({ because: 'reserved', counter: 2, open: false })
  })

  test('brought back afterwards: to which counter; sent back: for that the place is the first', () => {
    const hall = livedHall()
    hall.open(1, 3)
    const number = hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.transfer(1, { queue: 'taxes' }, { thenBack: true })
    const afterwards = { because: 'then-back', counter: 1 }
    expect(reasons(hall, number)).toEqual([{ because: 'transferred' }, { because: 'share' }, afterwards])
    hall.next(3)
    hall.start(3)
    hall.finish(3)
    expect(reasons(hall, number)).toEqual([{ because: 'reserved', counter: 1, open: true }, { because: 'sent-back' }])
  })

  test.each([
    ['the same counter, at another place', { counter: 1 }, 'last'],
    ['another counter, first', { counter: 3 }, 'first'],
    ['a queue, first', { queue: 'papers' }, 'first'],
  ] as const)('sent on is not sent back: to %s', (_, to, place) => {
    const hall = livedHall()
    hall.open(1, 2, 3)
    const number = hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.transfer(1, { queue: 'taxes' }, { thenBack: true })
    hall.next(3)
    hall.start(3)
    hall.transfer(3, to, { place })
    expect(hall.ticket(number).entered).toBe('transferred')
  })

  test('a need, and whether an open counter that serves the queue offers it', () => {
    const hall = livedHall()
    const tax = hall.take('tax', { needs: ['sq'] })
    const permit = hall.take('permit', { needs: ['sq'] })
    const offered = (number: string) => reasons(hall, number).find(({ because }) => because === 'need')
    expect(offered(tax)).toEqual({ because: 'need', needs: ['sq'], open: false })
    hall.open(2, 3)
    // Counter 2 speaks Albanian: it serves taxes and no permits.
    expect(offered(tax)).toMatchObject({ open: true })
    expect(offered(permit)).toMatchObject({ open: false })
    hall.close(2)
    expect(offered(tax)).toMatchObject({ open: false })
  })

  test('second tier and share: of the counters that serve the queue', () => {
    const hall = livedHall()
    const [tax, passport] = [hall.take('tax'), hall.take('passport')]
    hall.open(1)
    expect(hall.why(tax)).toEqual(['arrival'])
    hall.open(2, 3)
    expect(hall.why(tax)).toEqual(['arrival', 'share'])
    expect(hall.why(passport)).toEqual(['arrival'])
  })
})
