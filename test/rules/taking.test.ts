import { describe, expect, test } from 'vitest'
import type { Catalogue } from '../../domain/catalogue'
import { evolve } from '../../domain/evolve'
import { aheadOf, take, type Wish } from '../../domain/take'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

const minute = 60_000

/** What the kiosk would answer now. */
function answer(hall: ReturnType<typeof livedHall>, wish: Partial<Wish> = {}, takenLately?: number) {
  const asked = { service: 'passport', priority: null, language: null, from: 'kiosk', ...wish } as const
  return take(hall.hall, asked, { catalogue: hall.catalogue, now: hall.now, newId: () => 'new', takenLately })
}

/** The small town, with other words for its passports. */
function townWith(passport: Partial<Catalogue['services'][number]>, settings: Partial<Catalogue['settings']> = {}) {
  const town = smallTown(settings)
  return { ...town, services: town.services.map(one => (one.code === 'passport' ? { ...one, ...passport } : one)) }
}

describe('[N1] a ticket is issued', () => {
  test('with what was said, and nothing that was not', () => {
    const hall = livedHall()
    expect(answer(hall)).toEqual({
      ok: true,
      value: {
        type: 'ticket.issued',
        at: nine,
        ticket: 'new',
        number: 'П001',
        queue: 'papers',
        ordinal: 1,
        service: 'passport',
        priority: null,
        // Where nobody chose, the first of the town's languages.
        language: 'mk',
        dueAt: nine + 15 * minute,
        from: 'kiosk',
      },
    })
    const more = { priority: 'elderly', language: 'en', needs: ['accessible'], phoneKey: 'a', from: 'phone' } as const
    expect(answer(hall, more)).toMatchObject({ value: { ...more, dueAt: nine } })
  })

  test('for what the town knows: a service, its queue, a priority, a language', () => {
    const hall = livedHall()
    const refusal = (wish: Partial<Wish>) => answer(hall, wish)
    expect(refusal({ service: 'dogs' })).toEqual({ ok: false, refusal: 'service/unknown' })
    expect(refusal({ priority: 'king' })).toEqual({ ok: false, refusal: 'priority/unknown' })
    expect(refusal({ language: 'hu' })).toEqual({ ok: false, refusal: 'language/unknown' })
    const lost = livedHall(townWith({ queue: 'nowhere' }))
    expect(answer(lost)).toEqual({ ok: false, refusal: 'queue/unknown' })
  })

  test('each queue counts for itself, and staff see who stands before', () => {
    const hall = livedHall()
    hall.take('tax')
    hall.take('passport')
    expect([hall.take('tax'), hall.take('passport')]).toEqual(['Т002', 'П002'])
    expect(aheadOf(hall.hall, hall.ticket('П001'))).toBe(0)
    expect(aheadOf(hall.hall, hall.ticket('П002'))).toBe(1)
  })
})

describe('[K1] the doors are closed', () => {
  const evening = 12 * 60

  test('a kiosk and a phone say when they open next; staff may issue', () => {
    const hall = livedHall(smallTown({ alwaysOpen: false }))
    expect(answer(hall).ok).toBe(true)
    hall.at(evening)
    const until = Date.parse('2026-11-30T08:00:00+01:00')
    const closed = { ok: false, refusal: 'branch/closed', until }
    expect(answer(hall)).toEqual(closed)
    expect(answer(hall, { from: 'phone' })).toEqual(closed)
    expect(answer(hall, { from: 'staff' }).ok).toBe(true)
  })

  test('and say nothing of it where they do not know', () => {
    const town = smallTown({ alwaysOpen: false })
    const hall = livedHall({ ...town, branch: { ...town.branch, hours: {} } })
    expect(answer(hall)).toEqual({ ok: false, refusal: 'branch/closed', until: undefined })
  })
})

describe('[K2] a service is not to be had', () => {
  test('switched off: the reason is said in the town’s first language, and staff may issue', () => {
    const hall = livedHall()
    const off = { type: 'service.closed', at: nine, service: 'passport', reason: 'болест' } as const
    const now = evolve(hall.hall, off)
    const asked = { service: 'passport', priority: null, language: 'en', from: 'kiosk' } as const
    const here = { catalogue: hall.catalogue, now: nine, newId: () => 'new' }
    expect(take(now, asked, here)).toEqual({ ok: false, refusal: 'service/closed', reason: { mk: 'болест' } })
    expect(take(now, { ...asked, service: 'tax' }, here).ok).toBe(true)
    expect(take(now, { ...asked, from: 'staff' }, here).ok).toBe(true)
    const again = evolve(now, { type: 'service.opened', at: nine, service: 'passport' })
    expect(take(again, asked, here).ok).toBe(true)
  })

  test('all of the day’s tickets are given; of other services there are still some', () => {
    const hall = livedHall(townWith({ dailyCap: 2 }))
    expect([hall.take('passport'), hall.take('tax'), hall.take('passport')]).toEqual(['П001', 'Т001', 'П002'])
    expect(answer(hall)).toEqual({ ok: false, refusal: 'queue/full' })
    expect(hall.take('tax')).toBe('Т002')
    hall.at(24 * 60)
    expect(hall.take('passport')).toBe('П001')
  })

  test('outside hours of its own it says when it begins again', () => {
    const mornings = { tue: [{ from: 480, to: 600 }] }
    const hall = livedHall(townWith({ hours: mornings }, { alwaysOpen: false }))
    expect(answer(hall).ok).toBe(true)
    hall.at(60)
    const until = Date.parse('2026-12-01T08:00:00+01:00')
    expect(answer(hall)).toEqual({ ok: false, refusal: 'service/closed', until })
    expect(answer(hall, { service: 'tax' }).ok).toBe(true)
    const never = livedHall(townWith({ hours: {} }, { alwaysOpen: false }))
    expect(answer(never)).toEqual({ ok: false, refusal: 'service/closed', until: undefined })
  })
})

describe('[K4] too many tickets', () => {
  test('from a kiosk: a minute later there may be another; from a phone they are not counted', () => {
    const hall = livedHall(smallTown({ kioskTicketsPerMinute: 3 }))
    expect(answer(hall, {}, 2).ok).toBe(true)
    expect(answer(hall, {}, 3)).toEqual({ ok: false, refusal: 'kiosk/too-many', until: nine + minute })
    expect(answer(hall).ok).toBe(true)
    expect(answer(hall, { from: 'phone' }, 3).ok).toBe(true)
    // Where the branch sets no number, there is none.
    expect(answer(livedHall(), {}, 1_000).ok).toBe(true)
  })

  test('of one phone: that is said', () => {
    const hall = livedHall()
    hall.take('passport', { phoneKey: 'a' })
    expect(answer(hall, { phoneKey: 'a' })).toEqual({ ok: false, refusal: 'phone/has-ticket' })
  })
})

test('[O3] a ticket for an appointment carries it, and is due at its time', () => {
  const hall = livedHall()
  const at = nine + 10 * minute
  hall.book('2026-11-24', [{ code: 'K7', service: 'passport', at, language: null, needs: [] }])
  expect(answer(hall, { appointment: 'k7' })).toMatchObject({
    value: { appointment: { code: 'K7', at }, dueAt: at, priority: null },
  })
  expect(answer(hall, { appointment: 'K8' })).toEqual({ ok: false, refusal: 'appointment/unknown' })
})
