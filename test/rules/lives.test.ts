import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import { linesOf } from '../../domain/lines'
import { byTurn } from '../../domain/order'
import { deed } from './deeds'
import { whomToCall } from './oracle'
import { liveThrough } from './random-lives'
import { smallTown } from './small-town'

const catalogue = smallTown()
const from = Date.parse('2026-11-24T08:00:00+01:00')
const lives = fc.array(deed, { minLength: 20, maxLength: 200 })

test('[L2] a counter holds one ticket at most, and a ticket is at one counter at most', () => {
  fc.assert(
    fc.property(lives, deeds => {
      liveThrough(emptyHall('small-main'), deeds, {
        catalogue,
        from,
        seen: hall => {
          const held = [...hall.counters.values()].flatMap(({ ticket }) => ticket ?? [])
          expect(new Set(held).size).toBe(held.length)
          for (const { number, ticket } of hall.counters.values())
            if (ticket) expect(hall.tickets.get(ticket)).toMatchObject({ counter: number })
          for (const ticket of hall.tickets.values()) {
            const isAtCounter = ticket.state === 'called' || ticket.state === 'serving'
            expect(ticket.counter !== null).toBe(isAtCounter)
            if (ticket.counter !== null) expect(hall.counters.get(ticket.counter)?.ticket).toBe(ticket.id)
          }
        },
      })
    }),
    { numRuns: 150 },
  )
})

test('[O1] the lines are always those whom the tickets say, in order', () => {
  fc.assert(
    fc.property(lives, deeds => {
      const last = liveThrough(emptyHall('small-main'), deeds, { catalogue, from, seen: isInOrder })
      isInOrder(last)
    }),
    { numRuns: 150 },
  )
})

function isInOrder(hall: Hall): void {
  expect(hall.lines).toEqual(linesOf(hall.tickets.values()))
  for (const line of hall.lines.values()) expect([...line]).toEqual([...line].sort(byTurn))
}

test('[N1] numbers follow each other without gap or repetition, per queue and day', () => {
  fc.assert(
    fc.property(lives, deeds => {
      const issued = new Map<string, number>()
      liveThrough(emptyHall('small-main'), deeds, {
        catalogue,
        from,
        seen: (hall, { events }) => {
          for (const event of events) {
            if (event.type !== 'ticket.issued') continue
            const key = `${hall.day} ${event.queue}`
            expect(event.ordinal).toBe((issued.get(key) ?? 0) + 1)
            issued.set(key, event.ordinal)
            expect(event.number).toMatch(/^\p{Lu}\d{3,}$/u)
          }
        },
      })
    }),
    { numRuns: 150 },
  )
})

test('[C1] [O1] [O4] [O5] whoever is called is whom the written rules name, or a reason is in the journal', () => {
  fc.assert(
    fc.property(lives, deeds => {
      liveThrough(emptyHall('small-main'), deeds, {
        catalogue,
        from,
        seen: (_hall, { before, events, now }) => {
          const called = events.find(event => event.type === 'ticket.called')
          if (!called) return
          const expected = whomToCall(hallBefore(before, events), catalogue, { number: called.counter, now })
          if (called.outOfOrder === undefined) expect(called.ticket).toBe(expected?.id)
          else expect(called.ticket).not.toBe(expected?.id)
        },
      })
    }),
    { numRuns: 300 },
  )
})

test('[C1] nobody is left standing: an empty line is said only where the written rules name nobody', () => {
  fc.assert(
    fc.property(lives, deeds => {
      liveThrough(emptyHall('small-main'), deeds, {
        catalogue,
        from,
        seen: (hall, { events, now, deed: what }) => {
          if (what.do !== 'next' || events.length > 0) return
          const counter = hall.counters.get(what.counter)
          if (counter?.state !== 'open' || counter.ticket !== null) return
          expect(whomToCall(hall, catalogue, { number: what.counter, now })).toBe(null)
        },
      })
    }),
    { numRuns: 100 },
  )
})

test('[K4] no two open tickets are of one phone', () => {
  fc.assert(
    fc.property(lives, deeds => {
      const seen = (hall: Hall) => {
        const phones = [...hall.tickets.values()].flatMap(({ phoneKey }) => phoneKey ?? [])
        expect(new Set(phones).size).toBe(phones.length)
      }
      liveThrough(emptyHall('small-main'), deeds, { catalogue, from, seen })
    }),
    { numRuns: 100 },
  )
})

/** What time did before the act itself. */
function hallBefore(before: Hall, events: readonly HallEvent[]): Hall {
  const byTime = events.slice(
    0,
    events.findIndex(event => event.type === 'ticket.called'),
  )
  return byTime.filter(({ type }) => timely.has(type)).reduce(evolve, before)
}

const timely: ReadonlySet<string> = new Set(['day.opened', 'day.closed', 'ticket.left', 'counter.closed'])

test('[L8] a day that turns ends everything that was open in it', () => {
  fc.assert(
    fc.property(lives, deeds => {
      const evening = liveThrough(emptyHall('small-main'), deeds, { catalogue, from, seen: () => undefined })
      const night = { do: 'wait', ms: 24 * 3_600_000 } as const
      const morning = liveThrough(evening, [night], { catalogue, from: from + 86_400_000, seen: () => undefined })
      expect(morning.tickets.size).toBe(0)
      expect(morning.counters.size).toBe(0)
      expect(morning.lines.size).toBe(0)
      expect(morning.lastNumber.size).toBe(0)
      expect(morning.day > evening.day).toBe(true)
    }),
    { numRuns: 60 },
  )
})
