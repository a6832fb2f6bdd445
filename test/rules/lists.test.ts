import { describe, expect, test } from 'vitest'
import { bookingOf } from '../../domain/appointments'
import { turnDay } from '../../domain/ending'
import { transfer } from '../../domain/moving'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

/** What holds of many at once: tickets, counters, appointments, a town that changes its list. */
const minute = 60_000

describe('[L8] a day with many tickets and counters', () => {
  test('closes in the order of the tickets and of the counters, however they lie in the hall', () => {
    const town = smallTown()
    const [like] = town.branch.counters
    if (!like) throw new Error('The small town has no counter.')
    const counters = Array.from({ length: 60 }, (_, at) => ({ ...like, number: at + 1 }))
    const hall = livedHall({ ...town, branch: { ...town.branch, counters } })
    hall.open(...counters.map(({ number }) => number).reverse())
    for (const _ of counters) hall.take('passport')
    const events = turnDay(hall.hall, hall.catalogue, nine + 24 * 60 * minute)
    const left = events.flatMap(event => (event.type === 'ticket.left' ? [event.ticket] : []))
    const closed = events.flatMap(event => (event.type === 'counter.closed' ? [event.counter] : []))
    expect(left).toEqual([...left].sort())
    expect(closed).toEqual(counters.map(({ number }) => number))
  })
})

test('[L4] absent by itself is who was called and has not come: nobody who is served, and no empty counter', () => {
  const hall = livedHall(smallTown({ absentAfterSeconds: 60 }))
  hall.open(1, 2)
  const [served, called] = [hall.take('passport'), hall.take('passport')]
  hall.next(1)
  hall.start(1)
  hall.at(10)
  expect(hall.ticket(served).state).toBe('serving')
  hall.next(2)
  hall.at(11 - 1 / minute)
  expect(hall.ticket(called).state).toBe('called')
  hall.at(11)
  expect(hall.ticket(called).state).toBe('absent')
})

describe('[O3] the list of a day', () => {
  const booking = (code: string, at: number) => ({ code, service: 'passport', at, language: null, needs: [] })

  test('takes the place of that day’s list, and of no other’s; whose day is over is gone', () => {
    const hall = livedHall()
    hall.book('2026-11-25', [booking('TOMORROW', nine + 24 * 60 * minute)])
    hall.book('2026-11-24', [booking('TODAY', nine)])
    hall.book('2026-11-24', [booking('INSTEAD', nine)])
    expect([...hall.hall.appointments.keys()].sort()).toEqual(['2026-11-24/INSTEAD', '2026-11-25/TOMORROW'])
    hall.at(24 * 60)
    expect([...hall.hall.appointments.keys()]).toEqual(['2026-11-25/TOMORROW'])
  })

  test('whoever comes too early hears from when on', () => {
    const hall = livedHall()
    const at = nine + 120 * minute
    hall.book('2026-11-24', [booking('LATER', at)])
    const until = at - hall.catalogue.settings.appointmentEarlyMinutes * minute
    const here = { catalogue: hall.catalogue, now: until - 1 }
    expect(bookingOf(hall.hall, 'later', here)).toEqual({ ok: false, refusal: 'appointment/too-early', until })
    expect(bookingOf(hall.hall, 'later', { ...here, now: until }).ok).toBe(true)
  })
})

describe('[L6] sent on', () => {
  test('to a counter, a person stays in the line where they stand now, if it serves that', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.next(1)
    hall.transfer(1, { queue: 'taxes' })
    hall.next(2)
    hall.transfer(2, { counter: 3 })
    expect(hall.ticket(number)).toMatchObject({ queue: 'taxes', service: 'passport', reservedFor: 3 })
    hall.open(3)
    hall.next(3)
    // Counter 2 serves the service's own line too, and first.
    hall.transfer(3, { counter: 2 })
    expect(hall.ticket(number).queue).toBe('taxes')
  })

  test('also somebody whose service the town has taken from its list meanwhile', () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.next(1)
    const services = hall.catalogue.services.filter(({ code }) => code !== 'passport')
    const here = { catalogue: { ...hall.catalogue, services }, now: hall.now }
    expect(transfer(hall.hall, { counter: hall.seat(1), to: { queue: 'taxes' } }, here).ok).toBe(true)
  })
})
