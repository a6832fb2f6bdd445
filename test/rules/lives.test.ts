import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyHall, type Hall } from '../../domain/hall'
import { linesOf } from '../../domain/lines'
import { byTurn } from '../../domain/order'
import { deed, liveThrough } from './random-lives'
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

test('[C1] [O1] whoever is called is the first of those whom this counter may serve', () => {
  fc.assert(
    fc.property(lives, deeds => {
      liveThrough(emptyHall('small-main'), deeds, {
        catalogue,
        from,
        seen: (_hall, { before, events }) => {
          const called = events.find(event => event.type === 'ticket.called')
          if (!called) return
          const place = catalogue.branch.counters.find(({ number }) => number === called.counter)
          const [firstTier = []] = place?.tiers ?? []
          const chosen = before.tickets.get(called.ticket)
          if (!chosen) throw new Error(`${called.number} was called and did not wait.`)
          for (const queue of firstTier)
            for (const other of before.lines.get(queue) ?? []) expect(byTurn(chosen, other)).toBeLessThanOrEqual(0)
        },
      })
    }),
    { numRuns: 150 },
  )
})

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
