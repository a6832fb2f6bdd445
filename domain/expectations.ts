import type { Catalogue } from './catalogue'
import type { Lasting } from './chance'
import { allSeen, type Experience, forgetting, type SeenTogether, waitedStepMs, waitedSteps } from './experience'
import { deviationsLog, meanLog, noTally, sumLog, type Tally, together } from './tally'
import type { BusinessDay, QueueCode, ServiceCode, UserId } from './words'

/** What is to be expected of a branch: the catalogue's word where little was seen, what was seen where it was much. */
export interface Expectations {
  readonly service: (code: ServiceCode) => Lasting
  /** How much longer a clerk takes than others, as a logarithm. */
  readonly clerk: (id: UserId) => Pick<Lasting, 'mean' | 'doubt'>
  readonly walk: Lasting
  readonly absence: Lasting
  /** By half hour of the day: how often somebody at an open counter takes a break, and how long. */
  readonly breaks: readonly { readonly perMs: number; readonly lasts: Lasting }[]
  /** People who take a ticket in each half hour of the day; null before a whole day was seen. */
  readonly arrivals: (queue: QueueCode) => readonly number[] | null
  /** What they come for, each as often as it was asked for. */
  readonly wishes: (queue: QueueCode) => readonly (readonly [ServiceCode, number])[]
  readonly headStarts: readonly { readonly ms: number; readonly share: number }[]
  /** Of those called after so many steps of waiting, the share that does not come. */
  readonly absent: readonly number[]
  /** How likely somebody is to have given the place back after so many steps of waiting, summed up. */
  readonly givenUp: readonly number[]
}

/** What is believed before anything was seen, and how many observations that weighs. */
const usual = {
  /** Service times scatter by half of their mean, and the catalogue is wrong by a quarter. */
  scatter: 0.47,
  catalogueDoubt: 0.25,
  townDoubt: 0.25,
  clerkDoubt: 0.15,
  weight: 10,
  walk: { ms: 30_000, scatter: 0.6 },
  absence: { ms: 90_000, scatter: 0.3 },
  break: { ms: 15 * 60_000, scatter: 0.5, everyMs: 4 * 3_600_000 },
  absentShare: 0.05,
} as const

const halfHours = 48
const unknownService = 10

/** `day` is the day that goes on: it is no whole day yet. */
export function expect(experience: Experience, catalogue: Catalogue, day: BusinessDay): Expectations {
  const seen = allSeen(experience)
  const others = forgetting(experience, other => other === day)
  const past = allSeen(others)
  const pastDays = [...others.days.values()].filter(({ issued }) => issued.size > 0).length
  return {
    ...servicesAndClerks(seen, catalogue),
    walk: shrunk(seen.walks.get('') ?? noTally, usual.walk),
    absence: shrunk(seen.absences.get('') ?? noTally, usual.absence),
    breaks: breaksOf(seen),
    arrivals: arrivalsOf(past, pastDays),
    wishes: wishesOf(seen, catalogue),
    headStarts: headStartsOf(seen, catalogue),
    ...fatesOf(seen),
  }
}

/**
 * Three layers, each drawn towards the one above it as far as little was seen (empirical Bayes): the catalogue's times,
 * the town as a whole, the single service; a clerk apart from them.
 */
function servicesAndClerks(seen: SeenTogether, catalogue: Catalogue): Pick<Expectations, 'service' | 'clerk'> {
  const byService = new Map<ServiceCode, Tally>()
  let cells = { squares: (usual.weight - 1) * usual.scatter ** 2, freedom: usual.weight - 1 }
  for (const [key, tally] of seen.services) {
    const code = key.slice(key.indexOf(' ') + 1)
    byService.set(code, together(byService.get(code) ?? noTally, tally))
    cells = { squares: cells.squares + deviationsLog(tally), freedom: cells.freedom + tally.count - 1 }
  }
  const variance = cells.squares / cells.freedom
  const said = new Map(
    catalogue.services.map(({ code, expectedMinutes }) => [code, Math.log(expectedMinutes * 60_000) - variance / 2]),
  )
  const saidOf = (code: ServiceCode) => said.get(code) ?? Math.log(unknownService * 60_000) - variance / 2
  const between = usual.catalogueDoubt ** 2
  let weight = 1 / usual.townDoubt ** 2
  let offset = 0
  for (const [code, tally] of byService) {
    const counts = 1 / (between + variance / tally.count)
    weight += counts
    offset += counts * (meanLog(tally) - saidOf(code))
  }
  const town = { shift: offset / weight, doubt2: 1 / weight }
  const service = (code: ServiceCode): Lasting => {
    const tally = byService.get(code) ?? noTally
    const precision = tally.count / variance + 1 / between
    const mean = (sumLog(tally) / variance + (saidOf(code) + town.shift) / between) / precision
    const scatter = scatterOf(tally, variance, usual.weight)
    const doubt = Math.sqrt(1 / precision + town.doubt2 / (between * precision) ** 2)
    return { mean, scatter, doubt }
  }
  const clerks = new Map<UserId, { count: number; sum: number }>()
  for (const [key, tally] of seen.services) {
    const at = key.indexOf(' ')
    const clerk = clerks.get(key.slice(0, at)) ?? { count: 0, sum: 0 }
    const sum = clerk.sum + sumLog(tally) - tally.count * service(key.slice(at + 1)).mean
    clerks.set(key.slice(0, at), { count: clerk.count + tally.count, sum })
  }
  const clerk = (id: UserId) => {
    const { count, sum } = clerks.get(id) ?? { count: 0, sum: 0 }
    const precision = count / variance + 1 / usual.clerkDoubt ** 2
    return { mean: sum / variance / precision, doubt: Math.sqrt(1 / precision) }
  }
  return { service, clerk }
}

function shrunk(
  tally: Tally,
  { ms, scatter }: { ms: number; scatter: number },
  weight: number = usual.weight,
): Lasting {
  const prior = Math.log(ms) - scatter ** 2 / 2
  const mean = (sumLog(tally) + prior * weight) / (tally.count + weight)
  const seen = scatterOf(tally, scatter ** 2, weight)
  return { mean, scatter: seen, doubt: seen / Math.sqrt(tally.count + weight) }
}

/** How far such times scatter, where so many observations' worth of this variance is believed before. */
function scatterOf(tally: Tally, variance: number, weight: number): number {
  return Math.sqrt((deviationsLog(tally) + variance * weight) / (Math.max(0, tally.count - 1) + weight))
}

function breaksOf({ breaks, openMs }: SeenTogether): Expectations['breaks'] {
  let all = noTally
  for (const tally of breaks.values()) all = together(all, tally)
  let open = 0
  for (const ms of openMs.values()) open += ms
  const { everyMs } = usual.break
  const perMs = (all.count + 1) / (open + everyMs)
  const altogether = shrunk(all, usual.break, 3)
  return Array.from({ length: halfHours }, (_, half) => {
    const tally = breaks.get(String(half)) ?? noTally
    const rate = (tally.count + perMs * (everyMs / 2)) / ((openMs.get(String(half)) ?? 0) + everyMs / 2)
    const lasts = shrunk(
      tally,
      { ms: Math.exp(altogether.mean + altogether.scatter ** 2 / 2), scatter: altogether.scatter },
      3,
    )
    return { perMs: rate, lasts }
  })
}

/** Smoothed over neighbouring half hours. */
function arrivalsOf({ issued }: SeenTogether, days: number): Expectations['arrivals'] {
  return queue => {
    if (days === 0) return null
    const on = (half: number) => (issued.get(`${queue} ${(half + halfHours) % halfHours}`) ?? 0) / days
    return Array.from({ length: halfHours }, (_, half) => (on(half - 1) + 2 * on(half) + on(half + 1)) / 4)
  }
}

function wishesOf({ services }: SeenTogether, catalogue: Catalogue): Expectations['wishes'] {
  const counts = new Map<ServiceCode, number>()
  for (const [key, { count }] of services) {
    const code = key.slice(key.indexOf(' ') + 1)
    counts.set(code, (counts.get(code) ?? 0) + count)
  }
  return queue =>
    catalogue.services
      .filter(service => service.queue === queue)
      .map(({ code }) => [code, (counts.get(code) ?? 0) + 0.5] as const)
}

function headStartsOf({ priorities }: SeenTogether, catalogue: Catalogue): Expectations['headStarts'] {
  let all = usual.weight
  for (const count of priorities.values()) all += count
  return catalogue.priorities.map(({ code, headStartMinutes }) => ({
    ms: headStartMinutes * 60_000,
    share: (priorities.get(code) ?? 0) / all,
  }))
}

function fatesOf({ fates }: SeenTogether): Pick<Expectations, 'absent' | 'givenUp'> {
  const count = (how: string, step: number) => fates.get(`${how} ${step}`) ?? 0
  const steps = Array.from({ length: waitedSteps }, (_, step) => step)
  const ended = steps.map(step =>
    ['served', 'absent', 'cancelled', 'left'].reduce((sum, how) => sum + count(how, step), 0),
  )
  let absentSoFar: number = usual.absentShare
  const absent = steps.map(step => {
    const weight = 2 * usual.weight
    absentSoFar =
      (count('absent', step) + absentSoFar * weight) / (count('absent', step) + count('served', step) + weight)
    return absentSoFar
  })
  const givenUp = [0]
  for (const step of steps) {
    const beyond = ended.slice(step + 1).reduce((sum, some) => sum + some, 0)
    const stayed = beyond + (ended[step] ?? 0) / 2 + usual.weight
    givenUp.push((givenUp[step] ?? 0) + count('cancelled', step) / stayed)
  }
  return { absent, givenUp }
}

export function stepsWaited(ms: number): number {
  return Math.min(waitedSteps, Math.max(0, ms / waitedStepMs))
}
