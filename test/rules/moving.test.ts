import { describe, expect, test } from 'vitest'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

describe('[L1] a ticket is parked', () => {
  test('the counter is free meanwhile, and the service goes on where it stopped', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    const other = hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.at(4)
    expect(hall.park(1)).toBe('ticket.parked')
    expect(hall.next(1)).toBe(other)
    expect(hall.unpark(1, number)).toBe('counter/busy')
    hall.start(1)
    hall.finish(1)
    hall.at(10)
    expect(hall.unpark(2, number)).toBe('ticket/not-at-counter')
    expect(hall.unpark(1, number)).toBe('ticket.unparked')
    // [R1] Six of these ten minutes were no service.
    expect(hall.ticket(number)).toMatchObject({ state: 'serving', counter: 1, startedAt: nine, parkedMs: 6 * 60_000 })
    hall.at(12)
    hall.finish(1)
    expect(hall.hall.clerks.get('clerk1')?.serviceMs).toBe(6 * 60_000 + 0)
  })

  test('for all: whoever has time sends the person back to the line, due now', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.next(1)
    hall.park(1)
    expect(hall.unpark(2, number, 'line')).toBe('counter/not-yours')
    expect(hall.unpark(2, number, 'line', true)).toBe('ticket.released')
    hall.next(1)
    hall.park(1, 'all')
    hall.at(7)
    expect(hall.unpark(2, number, 'line')).toBe('ticket.released')
    expect(hall.ticket(number)).toMatchObject({ state: 'waiting', dueAt: hall.now, turn: 3, entered: 'unparked' })
    expect(hall.next(2)).toBe(number)
  })

  test('parked before the service began, it begins when the person is back', () => {
    const hall = livedHall()
    hall.open(1)
    const number = hall.take('passport')
    hall.next(1)
    hall.park(1)
    hall.at(9)
    hall.unpark(1, number)
    expect(hall.ticket(number)).toMatchObject({ state: 'serving', startedAt: hall.now, parkedMs: 0 })
  })
})

describe('[L1] a parked ticket says what is waited for', () => {
  test('to whoever goes on with it; what was said before stays where nothing is said', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.next(1)
    hall.park(1, 'all', 'fetches a photocopy')
    expect(hall.events.at(-1)).toMatchObject({ type: 'ticket.parked', note: 'fetches a photocopy' })
    expect(hall.ticket(number).note).toBe('fetches a photocopy')
    hall.unpark(2, number, 'line')
    hall.next(2)
    hall.park(2)
    expect(hall.events.at(-1)).not.toHaveProperty('note')
    expect(hall.ticket(number).note).toBe('fetches a photocopy')
    hall.unpark(2, number)
    hall.park(2, 'counter', 'fetches a stamp')
    expect(hall.ticket(number).note).toBe('fetches a stamp')
  })
})

describe('[O7] others are let pass', () => {
  test('exactly so many of those behind, and nobody more', () => {
    const hall = livedHall()
    const numbers = [0, 1, 2, 3, 4].map(minute => {
      hall.at(minute)
      return hall.take('passport')
    })
    const [first = '', second, third, fourth, fifth] = numbers
    expect(hall.postpone(first, 2)).toBe('ticket.postponed')
    expect(hall.line('papers')).toEqual([second, third, first, fourth, fifth])
    hall.at(5)
    const later = hall.take('passport')
    expect(hall.line('papers')).toEqual([second, third, first, fourth, fifth, later])
    expect(hall.why(first)).toContain('postponed')
  })

  test('fewer stand behind: all of them; nobody: that is said', () => {
    const hall = livedHall()
    const first = hall.take('passport')
    expect(hall.postpone(first, 3)).toBe('ticket/nobody-behind')
    const second = hall.take('passport')
    hall.postpone(first, 5)
    expect(hall.line('papers')).toEqual([second, first])
    expect(hall.events.at(-1)).toMatchObject({ by: 1 })
    hall.open(1)
    hall.next(1)
    expect(hall.postpone(second, 1)).toBe('ticket/wrong-state')
  })
})

describe('[K5] staff change what was said at the kiosk', () => {
  test('a priority that was claimed is granted, and one that was not is given: the place follows', () => {
    const hall = livedHall()
    const [first, second, third] = [
      hall.take('passport'),
      hall.take('passport'),
      hall.take('passport', { priority: 'elderly' }),
    ]
    expect(hall.line('papers')).toEqual([third, first, second])
    expect(hall.ticket(third)).toMatchObject({ claimed: true })
    hall.change(third, { needs: ['sq'] })
    expect(hall.ticket(third)).toMatchObject({ claimed: true, needs: ['sq'] })
    hall.change(third, { priority: 'elderly' })
    expect(hall.ticket(third)).toMatchObject({ claimed: false, dueAt: nine })
    hall.change(second, { priority: 'disability' })
    expect(hall.line('papers')).toEqual([second, third, first])
    hall.change(second, { priority: null })
    expect(hall.line('papers')).toEqual([third, first, second])
    expect(hall.change(second, { priority: 'king' })).toBe('priority/unknown')
  })

  test('another service is another line, by the same arrival', () => {
    const hall = livedHall()
    const number = hall.take('passport')
    hall.at(5)
    const other = hall.take('tax')
    hall.change(number, { service: 'tax' })
    expect(hall.line('papers')).toEqual([])
    expect(hall.line('taxes')).toEqual([number, other])
    expect(hall.ticket(number).dueAt).toBe(nine + 10 * 60_000)
    expect(hall.change(number, { service: 'dogs' })).toBe('service/unknown')
  })
})

describe('[C4] out of order', () => {
  test('is in the journal with the reason, and in order it is an ordinary call', () => {
    const hall = livedHall()
    hall.open(1)
    const [first, second] = [hall.take('passport'), hall.take('passport')]
    hall.certain(1, second, 'feels faint')
    expect(hall.events.at(-1)).toMatchObject({ type: 'ticket.called', number: second, outOfOrder: 'feels faint' })
    hall.start(1)
    hall.certain(1, first)
    expect(hall.events.at(-1)).not.toHaveProperty('outOfOrder')
    expect(hall.events.at(-2)).toMatchObject({ type: 'ticket.served' })
  })

  test('not for whoever does not wait, and not at a paused counter', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.pause(1)
    expect(hall.certain(1, number)).toBe('counter/paused')
    hall.next(2)
    hall.resume(1)
    expect(hall.certain(1, number)).toBe('ticket/wrong-state')
  })
})

test('[L1] a supervisor takes a ticket out of the line, and the reason stays', () => {
  const hall = livedHall()
  const number = hall.take('passport')
  expect(hall.remove(number)).toBe('ticket.left')
  expect(hall.events.at(-1)).toMatchObject({ reason: 'nobody came' })
  expect(hall.line('papers')).toEqual([])
})

test('[L7] a visit of several services ends with an outcome each', () => {
  const hall = livedHall()
  hall.open(1)
  hall.take('passport')
  hall.next(1)
  hall.start(1)
  const delivered = [
    { service: 'passport', outcome: 'documents-missing' },
    { service: 'tax', outcome: 'done' },
  ] as const
  expect(hall.finish(1, [...delivered, { service: 'dogs', outcome: 'done' }])).toBe('service/unknown')
  expect(hall.finish(1, delivered)).toBe('ticket.served')
  expect(hall.events.at(-1)).toMatchObject({ delivered })
})

test('[L4] whoever has not come in the time that the branch gives is absent by itself', () => {
  const hall = livedHall(smallTown({ absentAfterSeconds: 120 }))
  hall.open(1)
  const number = hall.take('passport')
  hall.next(1)
  hall.at(1)
  hall.recall(1)
  hall.at(2.9)
  expect(hall.ticket(number).state).toBe('called')
  hall.at(3)
  expect(hall.ticket(number).state).toBe('absent')
  expect(hall.seat(1).ticket).toBe(null)
})
