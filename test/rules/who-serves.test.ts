import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { turnsOf } from '../../domain/order'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

describe('[O5] what a person needs', () => {
  test('binds while a counter that offers it is open, and not otherwise', () => {
    const hall = livedHall()
    hall.open(2)
    const wheelchair = hall.take('passport', { needs: ['accessible'] })
    const other = hall.take('passport')
    // Nobody offers it: a person is not left sitting.
    expect(hall.next(2)).toBe(wheelchair)
    hall.undo(2)
    hall.open(1)
    expect(hall.next(2)).toBe(other)
    expect(hall.next(1)).toBe(wheelchair)
    hall.undo(1)
    hall.pause(1)
    hall.start(2)
    expect(hall.next(2)).toBe(wheelchair)
  })

  test('all of it at one counter', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const both = hall.take('passport', { needs: ['accessible', 'sq'] })
    // Counter 1 is accessible, counter 2 speaks Albanian, and none is both.
    expect(hall.next(2)).toBe(both)
  })

  test('is explained, also when nobody offers it', () => {
    const hall = livedHall()
    const number = hall.take('passport', { needs: ['sq'] })
    hall.open(1)
    expect(hall.why(number)).toContain('need')
  })
})

describe('[O4] a share between two queues of a tier', () => {
  test('gives each exactly its part of any round, while somebody waits in both', () => {
    const hall = livedHall()
    hall.open(3)
    for (let person = 0; person < 12; person++) {
      hall.take('tax')
      hall.take('permit')
    }
    const called = Array.from({ length: 12 }, () => {
      const number = hall.next(3)
      hall.start(3)
      return number[0]
    })
    for (let from = 0; from + 3 <= called.length; from++) {
      const round = called.slice(from, from + 3)
      expect(round.filter(letter => letter === 'Т')).toHaveLength(2)
    }
  })

  test('waits for nobody: where one queue is empty, the other is called in order', () => {
    const hall = livedHall()
    hall.open(3)
    const numbers = [hall.take('permit'), hall.take('permit')]
    expect([hall.next(3), hall.start(3), hall.next(3)]).toEqual([numbers[0], 'ticket.started', numbers[1]])
    expect(hall.seat(3).shareCalls).toBe(0)
  })

  test('a call undone gives the turn back', () => {
    const hall = livedHall()
    hall.open(3)
    hall.take('tax')
    hall.take('permit')
    const number = hall.next(3)
    expect(hall.seat(3).shareCalls).toBe(1)
    hall.undo(3)
    expect(hall.seat(3).shareCalls).toBe(0)
    expect(hall.next(3)).toBe(number)
  })

  test('a call undone that was no turn gives none back', () => {
    const hall = livedHall()
    hall.open(3)
    const number = hall.take('tax')
    expect(hall.ticket(number).shared).toBe(false)
    expect(hall.next(3)).toBe(number)
    hall.undo(3)
    expect(hall.seat(3).shareCalls).toBe(0)
  })

  test('is spread evenly over the round, for any numbers', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(parts, calls => {
        const share = calls.map((many, at) => ({ queue: `q${at}`, calls: many }))
        const round = turnsOf(share)
        const twice = [...round, ...round]
        for (const { queue, calls: many } of share)
          for (let from = 0; from < round.length; from++)
            expect(twice.slice(from, from + round.length).filter(one => one === queue)).toHaveLength(many)
      }),
    )
  })
})

describe('[O3] an appointment', () => {
  const day = '2026-11-24'
  const at = nine + 30 * 60_000
  const booked = { code: 'K7', service: 'passport', at, language: null, needs: [] }

  test('is due at its time when the person comes early or within the grace', () => {
    for (const minute of [15, 30, 40]) {
      const hall = livedHall()
      expect(hall.book(day, [booked])).toBe('appointments.loaded')
      hall.at(minute)
      const number = hall.take('passport', { appointment: 'K7' })
      expect(hall.ticket(number)).toMatchObject({ dueAt: at, appointment: { code: 'K7', at } })
      expect(hall.why(number)).toContain('appointment')
    }
  })

  test('later it is a walk-in with a head start', () => {
    const hall = livedHall()
    hall.book(day, [booked])
    hall.at(41)
    const number = hall.take('passport', { appointment: 'K7' })
    // A target of fifteen minutes less the head start of fifteen.
    expect(hall.ticket(number).dueAt).toBe(hall.now)
    expect(hall.why(number)).toContain('appointment-late')
  })

  test('too early, unknown, used: each is said', () => {
    const hall = livedHall()
    hall.book(day, [booked])
    hall.at(14)
    expect(hall.take('passport', { appointment: 'K7' })).toBe('appointment/too-early')
    expect(hall.take('passport', { appointment: 'K8' })).toBe('appointment/unknown')
    hall.at(20)
    expect(hall.take('passport', { appointment: 'k7' })).toBe('П001')
    expect(hall.take('passport', { appointment: 'K7' })).toBe('appointment/used')
  })

  test('a new list takes the place of the old one, and who has come stays', () => {
    const hall = livedHall()
    hall.book(day, [booked, { ...booked, code: 'K8' }])
    hall.at(20)
    hall.take('passport', { appointment: 'K7' })
    hall.book(day, [{ ...booked, code: 'K9' }])
    expect([...hall.hall.appointments.values()].map(({ code }) => code).sort()).toEqual(['K7', 'K9'])
    expect(hall.book('2026-11-23', [])).toBe('ticket/too-late')
    expect(hall.book(day, [booked, booked])).toBe('input/invalid')
    expect(hall.book(day, [{ ...booked, at: at + 86_400_000 }])).toBe('input/invalid')
    expect(hall.book(day, [{ ...booked, service: 'dogs' }])).toBe('service/unknown')
  })

  test('lists of days to come wait for their day', () => {
    const hall = livedHall()
    const tomorrow = { ...booked, at: at + 86_400_000 }
    hall.book('2026-11-25', [tomorrow])
    expect(hall.take('passport', { appointment: 'K7' })).toBe('appointment/unknown')
    hall.at(24 * 60 + 20)
    expect(hall.take('passport', { appointment: 'K7' })).toBe('П001')
  })
})

describe('[K4] too many tickets', () => {
  test('one phone has one open ticket', () => {
    const hall = livedHall()
    const number = hall.take('passport', { phoneKey: 'a' })
    expect(hall.take('tax', { phoneKey: 'a' })).toBe('phone/has-ticket')
    expect(hall.take('tax', { phoneKey: 'b' })).toBe('Т001')
    hall.cancel(number)
    expect(hall.take('tax', { phoneKey: 'a' })).toBe('Т002')
  })

  test('a kiosk gives so many in a minute; staff are not counted', () => {
    const hall = livedHall(smallTown({ kioskTicketsPerMinute: 3 }))
    expect(hall.take('passport', {}, 2)).toBe('П001')
    expect(hall.take('passport', {}, 3)).toBe('kiosk/too-many')
    expect(hall.take('passport', { from: 'staff' }, 9)).toBe('П002')
  })
})

test('[O6] the facts of a place: second tier and share are said too', () => {
  const hall = livedHall()
  hall.open(2)
  const tax = hall.take('tax')
  expect(hall.why(tax)).toEqual(['arrival', 'second-tier'])
  hall.open(3)
  expect(hall.why(tax)).toEqual(['arrival', 'share'])
})
