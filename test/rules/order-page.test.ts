import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { load } from '../../domain/appointments'
import { callNext, close, finish, open, start } from '../../domain/calling'
import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import { turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { appointmentKey, emptyHall, type Hall, openTicket } from '../../domain/hall'
import { postpone, transfer } from '../../domain/moving'
import { explain } from '../../domain/order'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import { reasonWords } from '../../ui/why'
import { smallTown } from './small-town'

const day = '2026-11-24'
const page = readFileSync('docs/order.md', 'utf8')
const texts = JSON.parse(readFileSync('messages/en/why.json', 'utf8')) as Record<string, string>
const sayWhy = Object.assign(
  (key: string, values?: Record<string, string | number>) =>
    String(new IntlMessageFormat(texts[key] ?? '', 'en').format(values)),
  { ready: true, language: 'en' as const },
)
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

test.each(examples)('[L6] [O1] [O3] [O4] [O5] [O6] [O7] docs/order.md: $name', ({ lines }) => {
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
  const [, sender, sent = '', there] =
    /^counter (\d+) sends (\w+) to counter (\d+), and back afterwards$/.exec(what) ?? []
  if (sender) return sending(Number(sender), { now, name: sent, to: Number(there), line })
  const [, done] = /^counter (\d+) is done$/.exec(what) ?? []
  if (done) return (hall, catalogue) => servedAt(hall, Number(done), { catalogue, now })
  const [, reader, words] = /^(\w+) reads "(.+)"$/.exec(what) ?? []
  if (reader)
    return (hall, catalogue) => {
      expect(read(hall, reader, { catalogue, now }), line).toContain(words)
      return hall
    }
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
    const free = seatOf(before, number).ticket === null ? before : servedAt(before, number, here)
    const hall = led(free, callNext(free, { counter: seatOf(free, number), leaving: null }, here))
    expect(seatOf(hall, number).ticket, line).toBe(name)
    return hall
  }
}

function servedAt(hall: Hall, number: number, here: { catalogue: Catalogue; now: number }): Hall {
  const begun = led(hall, start(hall, seatOf(hall, number), here))
  return led(begun, finish(begun, { counter: seatOf(begun, number) }, here))
}

/** Whoever stands at the counter must be the one of the page. */
function sending(from: number, { now, name, to, line }: { now: number; name: string; to: number; line: string }): Play {
  return (hall, catalogue) => {
    const counter = seatOf(hall, from)
    expect(counter.ticket, line).toBe(name)
    return led(hall, transfer(hall, { counter, to: { counter: to }, thenBack: true }, { catalogue, now }))
  }
}

/** Why the person stands there, as it is said to them. */
function read(hall: Hall, name: string, { catalogue, now }: { catalogue: Catalogue; now: number }): readonly string[] {
  const speech = { sayWhy, language: 'en', languages: ['en'], timeZone: catalogue.municipality.timeZone } as const
  return explain(hall, catalogue, openTicket(hall, name), now).map(reason => reasonWords(reason, speech))
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
