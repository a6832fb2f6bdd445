import { describe, expect, test } from 'vitest'
import { callCertain, callNext, recall } from '../../domain/calling'
import { livedHall, nine } from './lived'
import { hereOf, idOf, morning } from './morning'
import { smallTown } from './small-town'

const minute = 60_000

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
