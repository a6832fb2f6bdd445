import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyHall } from '../../domain/hall'
import { Play } from '../../domain/play'
import { certain, even, halfHours, lasting, level } from './certain'
import { deed } from './deeds'
import { livedForward } from './lived-forward'
import { liveThrough } from './random-lives'
import { smallTown } from './small-town'

const minute = 60_000
const hour = 60 * minute
const town = smallTown()
const from = Date.parse('2026-11-24T08:00:00+01:00')
const lives = fc.array(deed, { minLength: 20, maxLength: 120 })

/** At even chance, what happens so often an hour happens after so many milliseconds each time. */
const stepMs = (perHour: number) => (perHour === 0 ? Infinity : (Math.LN2 * hour) / perHour)

const hours = fc.record({
  papers: fc.integer({ min: 0, max: 12 }),
  taxes: fc.integer({ min: 0, max: 12 }),
  building: fc.integer({ min: 0, max: 6 }),
  elderly: fc.constantFrom(0, 0.25),
  disability: fc.constantFrom(0, 0.25),
  rests: fc.constantFrom(0, 0, 1, 3),
})

test('[W1] with nothing left to chance everybody is called just when the rules call them', () => {
  fc.assert(
    fc.property(lives, hours, (deeds, { elderly, disability, rests, ...perHour }) => {
      let now = from
      const hall = liveThrough(emptyHall('small-main'), [...deeds, { do: 'wait', ms: 1_000 }], {
        catalogue: town,
        from,
        seen: (_hall, seen) => {
          now = seen.now + 0.37
        },
      })
      const perHourOf = (queue: string) => perHour[queue as keyof typeof perHour]
      const expectations = certain({
        arrivals: queue => Array.from({ length: halfHours }, () => perHourOf(queue) / 2),
        wishes: queue => town.services.filter(one => one.queue === queue).map(({ code }) => [code, 1] as const),
        headStarts: [
          { ms: 15 * minute, share: elderly },
          { ms: 30 * minute, share: disability },
        ],
        breaks: Array.from({ length: halfHours }, () => ({ perMs: rests / hour, lasts: lasting(15) })),
      })
      const play = new Play(hall, town, { now, random: even, expectations, runs: 2 })
      const kinds = [
        { share: 1 - elderly - disability, headStartMs: 0 },
        { share: elderly, headStartMs: 15 * minute },
        { share: disability, headStartMs: 30 * minute },
      ]
      const comers = town.queues.flatMap(({ code, targetWaitMinutes }) =>
        kinds.map(({ share, headStartMs }) => ({
          queue: code,
          service: town.services.find(({ queue }) => queue === code)?.code ?? '',
          everyMs: stepMs(perHourOf(code) * share) / level,
          targetMs: targetWaitMinutes * minute - headStartMs,
        })),
      )
      const waits = livedForward(hall, town, now, {
        serviceMs: service => Math.exp(expectations.service(service).mean),
        walkMs: minute / 2,
        restMs: 15 * minute,
        restEveryMs: stepMs(rests),
        comers,
      })
      for (const run of [1, 2]) {
        play.forward(run)
        const said = new Map(
          play.people
            .filter(({ waited }) => waited === run)
            .map(person => [person.ticket ?? `now ${person.queue}`, (person.waits[run - 1] ?? NaN) / minute]),
        )
        expect([...said.keys()].sort()).toEqual([...waits.keys()].sort())
        for (const [person, wait] of said) expect(wait).toBeCloseTo((waits.get(person) ?? NaN) / minute, 4)
      }
    }),
    { numRuns: 100 },
  )
})
