import { callNext, finish, open, start } from '../../domain/calling'
import type { Catalogue } from '../../domain/catalogue'
import { seeded } from '../../domain/chance'
import { turnDay } from '../../domain/ending'
import { estimate } from '../../domain/estimate'
import { evolve } from '../../domain/evolve'
import { expect } from '../../domain/expectations'
import { noExperience } from '../../domain/experience'
import { emptyHall, type Hall } from '../../domain/hall'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import { smallTown } from '../rules/small-town'
import { quantile } from './quantile'

const nine = Date.parse('2026-11-24T09:00:00+01:00')

export interface DomainAlone {
  /** Whole visits (taken, called, started, ended) and tickets taken, a second. */
  readonly visitsPerSecond: number
  readonly ticketsPerSecond: number
  /** For 300 people who wait and 20 open counters, all estimates together. */
  readonly estimateMs: number
}

/** A long day: a hall in which two thousand were is more than most towns have. */
const visitsOfDay = 2_000

/** The rules without a server: what decide and evolve manage on one processor, in the best of three attempts. */
export function measureDomain(visits: number): DomainAlone {
  const attempts = Array.from({ length: 3 }, () => attempt(Math.ceil(visits / 3)))
  return {
    visitsPerSecond: Math.max(...attempts.map(({ visitsPerSecond }) => visitsPerSecond)),
    ticketsPerSecond: Math.max(...attempts.map(({ ticketsPerSecond }) => ticketsPerSecond)),
    estimateMs: Math.min(...attempts.map(({ estimateMs }) => estimateMs)),
  }
}

function attempt(visits: number): DomainAlone {
  const catalogue = smallTown()
  const days = Math.ceil(visits / visitsOfDay)
  const again = (times: number, does: () => void) => () => {
    for (let time = 0; time < times; time++) does()
  }
  liveVisits(catalogue, visitsOfDay)
  const whole = perSecond(
    days * visitsOfDay,
    again(days, () => liveVisits(catalogue, visitsOfDay)),
  )
  takeTickets(catalogue, visitsOfDay)
  const tickets = perSecond(
    days * visitsOfDay,
    again(days, () => takeTickets(catalogue, visitsOfDay)),
  )
  return { visitsPerSecond: whole, ticketsPerSecond: tickets, estimateMs: estimateLarge(catalogue) }
}

function perSecond(count: number, does: () => void): number {
  const from = performance.now()
  does()
  return count / ((performance.now() - from) / 1000)
}

function liveVisits(catalogue: Catalogue, visits: number): void {
  let hall = opened(catalogue, 3)
  let now = nine
  for (let visit = 0; visit < visits; visit++) {
    now += 1_000
    const here = { catalogue, now }
    hall = taken(hall, catalogue, { now, visit })
    // Thirty always wait.
    if (visit < 30) continue
    const counter = hall.counters.get((visit % 3) + 1)
    if (!counter) throw new Error('A counter was closed.')
    const called = callNext(hall, { counter, leaving: counter.ticket }, here)
    if (!called.ok) continue
    hall = called.value.reduce(evolve, hall)
    const there = hall.counters.get(counter.number) ?? counter
    hall = after(hall, start(hall, there, here))
    hall = after(hall, finish(hall, { counter: there }, here))
  }
}

function takeTickets(catalogue: Catalogue, tickets: number): void {
  let hall = opened(catalogue, 0)
  for (let visit = 0; visit < tickets; visit++) hall = taken(hall, catalogue, { now: nine + visit, visit })
}

function estimateLarge(town: Catalogue): number {
  const [first] = town.branch.counters
  if (!first) throw new Error('The town has no counter.')
  const counters = Array.from({ length: 20 }, (_, at) => ({
    ...first,
    number: at + 1,
    tiers: town.branch.counters[at % 3]?.tiers ?? [],
  }))
  const catalogue = { ...town, branch: { ...town.branch, counters } }
  let hall = opened(catalogue, 20)
  for (let visit = 0; visit < 300; visit++) hall = taken(hall, catalogue, { now: nine + visit, visit })
  const random = seeded(1)
  const expectations = expect(noExperience, catalogue, hall.day)
  const times = Array.from({ length: 40 }, () => {
    const from = performance.now()
    estimate(hall, catalogue, { now: nine + 60_000, random, expectations })
    return performance.now() - from
  })
  return quantile(times.slice(10), 0.5)
}

function opened(catalogue: Catalogue, counters: number): Hall {
  let hall = turnDay(emptyHall('small-main'), catalogue, nine).reduce(evolve, emptyHall('small-main'))
  for (let number = 1; number <= counters; number++)
    hall = after(hall, open(hall, { number, clerk: `clerk${number}` }, { catalogue, now: nine }))
  return hall
}

function taken(hall: Hall, catalogue: Catalogue, { now, visit }: { now: number; visit: number }): Hall {
  const service = catalogue.services[visit % catalogue.services.length]?.code ?? ''
  const wish = { service, priority: null, language: null, from: 'kiosk' } as const
  const issued = take(hall, wish, { catalogue, now, newId: () => `t${String(visit).padStart(8, '0')}` })
  if (!issued.ok) throw new Error(issued.refusal)
  return evolve(hall, issued.value)
}

function after(hall: Hall, decided: Result<readonly Parameters<typeof evolve>[1][]>): Hall {
  if (!decided.ok) throw new Error(decided.refusal)
  return decided.value.reduce(evolve, hall)
}
