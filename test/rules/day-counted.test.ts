import { describe, expect, test } from 'vitest'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { halfHourOf } from '../../domain/hall'
import { livedHall, nine } from './lived'

const minute = 60_000

describe('[S1] a hall knows the number of the last event', () => {
  test('each event is one more, from the first', () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.next(1)
    expect(hall.events).toHaveLength(4)
    expect(hall.hall.seq).toBe(4)
  })

  const at = nine
  const paper = { at, printer: 'p', job: 'j' }
  const elsewhere: readonly HallEvent[] = [
    { type: 'day.closed', at, day: '2026-11-24' },
    { type: 'person.added', at, person: 'olena', role: 'clerk' },
    { type: 'device.added', at, device: 'd', kind: 'kiosk' },
    { type: 'device.revoked', at, device: 'd' },
    { type: 'design.changed', at, municipality: 'small' },
    { type: 'printer.added', at, printer: 'p', name: 'Hall' },
    { type: 'printer.changed', at, printer: 'p', name: 'Hall' },
    { type: 'printer.removed', at, printer: 'p' },
    { type: 'printer.tested', ...paper },
    { type: 'ticket.reprinted', ...paper, ticket: 't000001' },
    { type: 'checklist.printed', ...paper, service: 'passport', language: 'mk' },
    { type: 'receipt.printed', ...paper, ticket: 't000001', counter: 1 },
    { type: 'ticket.rated', at, ticket: 't000001', day: '2026-11-24', from: 'phone', score: 5, better: [] },
    { type: 'peripheral.bound', at, host: 'server', peripheral: 'k', role: 'clerk', counter: 1 },
    { type: 'peripheral.freed', at, host: 'server', peripheral: 'k' },
  ]

  test.each(elsewhere)('$type: nothing else of it stands in the hall', event => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    const { hall: before } = hall
    expect(evolve(before, event)).toEqual({ ...before, seq: before.seq + 1 })
  })
})

describe('[R4] the day is counted', () => {
  test('how each visit ended, when tickets were issued and for what', () => {
    const hall = livedHall()
    hall.open(1)
    const numbers = [0, 29, 30, 31, 32].map(at => {
      hall.at(at)
      return hall.take('passport')
    })
    hall.take('tax')
    const [, , third = '', fourth = ''] = numbers
    hall.next(1)
    hall.start(1)
    hall.finish(1)
    hall.next(1)
    hall.absent(1)
    hall.cancel(third)
    hall.remove(fourth)
    const { today } = hall.hall
    expect(today).toMatchObject({ served: 1, absent: 1, cancelled: 1, left: 1 })
    const half = halfHourOf(nine)
    expect([...today.issued.entries()]).toEqual([
      [half, 2],
      [half + 1, 4],
    ])
    expect([today.issuedFor.get('passport'), today.issuedFor.get('tax')]).toEqual([5, 1])
    hall.at(24 * 60)
    expect(hall.hall.today).toMatchObject({ served: 0, absent: 0, cancelled: 0, left: 0 })
    expect([hall.hall.today.issued.size, hall.hall.clerks.size, hall.hall.calls.size]).toEqual([0, 0, 0])
  })

  test('a half hour begins with its first millisecond', () => {
    expect(halfHourOf(nine + 30 * minute - 1)).toBe(halfHourOf(nine))
    expect(halfHourOf(nine + 30 * minute)).toBe(halfHourOf(nine) + 1)
  })
})

describe('[R5] a clerk’s own day', () => {
  const dayOf = (hall: ReturnType<typeof livedHall>) => hall.hall.clerks.get('clerk1')

  test('people served and sent on, service without what was set aside, absentees and breaks', () => {
    const hall = livedHall()
    hall.open(1)
    for (let person = 0; person < 4; person++) hall.take('passport')
    hall.next(1)
    hall.start(1)
    hall.at(5)
    hall.finish(1)
    expect(dayOf(hall)).toMatchObject({ serviceMs: 5 * minute, absent: 0, pausedMs: 0 })
    // Sent on after three minutes: a person served as well.
    hall.next(1)
    hall.start(1)
    hall.at(8)
    hall.transfer(1, { queue: 'taxes' })
    // Sent on before the service began: nobody was served.
    hall.next(1)
    hall.at(9)
    hall.transfer(1, { queue: 'taxes' })
    hall.next(1)
    hall.absent(1)
    hall.pause(1)
    hall.at(19)
    hall.resume(1)
    expect(dayOf(hall)).toMatchObject({ serviceMs: 8 * minute, absent: 1, pausedMs: 10 * minute })
    expect([...(dayOf(hall)?.served.entries() ?? [])]).toEqual([[halfHourOf(nine), 2]])
    hall.pause(1)
    hall.at(20)
    hall.close(1)
    expect(dayOf(hall)?.pausedMs).toBe(11 * minute)
    expect(hall.hall.counters.get(1)).toBe(undefined)
  })
})

describe('[L1] the day’s calls', () => {
  const calls = (hall: ReturnType<typeof livedHall>) =>
    [...hall.hall.calls].map(({ number, counter, calls: times }) => `${number} ${counter} ${times}`)

  test('one for each turn, the last one at the end; a call undone has never been', () => {
    const hall = livedHall()
    hall.open(1, 2)
    hall.take('passport')
    hall.take('passport')
    hall.next(1)
    hall.next(2)
    expect(calls(hall)).toEqual(['П001 1 1', 'П002 2 1'])
    hall.at(10 / 60)
    hall.recall(1)
    expect(calls(hall)).toEqual(['П002 2 1', 'П001 1 2'])
    hall.undo(2)
    expect(calls(hall)).toEqual(['П001 1 2'])
    // Another turn of the same visit is another call.
    hall.absent(1)
    hall.comeBack('П001')
    hall.next(1)
    expect(calls(hall)).toEqual(['П001 1 2', 'П001 1 1'])
    expect([...hall.hall.calls].at(-1)).toMatchObject({ at: hall.now, seq: hall.hall.seq })
  })
})

test('[K5] a priority is claimed where a citizen says it, and not where staff give it', () => {
  const hall = livedHall()
  const claimed = (number: string) => hall.ticket(number).claimed
  expect(claimed(hall.take('passport'))).toBe(false)
  expect(claimed(hall.take('passport', { priority: 'elderly' }))).toBe(true)
  expect(claimed(hall.take('passport', { priority: 'elderly', from: 'phone' }))).toBe(true)
  expect(claimed(hall.take('passport', { priority: 'elderly', from: 'staff' }))).toBe(false)
})

test('[L1] what cannot have happened is a fault of ours, and is said by name', () => {
  const hall = livedHall()
  hall.open(1)
  const number = hall.take('passport')
  const { id: ticket } = hall.ticket(number)
  const happens = (event: HallEvent) => () => evolve(hall.hall, event)
  expect(happens({ type: 'ticket.started', at: nine, ticket, counter: 1 })).toThrow(
    'Ticket П001 is waiting: the step start cannot happen (rule L1).',
  )
  expect(happens({ type: 'ticket.cancelled', at: nine, ticket: 'nobody' })).toThrow('Ticket nobody is not open')
  expect(happens({ type: 'counter.resumed', at: nine, counter: 2 })).toThrow('Counter 2 of small-main is closed')
})
