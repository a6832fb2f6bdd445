import { describe, expect, test } from 'vitest'
import { callCertain, callNext, counterOf, open, openCountersFor, recall } from '../../domain/calling'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
type LivedHall = ReturnType<typeof livedHall>

/** Counter 1 is open, and so many people wait for a passport. */
function morning(people: number, town = smallTown()) {
  const hall = livedHall(town)
  hall.open(1)
  for (let person = 0; person < people; person++) hall.take('passport')
  return hall
}

const hereOf = (hall: LivedHall) => ({ catalogue: hall.catalogue, now: hall.now })
const idOf = (hall: LivedHall, number: string) => hall.ticket(number).id

describe('[C1] a clerk is free', () => {
  test('the call says who, where, by whom and when', () => {
    const hall = morning(1)
    hall.at(2)
    hall.next(1)
    expect(hall.events.at(-1)).toEqual({
      type: 'ticket.called',
      at: nine + 2 * minute,
      ticket: idOf(hall, 'П001'),
      number: 'П001',
      counter: 1,
      clerk: 'clerk1',
      starts: false,
    })
  })

  test('[L3] it begins the service where arrival is not confirmed', () => {
    const hall = morning(2, smallTown({ confirmArrival: false }))
    hall.next(1)
    expect(hall.ticket('П001').state).toBe('serving')
    expect(hall.finish(1)).toBe('ticket.served')
  })
})

describe('[C2] an old screen', () => {
  test('skips nobody, whatever it showed', () => {
    const hall = morning(3)
    const call = (leaving: string | null) => callNext(hall.hall, { counter: hall.seat(1), leaving }, hereOf(hall))
    const movedOn = { ok: false, refusal: 'counter/moved-on' }
    expect(call('somebody')).toEqual(movedOn)
    hall.next(1)
    hall.start(1)
    expect(call(null)).toEqual(movedOn)
    expect(call(idOf(hall, 'П002'))).toEqual(movedOn)
    expect(call(idOf(hall, 'П001'))).toMatchObject({ ok: true })
  })

  test('[C4] calls nobody out of order either', () => {
    const hall = morning(3)
    hall.next(1)
    hall.start(1)
    const third = { counter: hall.seat(1), ticket: idOf(hall, 'П003'), reason: 'in pain' }
    const call = (leaving?: string | null) => callCertain(hall.hall, { ...third, leaving }, hereOf(hall))
    expect(call(null)).toEqual({ ok: false, refusal: 'counter/moved-on' })
    // Who asks without a screen ends nobody's service.
    expect(call()).toEqual({ ok: false, refusal: 'counter/busy' })
    expect(call(idOf(hall, 'П001'))).toMatchObject({ ok: true })
    hall.finish(1)
    const free = { ...third, counter: hall.seat(1) }
    expect(callCertain(hall.hall, free, hereOf(hall))).toMatchObject({ ok: true })
  })
})

describe('[C3] the next is called from a counter that serves', () => {
  test('whoever was served is finished first, in one decision and with what was delivered', () => {
    const hall = morning(2)
    hall.next(1)
    hall.start(1)
    const counter = hall.seat(1)
    const delivered = [{ service: 'passport', outcome: 'accepted' }] as const
    const decided = callNext(hall.hall, { counter, leaving: counter.ticket, delivered }, hereOf(hall))
    expect(decided).toMatchObject({
      ok: true,
      value: [
        { type: 'ticket.served', ticket: counter.ticket, delivered },
        { type: 'ticket.called', number: 'П002' },
      ],
    })
  })

  test('whoever was called and has not come is not finished, and nobody is called', () => {
    const hall = morning(2)
    hall.next(1)
    expect(hall.next(1)).toBe('ticket/wrong-state')
    expect(hall.certain(1, 'П002')).toBe('ticket/wrong-state')
    expect(hall.ticket('П001').state).toBe('called')
  })

  test('where nobody waits, the service goes on', () => {
    const hall = morning(1)
    hall.next(1)
    hall.start(1)
    expect(hall.next(1)).toBe('queue/empty')
    expect(hall.ticket('П001').state).toBe('serving')
  })
})

describe('[C4] a certain person is called', () => {
  test('whom nobody knows, and at a counter that nobody knows: each is said', () => {
    const hall = morning(1)
    const asked = { counter: hall.seat(1), reason: 'in pain' }
    const unknown = callCertain(hall.hall, { ...asked, ticket: 'nobody' }, hereOf(hall))
    expect(unknown).toEqual({ ok: false, refusal: 'ticket/unknown' })
    const counter = { ...hall.seat(1), number: 77 }
    const ticket = idOf(hall, 'П001')
    const nowhere = { ok: false, refusal: 'counter/unknown' }
    expect(callCertain(hall.hall, { ...asked, counter, ticket }, hereOf(hall))).toEqual(nowhere)
    expect(callNext(hall.hall, { counter, leaving: null }, hereOf(hall))).toEqual(nowhere)
  })

  test('also one of a line that the counter does not serve', () => {
    const hall = morning(0)
    hall.take('tax')
    hall.certain(1, 'Т001', 'came to the wrong counter')
    expect(hall.seat(1).ticket).toBe(idOf(hall, 'Т001'))
    expect(hall.events.at(-1)).toMatchObject({ outOfOrder: 'came to the wrong counter' })
  })

  test('[O4] whoever stands first anyway takes the turn of the share', () => {
    const hall = livedHall()
    hall.open(3)
    hall.take('permit')
    hall.take('tax')
    hall.take('tax')
    hall.certain(3, 'Т001')
    expect(hall.events.at(-1)).toMatchObject({ number: 'Т001', shared: true })
    expect(hall.seat(3).shareCalls).toBe(1)
    hall.undo(3)
    hall.certain(3, 'Т002', 'a child waits')
    expect(hall.events.at(-1)).toMatchObject({ outOfOrder: 'a child waits' })
    expect(hall.events.at(-1)).not.toHaveProperty('shared')
    expect(hall.seat(3).shareCalls).toBe(0)
  })
})

describe('[L4] the same person is called once more', () => {
  test('no sooner than the branch’s pause, counted from the last call', () => {
    const hall = morning(1)
    hall.next(1)
    hall.at(9.999 / 60)
    const tooSoon = { ok: false, refusal: 'ticket/too-soon', until: nine + 10_000 }
    expect(recall(hall.hall, hall.seat(1), hereOf(hall))).toEqual(tooSoon)
    hall.at(10 / 60)
    expect(hall.recall(1)).toBe('ticket.recalled')
    expect(hall.ticket('П001')).toMatchObject({ calls: 2, calledAt: nine, lastCalledAt: nine + 10_000 })
    hall.at(19 / 60)
    expect(hall.recall(1)).toBe('ticket/too-soon')
    hall.at(20 / 60)
    expect(hall.recall(1)).toBe('ticket.recalled')
    hall.at(30 / 60)
    expect(hall.recall(1)).toBe('ticket/called-enough')
  })

  test('and never at an empty counter, nor when the person has come', () => {
    const hall = morning(1)
    expect(hall.recall(1)).toBe('counter/empty')
    hall.next(1)
    hall.start(1)
    hall.at(1)
    expect(hall.recall(1)).toBe('ticket/wrong-state')
  })
})

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
    hall.open(3)
    hall.next(1)
    hall.start(1)
    hall.transfer(1, { queue: 'taxes' }, { thenBack: true })
    hall.next(3)
    hall.start(3)
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
    hall.open(3)
    hall.next(1)
    hall.start(1)
    hall.transfer(1, { queue: 'taxes' }, { thenBack: true })
    hall.next(3)
    hall.start(3)
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
