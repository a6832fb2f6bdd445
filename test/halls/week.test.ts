import { expect, test } from 'vitest'
import { seeded } from '../../domain/chance'
import { evolve } from '../../domain/evolve'
import { emptyHall } from '../../domain/hall'
import { openCentre } from '../centre'
import { whomToCall } from '../rules/oracle'

const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30']
const services = ['01-01', '02-01', '03-01', '05-01', '08-01', '12-01']
const priorities = [undefined, undefined, undefined, 'reduced-mobility', 'elderly']
const ticketsOfKiosk = 12

/**
 * Eight kiosks and eight clerks work at once for a week; then the journal alone is read, and each call is judged by the
 * written rules on the hall as it stood.
 */
test('[N1] [C1] [C2] [O1] a week of eight kiosks and eight clerks: nothing twice, and each call the right one', async () => {
  const centre = await openCentre({ alwaysOpen: true })
  const pause = () => new Promise(resolve => setTimeout(resolve, 0))
  for (const day of days) {
    centre.clock.set('09:00', day)
    const clerks = await Promise.all(Array.from({ length: 8 }, (_, at) => centre.clerk(at + 1)))
    let standing = 8
    const kiosk = async (number: number) => {
      const random = seeded(number + days.indexOf(day) * 100)
      for (let person = 0; person < ticketsOfKiosk; person++) {
        const priority = priorities[Math.floor(random() * priorities.length)]
        const needs = random() < 0.1 ? ['accessible'] : undefined
        const answer = await centre.kiosk.take(services[Math.floor(random() * 6)] ?? '', { priority, needs })
        expect(answer.ok).toBe(true)
        centre.clock.turn(Math.floor(random() * 40_000))
        await pause()
      }
      standing--
    }
    const work = async (clerk: (typeof clerks)[number], number: number) => {
      const random = seeded(number * 7 + days.indexOf(day))
      for (let idle = 0; idle < 3; ) {
        const leaving = centre.hall().counters.get(number)?.ticket ?? null
        const called = await clerk.callNext(leaving)
        idle = called.ok || standing > 0 ? 0 : idle + 1
        await pause()
        if (!called.ok) continue
        if (random() < 0.1) {
          await clerk.ask('absent')
          continue
        }
        await clerk.ask('start')
        if (random() < 0.15) await clerk.ask('transfer', { to: { queue: 'information' }, place: 'first' })
      }
      await clerk.ask('finish')
      await clerk.ask('close')
    }
    await Promise.all([
      ...Array.from({ length: 8 }, (_, at) => kiosk(at)),
      ...clerks.map((clerk, at) => work(clerk, at + 1)),
    ])
  }
  const catalogue = centre.installation.centre.catalogue(centre.branch)
  if (!catalogue) throw new Error('The branch is gone.')
  let hall = emptyHall(centre.branch)
  const numbers = new Set<string>()
  let calls = 0
  for (const event of await centre.journal()) {
    if (event.type === 'ticket.issued') {
      expect(numbers.has(`${hall.day} ${event.number}`)).toBe(false)
      numbers.add(`${hall.day} ${event.number}`)
    }
    if (event.type === 'ticket.called') {
      calls++
      expect(event.ticket).toBe(whomToCall(hall, catalogue, { number: event.counter, now: event.at })?.id)
    }
    hall = evolve(hall, event)
  }
  expect(numbers.size).toBe(days.length * 8 * ticketsOfKiosk)
  expect(calls).toBeGreaterThan(numbers.size * 0.9)
  expect(hall).toEqual(centre.hall())
}, 120_000)
