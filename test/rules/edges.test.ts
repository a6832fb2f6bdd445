import { describe, expect, test } from 'vitest'
import { load } from '../../domain/appointments'
import { cancel, comeBack, turnDay } from '../../domain/ending'
import { change, park, postpone, remove, unpark } from '../../domain/moving'
import { livedHall, nine } from './lived'

/** Where a rule begins and ends to the millisecond, and what each refusal says. */
const minute = 60_000

describe('[L5] coming back', () => {
  test('until the very end of the time allowed, due at that moment', () => {
    const absentee = () => {
      const hall = livedHall()
      hall.open(1)
      hall.take('passport')
      hall.next(1)
      hall.at(5)
      hall.absent(1)
      return hall
    }
    const inTime = absentee()
    inTime.at(35)
    expect(inTime.comeBack('П001')).toBe('ticket.returned')
    expect(inTime.ticket('П001')).toMatchObject({ dueAt: nine + 35 * minute, entered: 'returned', turn: 2 })
    const late = absentee()
    late.at(35 + 1 / minute)
    expect(late.comeBack('П001')).toBe('ticket/too-late')
  })

  test('only for whoever is absent, and known', () => {
    const hall = livedHall()
    const here = { catalogue: hall.catalogue, now: nine }
    hall.take('passport')
    expect(hall.comeBack('П001')).toBe('ticket/wrong-state')
    expect(comeBack(hall.hall, 'nobody', here)).toEqual({ ok: false, refusal: 'ticket/unknown' })
    expect(cancel(hall.hall, 'nobody', nine)).toEqual({ ok: false, refusal: 'ticket/unknown' })
    hall.open(1)
    hall.next(1)
    expect(hall.cancel('П001')).toBe('ticket/wrong-state')
  })
})

test('[L8] a day closes in the same order on every server: tickets as they came, counters by number', () => {
  const hall = livedHall()
  hall.open(3, 1, 2)
  hall.take('passport')
  hall.take('tax')
  hall.take('passport')
  hall.take('passport')
  hall.next(1)
  hall.start(1)
  hall.next(3)
  const events = turnDay(hall.hall, hall.catalogue, nine + 24 * 60 * minute)
  expect(events.map(event => ('counter' in event ? `${event.type} ${event.counter}` : event.type))).toEqual([
    'ticket.left',
    'ticket.left',
    'ticket.served 1',
    'counter.closed 1',
    'counter.closed 2',
    'ticket.absent 3',
    'ticket.left',
    'counter.closed 3',
    'day.closed',
    'day.opened',
  ])
  expect(events.slice(0, 2)).toMatchObject([{ ticket: 't000003' }, { ticket: 't000004' }])
  expect(events[2]).toMatchObject({ delivered: [{ service: 'passport', outcome: 'other' }] })
  // The first day of all closes none before it.
  expect(hall.events[0]).toMatchObject({ type: 'day.opened', day: '2026-11-24' })
  expect(hall.events.filter(({ type }) => type === 'day.closed')).toEqual([])
})

test('[N2] a clock that is set back opens no closed day, and uses no number again', () => {
  const hall = livedHall()
  hall.take('passport')
  hall.at(24 * 60)
  expect([hall.hall.day, hall.take('passport')]).toEqual(['2026-11-25', 'П001'])
  hall.at(60)
  expect([hall.hall.day, hall.take('passport')]).toEqual(['2026-11-25', 'П002'])
})

describe('[L1] each refusal says what it is', () => {
  test('of parking and going on', () => {
    const hall = livedHall()
    const here = { catalogue: hall.catalogue, now: nine }
    hall.open(1)
    expect(park(hall.hall, { counter: hall.seat(1), for: 'all' }, here)).toEqual({
      ok: false,
      refusal: 'counter/empty',
    })
    const asked = { counter: hall.seat(1), ticket: 'nobody', to: 'counter', mayAny: false } as const
    expect(unpark(hall.hall, asked, here)).toEqual({ ok: false, refusal: 'ticket/unknown' })
    const number = hall.take('passport')
    expect(hall.unpark(1, number)).toBe('ticket/wrong-state')
    hall.next(1)
    hall.park(1)
    hall.pause(1)
    expect(hall.unpark(1, number)).toBe('counter/paused')
    expect(hall.unpark(1, number, 'line')).toBe('ticket.released')
  })

  test('of letting pass, changing and removing', () => {
    const hall = livedHall()
    const here = { catalogue: hall.catalogue, now: nine }
    const unknown = { ok: false, refusal: 'ticket/unknown' }
    expect(postpone(hall.hall, { ticket: 'nobody', by: 1 }, here)).toEqual(unknown)
    expect(change(hall.hall, { ticket: 'nobody' }, here)).toEqual(unknown)
    expect(remove(hall.hall, { ticket: 'nobody', reason: 'x' }, here)).toEqual(unknown)
    hall.open(1)
    const number = hall.take('passport')
    hall.next(1)
    expect(hall.remove(number)).toBe('ticket/wrong-state')
    // At a counter the service changes, and the line that the turn was called from does not.
    hall.change(number, { service: 'tax' })
    expect(hall.ticket(number)).toMatchObject({ service: 'tax', queue: 'papers', needs: [], priority: null })
  })

  test('of a list: one wrong line is enough', () => {
    const hall = livedHall()
    const right = { code: 'A1', service: 'passport', at: nine, language: null, needs: [] }
    const day = '2026-11-24'
    expect(hall.book(day, [right, { ...right, code: 'A2', at: nine + 24 * 60 * minute }])).toBe('input/invalid')
    expect(hall.book(day, [right, { ...right, code: 'A2', service: 'dogs' }])).toBe('service/unknown')
    expect(hall.book(day, [right, { ...right, code: 'a1' }])).toBe('input/invalid')
    const early = load(hall.hall, { day: '2026-11-01', appointments: [] }, { catalogue: hall.catalogue, now: nine })
    expect(early).toEqual({ ok: false, refusal: 'ticket/too-late' })
  })
})

describe('[L6] where a person is sent', () => {
  const called = () => {
    const hall = livedHall()
    hall.open(1, 2, 3)
    const number = hall.take('passport')
    hall.next(1)
    return { hall, number }
  }

  test('to a service: its line follows; to a queue: the service stays', () => {
    const first = called()
    first.hall.transfer(1, { service: 'tax' })
    expect(first.hall.ticket(first.number)).toMatchObject({ service: 'tax', queue: 'taxes', reservedFor: null })
    expect(first.hall.events.at(-1)).toMatchObject({ place: 'keep', thenBack: null })
    const second = called()
    second.hall.transfer(1, { queue: 'taxes' })
    expect(second.hall.ticket(second.number)).toMatchObject({ service: 'passport', queue: 'taxes' })
    const third = called()
    third.hall.transfer(1, { service: 'permit', queue: 'taxes', counter: 3 })
    expect(third.hall.ticket(third.number)).toMatchObject({ service: 'permit', queue: 'taxes', reservedFor: 3 })
  })

  test('into an empty line: first is now, last by the target', () => {
    const first = called()
    first.hall.transfer(1, { queue: 'taxes' }, { place: 'first' })
    expect(first.hall.ticket(first.number).dueAt).toBe(nine)
    const last = called()
    last.hall.transfer(1, { queue: 'taxes' }, { place: 'last' })
    expect(last.hall.ticket(last.number).dueAt).toBe(nine + 10 * minute)
  })

  test('last is behind whoever is due later than the target', () => {
    const { hall, number } = called()
    const other = hall.take('permit')
    hall.change(other, { service: 'tax' })
    hall.book('2026-11-24', [{ code: 'A1', service: 'tax', at: nine + 15 * minute, language: null, needs: [] }])
    const booked = hall.take('tax', { appointment: 'A1' })
    hall.transfer(1, { queue: 'taxes' }, { place: 'last' })
    expect(hall.line('taxes')).toEqual([other, booked, number])
    expect(hall.ticket(number).dueAt).toBe(nine + 15 * minute + 1)
  })

  test('sent on once more, the way back stays; what was not delivered is refused', () => {
    const { hall, number } = called()
    hall.start(1)
    expect(hall.transfer(1, { queue: 'taxes' }, { delivered: [{ service: 'dogs', outcome: 'done' }] })).toBe(
      'service/unknown',
    )
    hall.transfer(1, { queue: 'taxes' }, { thenBack: true, delivered: [{ service: 'passport', outcome: 'accepted' }] })
    hall.next(3)
    hall.transfer(3, { queue: 'building' })
    expect(hall.ticket(number).thenBack).toBe(1)
  })
})

test('[O4] an overdue person joins the first tier at the very moment of being due', () => {
  const hall = livedHall()
  hall.open(2)
  const tax = hall.take('tax')
  hall.at(1)
  const passport = hall.take('passport')
  hall.at(10 - 1 / minute)
  expect(hall.next(2)).toBe(passport)
  hall.undo(2)
  hall.at(10)
  expect(hall.next(2)).toBe(tax)
})
