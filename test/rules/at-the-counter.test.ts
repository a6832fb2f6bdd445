import { describe, expect, test } from 'vitest'
import { counterOf, open, openCountersFor, recall } from '../../domain/calling'
import { livedHall, nine } from './lived'
import { hereOf, type LivedHall, morning } from './morning'
import { smallTown } from './small-town'

const minute = 60_000

describe('[L1] what a clerk does at the counter', () => {
  test('is refused where nobody stands there', () => {
    const hall = morning(0)
    for (const act of [hall.start, hall.finish, hall.absent, hall.undo]) expect(act(1)).toBe('counter/empty')
  })

  test('is a fault of ours where the hall does not know who stands there', () => {
    const hall = morning(0)
    const haunted = { ...hall.seat(1), ticket: 'nobody' }
    expect(() => recall(hall.hall, haunted, hereOf(hall))).toThrow('Counter 1 of small-main holds nobody')
  })

  test('is refused once the service has begun, but for its end', () => {
    const hall = morning(1)
    hall.next(1)
    hall.start(1)
    for (const act of [hall.start, hall.absent, hall.undo]) expect(act(1)).toBe('ticket/wrong-state')
    expect(hall.finish(1)).toBe('ticket.served')
  })

  test('a slip is undone to the very end of thirty seconds', () => {
    const hall = morning(1)
    hall.next(1)
    hall.at(30 / 60)
    expect(hall.undo(1)).toBe('ticket.uncalled')
    hall.next(1)
    hall.at(60.001 / 60)
    expect(hall.undo(1)).toBe('ticket/too-late')
  })
})

/** The person at counter 1 is sent to counter 3, to come back afterwards, and is served there now. */
function sendOnAndBack(hall: LivedHall): void {
  hall.open(3)
  hall.next(1)
  hall.start(1)
  hall.transfer(1, { queue: 'taxes' }, { thenBack: true })
  hall.next(3)
  hall.start(3)
}

describe('[L7] what was delivered', () => {
  test('without a word it is the service asked for, done', () => {
    for (const delivered of [undefined, []]) {
      const hall = morning(1)
      hall.next(1)
      hall.start(1)
      hall.finish(1, delivered)
      expect(hall.events.at(-1)).toEqual({
        type: 'ticket.served',
        at: nine,
        ticket: 't000001',
        counter: 1,
        delivered: [{ service: 'passport', outcome: 'done' }],
      })
    }
  })

  test('one service that the town does not know is enough to refuse, and a note is kept', () => {
    const hall = morning(1)
    hall.next(1)
    hall.start(1)
    const known = { service: 'tax', outcome: 'accepted' } as const
    expect(hall.finish(1, [known, { service: 'dogs', outcome: 'done' }])).toBe('service/unknown')
    hall.finish(1, [known], 'comes back on Friday')
    expect(hall.events.at(-1)).toMatchObject({ delivered: [known], note: 'comes back on Friday' })
  })

  test('[L6] whoever was to come back goes there, and is told what for', () => {
    const hall = morning(1)
    sendOnAndBack(hall)
    hall.finish(3, [{ service: 'tax', outcome: 'accepted' }], 'paid')
    expect(hall.events.at(-1)).toMatchObject({
      type: 'ticket.transferred',
      to: 1,
      place: 'first',
      delivered: [{ service: 'tax', outcome: 'accepted' }],
      note: 'paid',
    })
  })

  test('[L6] the visit ends where the way back is gone from the town', () => {
    const town = smallTown()
    const counters = [...town.branch.counters]
    const hall = morning(1, { ...town, branch: { ...town.branch, counters } })
    sendOnAndBack(hall)
    counters.shift()
    expect(hall.finish(3)).toBe('ticket.served')
  })
})

describe('[C5] counters open, rest and close', () => {
  test('a counter is one clerk’s; the same clerk may sit down twice', () => {
    const hall = livedHall()
    expect(hall.open(1, 1, 77)).toEqual(['counter.opened', '', 'counter/unknown'])
    const another = open(hall.hall, { number: 1, clerk: 'another' }, hereOf(hall))
    expect(another).toEqual({ ok: false, refusal: 'counter/taken' })
    expect(hall.seat(1)).toMatchObject({ clerk: 'clerk1', state: 'open', since: nine, pauseReason: null })
  })

  test('a counter in a break calls nobody, serves to the end, and keeps its reason', () => {
    const hall = morning(2)
    hall.next(1)
    hall.start(1)
    hall.at(1)
    expect([hall.pause(1), hall.pause(1)]).toEqual(['counter.paused', ''])
    expect(hall.seat(1)).toMatchObject({ state: 'paused', pauseReason: 'coffee', since: nine + minute })
    expect(hall.next(1)).toBe('counter/paused')
    expect(hall.close(1)).toBe('counter/busy')
    expect(hall.finish(1)).toBe('ticket.served')
    hall.at(6)
    expect([hall.resume(1), hall.resume(1)]).toEqual(['counter.resumed', ''])
    expect(hall.seat(1)).toMatchObject({ state: 'open', pauseReason: null, since: nine + 6 * minute })
    expect(hall.close(1)).toBe('counter.closed')
  })

  test('a clerk means the counter where they sit; another one only a supervisor may', () => {
    const hall = livedHall()
    hall.open(2, 1)
    const asked = (more: { number?: number; clerk: string; mayAny?: boolean }) => {
      const found = counterOf(hall.hall, { mayAny: false, ...more })
      return found.ok ? found.value.number : found.refusal
    }
    expect(asked({ clerk: 'clerk1' })).toBe(1)
    expect(asked({ clerk: 'clerk2' })).toBe(2)
    expect(asked({ clerk: 'clerk3' })).toBe('counter/closed')
    expect(asked({ number: 3, clerk: 'clerk3' })).toBe('counter/closed')
    expect(asked({ number: 2, clerk: 'clerk1' })).toBe('counter/not-yours')
    expect(asked({ number: 2, clerk: 'clerk1', mayAny: true })).toBe(2)
  })

  test('those that offer a queue are named by number, in whichever tier, while they are open', () => {
    const hall = livedHall()
    const town = hall.catalogue
    const upsideDown = { ...town, branch: { ...town.branch, counters: [...town.branch.counters].reverse() } }
    hall.open(1, 2, 3)
    expect(openCountersFor(hall.hall, upsideDown, 'papers')).toEqual([1, 2])
    expect(openCountersFor(hall.hall, upsideDown, 'taxes')).toEqual([2, 3])
    hall.pause(2)
    expect(openCountersFor(hall.hall, upsideDown, 'taxes')).toEqual([3])
    hall.close(2)
    expect(openCountersFor(hall.hall, upsideDown, 'papers')).toEqual([1])
  })
})
