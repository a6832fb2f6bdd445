import { describe, expect, test } from 'vitest'
import { livedHall, nine } from './lived'

describe('[L6] a ticket is sent on', () => {
  test('with its number, letter, language, needs and note', () => {
    const hall = livedHall()
    hall.open(1, 2, 3)
    const number = hall.take('passport', { language: 'mk', needs: ['sq'], priority: 'elderly' })
    hall.next(2)
    hall.start(2)
    expect(
      hall.transfer(
        2,
        { queue: 'taxes' },
        { note: 'owes two years', delivered: [{ service: 'passport', outcome: 'done' }] },
      ),
    ).toBe('ticket.transferred')
    expect(hall.ticket(number)).toMatchObject({
      number,
      queue: 'taxes',
      service: 'passport',
      language: 'mk',
      needs: ['sq'],
      priority: 'elderly',
      note: 'owes two years',
      turn: 2,
      state: 'waiting',
      entered: 'transferred',
    })
    expect(hall.events.at(-1)).toMatchObject({ delivered: [{ service: 'passport', outcome: 'done' }] })
    expect(hall.seat(2).ticket).toBe(null)
  })

  test.each([
    // Came at 9:00, and the taxes' target is ten minutes; two others came at 9:30.
    { place: 'keep', expected: ['П001', 'Т001', 'Т002'], due: nine + 10 * 60_000 },
    { place: 'first', expected: ['П001', 'Т001', 'Т002'], due: nine + 31 * 60_000 },
    { place: 'last', expected: ['Т001', 'Т002', 'П001'], due: nine + 41 * 60_000 },
  ] as const)('due by the arrival, before all or behind all: $place', ({ place, expected, due }) => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.at(30)
    hall.take('tax')
    hall.take('tax')
    hall.next(1)
    hall.at(31)
    hall.transfer(1, { queue: 'taxes' }, { place })
    expect(hall.line('taxes')).toEqual(expected)
    expect(hall.ticket('П001').dueAt).toBe(due)
  })

  test('first stands before whoever is overdue, last behind whoever came with a list', () => {
    const hall = livedHall()
    hall.open(1)
    const [overdue, sent] = [hall.take('tax'), hall.take('passport')]
    hall.at(60)
    hall.next(1)
    hall.transfer(1, { queue: 'taxes' }, { place: 'first' })
    expect(hall.line('taxes')).toEqual([sent, overdue])
    expect(hall.ticket(sent).entered).toBe('transferred')
  })

  test('to one counter: no other calls it while that one is open', () => {
    const hall = livedHall()
    hall.open(1, 2)
    const number = hall.take('passport')
    hall.next(1)
    expect(hall.transfer(1, { counter: 2 })).toBe('ticket.transferred')
    expect(hall.why(number)).toContain('reserved')
    expect(hall.next(1)).toBe('queue/empty')
    hall.pause(2)
    expect(hall.next(1)).toBe(number)
    hall.undo(1)
    hall.resume(2)
    expect(hall.next(2)).toBe(number)
  })

  test('to one counter: it calls whoever is sent, also when another one offers what they need', () => {
    const hall = livedHall()
    hall.open(2)
    const wheelchair = hall.take('passport', { needs: ['accessible'] })
    hall.next(2)
    hall.transfer(2, { counter: 2 })
    hall.open(1)
    expect(hall.next(1)).toBe('queue/empty')
    expect(hall.next(2)).toBe(wheelchair)
  })

  test('to one counter, and then for something that it does not do: whoever does calls', () => {
    const hall = livedHall()
    hall.open(1, 3)
    const number = hall.take('tax')
    hall.next(3)
    hall.transfer(3, { counter: 1 })
    hall.change(number, { service: 'tax' })
    expect(hall.ticket(number)).toMatchObject({ queue: 'taxes', reservedFor: 1 })
    expect(hall.next(3)).toBe(number)
  })

  test('a counter gets whom it can call: the queue follows', () => {
    const hall = livedHall()
    hall.open(1, 3)
    const number = hall.take('passport')
    hall.next(1)
    hall.transfer(1, { counter: 3 })
    expect(hall.ticket(number).queue).toBe('taxes')
    expect(hall.next(3)).toBe(number)
  })

  test('there and back: the person returns to the counter that sent', () => {
    const hall = livedHall()
    hall.open(1, 3)
    const number = hall.take('passport')
    const other = hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.transfer(1, { counter: 3 }, { thenBack: true })
    hall.next(3)
    hall.start(3)
    hall.at(5)
    expect(hall.finish(3)).toBe('ticket.transferred')
    expect(hall.ticket(number)).toMatchObject({ queue: 'papers', reservedFor: 1, thenBack: null, turn: 3 })
    expect(hall.ticket(number).entered).toBe('sent-back')
    expect(hall.line('papers')).toEqual([number, other])
    expect(hall.next(1)).toBe(number)
    hall.start(1)
    expect(hall.finish(1)).toBe('ticket.served')
  })

  test('nowhere unknown', () => {
    const hall = livedHall()
    hall.open(1)
    expect(hall.transfer(1, { queue: 'taxes' })).toBe('counter/empty')
    hall.take('passport')
    hall.next(1)
    expect(hall.transfer(1, { queue: 'dogs' })).toBe('queue/unknown')
    expect(hall.transfer(1, { counter: 77 })).toBe('counter/unknown')
    expect(hall.transfer(1, { service: 'dogs' })).toBe('service/unknown')
    // A counter that does not serve this queue would never call.
    expect(hall.transfer(1, { queue: 'papers', counter: 3 })).toBe('queue/unknown')
  })
})
