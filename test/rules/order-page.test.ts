import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { load } from '../../domain/appointments'
import { callNext, close, finish, open, start } from '../../domain/calling'
import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import { turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { appointmentKey, emptyHall, type Hall } from '../../domain/hall'
import { postpone } from '../../domain/moving'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import { smallTown } from './small-town'

const day = '2026-11-24'
const page = readFileSync('docs/order.md', 'utf8')
const examples = [...page.matchAll(/\*\*([^*]+)\*\*[^*]*?```example\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({
    name,
    lines: text.trim().split('\n'),
  }),
)

test('the page has examples for citizens and clerks', () => {
  expect(examples.length).toBe((page.match(/```example/g) ?? []).length)
  expect(examples.length).toBeGreaterThanOrEqual(8)
})

test.each(examples)('[O1] [O3] [O4] [O5] [O7] docs/order.md: $name', ({ lines }) => {
  const { catalogue, story } = townOf(lines)
  const tellings = story.map(line => playable(line))
  let hall = turnDay(emptyHall('small-main'), catalogue, at('7:00')).reduce(evolve, emptyHall('small-main'))
  for (const { number } of catalogue.branch.counters)
    hall = led(hall, open(hall, { number, clerk: `clerk${number}` }, { catalogue, now: at('7:00') }))
  for (const play of tellings) hall = play(hall, catalogue)
})

/** What stands before the story: queues, head starts and counters. */
function townOf(lines: readonly string[]): { catalogue: Catalogue; story: readonly string[] } {
  const town = smallTown()
  const queues: Catalogue['queues'][number][] = []
  const priorities: Catalogue['priorities'][number][] = []
  const counters: CounterPlace[] = []
  const [like] = town.branch.counters
  if (!like) throw new Error('The small town has no counter.')
  const story = lines.filter(line => {
    const [, queue, target] = /^queue (\w+) (\d+) minutes$/.exec(line) ?? []
    const [, priority, minutes] = /^head start (\w+) (\d+) minutes$/.exec(line) ?? []
    const [, number, accessible, serves] = /^counter (\d+)(, accessible)?: (.+)$/.exec(line) ?? []
    if (queue)
      queues.push({
        code: queue,
        prefix: String(queues.length),
        name: { en: queue },
        targetWaitMinutes: Number(target),
      })
    else if (priority) priorities.push({ code: priority, name: { en: priority }, headStartMinutes: Number(minutes) })
    else if (serves)
      counters.push({ ...like, number: Number(number), accessible: Boolean(accessible), ...served(serves) })
    else return true
    return false
  })
  const [service] = town.services
  if (!service) throw new Error('The small town has no service.')
  const services = queues.map(({ code }) => ({ ...service, code, queue: code }))
  return { catalogue: { ...town, queues, priorities, services, branch: { ...town.branch, counters } }, story }
}

/** `papers, taxes`, `papers, then taxes`, or `taxes 2 : building 1`. */
function served(text: string): Pick<CounterPlace, 'tiers' | 'share'> {
  const shared = text.split(' : ').map(one => /^(\w+) (\d+)$/.exec(one))
  if (shared.every(one => one !== null)) {
    const share = shared.map(([, queue = '', calls]) => ({ queue, calls: Number(calls) }))
    return { tiers: [share.map(({ queue }) => queue)], share }
  }
  return { tiers: text.split(', then ').map(tier => tier.split(', ')) }
}

type Play = (hall: Hall, catalogue: Catalogue) => Hall

function playable(line: string): Play {
  const booked = /^(\w+) is booked for (\w+) at ([\d:]+)$/.exec(line)
  if (booked) {
    const [, code = '', service = '', time = ''] = booked
    const booking = { code, service, at: at(time), language: null, needs: [] }
    return (hall, catalogue) => led(hall, load(hall, { day, appointments: [booking] }, { catalogue, now: at('7:00') }))
  }
  const [, time = '', what = ''] = /^(\d+:\d\d) (.+)$/.exec(line) ?? []
  const now = at(time)
  const [, taker, queue, priority, need] =
    /^(\w+) takes (\w+)(?:, (?!needs)(\w+))?(?:, needs (accessible))?$/.exec(what) ?? []
  if (taker && queue) {
    const needs = need ? (['accessible'] as const) : []
    return taking(
      { service: queue, priority: priority ?? null, language: null, from: 'kiosk', needs },
      { now, name: taker },
    )
  }
  const [, comer] = /^(\w+) comes$/.exec(what) ?? []
  if (comer)
    return (hall, catalogue) => {
      const service = hall.appointments.get(appointmentKey(day, comer.toUpperCase()))?.service ?? ''
      const wish = { service, priority: null, language: null, from: 'kiosk', appointment: comer } as const
      return taking(wish, { now, name: comer })(hall, catalogue)
    }
  const [, polite, by] = /^(\w+) lets (\d) pass$/.exec(what) ?? []
  if (polite)
    return hall => led(hall, postpone(hall, { ticket: polite, by: Number(by) }, { now, catalogue: smallTown() }))
  const [, closing] = /^counter (\d+) closes$/.exec(what) ?? []
  if (closing) return (hall, catalogue) => led(hall, close(seatOf(hall, Number(closing)), { catalogue, now }))
  const [, number, called] = /^counter (\d+) calls (\w+)$/.exec(what) ?? []
  if (!called) throw new Error(`docs/order.md says "${line}", which this test does not understand.`)
  return calling(Number(number), { now, name: called, line })
}

function taking(wish: Parameters<typeof take>[1], { now, name }: { now: number; name: string }): Play {
  return (hall, catalogue) => {
    const issued = take(hall, wish, { catalogue, now, newId: () => name })
    return led(hall, issued.ok ? { ok: true, value: [issued.value] } : issued)
  }
}

/** Whoever stands at the counter is served to the end; then the next is called, and it must be the one of the page. */
function calling(number: number, { now, name, line }: { now: number; name: string; line: string }): Play {
  return (before, catalogue) => {
    const here = { catalogue, now }
    let hall = before
    if (seatOf(hall, number).ticket !== null) {
      hall = led(hall, start(hall, seatOf(hall, number), here))
      hall = led(hall, finish(hall, { counter: seatOf(hall, number) }, here))
    }
    hall = led(hall, callNext(hall, { counter: seatOf(hall, number), leaving: null }, here))
    expect(seatOf(hall, number).ticket, line).toBe(name)
    return hall
  }
}

function seatOf(hall: Hall, number: number) {
  const counter = hall.counters.get(number)
  if (!counter) throw new Error(`Counter ${number} is closed.`)
  return counter
}

function led(hall: Hall, decided: Result<readonly HallEvent[]>): Hall {
  if (!decided.ok) throw new Error(decided.refusal)
  return decided.value.reduce(evolve, hall)
}

function at(time: string): number {
  return Date.parse(`${day}T${time.padStart(5, '0')}:00+01:00`)
}
