import type { Catalogue, CounterPlace } from './catalogue'
import { drawn, halfHourOfDay, type Lasting, nextAt, normal, type Random, rank, still } from './chance'
import { type Expectations, stepsWaited } from './expectations'
import type { Hall } from './hall'
import type { Person } from './newcomers'
import type { Instant, ServiceCode } from './words'

/** A clerk needs a moment between two people, and to look up when somebody comes. */
export const momentMs = 12_000
/** Nobody is followed further than this. */
export const horizonMs = 8 * 3_600_000

export interface Desk {
  readonly place: CounterPlace
  readonly pace: Pick<Lasting, 'mean' | 'doubt'>
  /** Drawn for each run. */
  shift: number
  breakAt: Instant
  shareCalls: number
  resting: boolean
}

/** The counters that are staffed now, as one run after the other plays them: busy, free, at rest. */
export class Desks {
  readonly all: readonly Desk[]
  /** When each is free. */
  readonly free: Float64Array
  /** Those that do not rest. */
  open: readonly CounterPlace[] = []
  /** How far each service's mean is wrong in this run. */
  private readonly shifts: Float64Array
  private readonly services: readonly ServiceCode[]
  private readonly lasting: readonly Lasting[]
  private readonly breakRates: readonly number[]

  constructor(
    private readonly hall: Hall,
    private readonly catalogue: Catalogue,
    private readonly means: { now: Instant; random: Random; expectations: Expectations },
  ) {
    const { expectations } = means
    this.services = catalogue.services.map(({ code }) => code)
    this.lasting = this.services.map(code => expectations.service(code))
    this.shifts = new Float64Array(this.services.length + 1)
    this.all = catalogue.branch.counters
      .filter(({ number }) => hall.counters.get(number))
      .map(place => {
        const pace = expectations.clerk(hall.counters.get(place.number)?.clerk ?? '')
        return { place, pace, shift: 0, breakAt: 0, shareCalls: 0, resting: false }
      })
    this.free = new Float64Array(this.all.length)
    this.breakRates = expectations.breaks.map(({ perMs }) => perMs)
  }

  /** Where a service stands in the catalogue; one that is no longer there stands behind the last. */
  serviceAt(code: ServiceCode): number {
    const at = this.services.indexOf(code)
    return at < 0 ? this.services.length : at
  }

  /** Everything that chance decides at the beginning of a run. */
  draw(): void {
    const { now, random } = this.means
    for (const [at, { doubt }] of this.lasting.entries()) this.shifts[at] = doubt * normal(random)
    for (const [place, desk] of this.all.entries()) {
      const counter = this.hall.counters.get(desk.place.number)
      const since = counter?.since ?? now
      desk.shift = desk.pace.mean + desk.pace.doubt * normal(random)
      desk.shareCalls = counter?.shareCalls ?? 0
      desk.resting = counter?.state === 'paused'
      desk.breakAt = this.nextBreak(now)
      const back = desk.resting
        ? now + still(this.breakIn(since).lasts, { shift: 0, elapsed: now - since }, random)
        : now
      this.free[place] = Math.max(back, this.freeAt(desk))
    }
    this.opened()
  }

  /** When the desk will have done with somebody whom it calls now. */
  served(person: Person, desk: Desk, at: Instant): Instant {
    const { random, expectations, now } = this.means
    const { givenUp, absent, absence, walk } = expectations
    const steps = stepsWaited(at - person.since)
    if (person.ticket !== null) {
      const lost = risen(givenUp, steps) - risen(givenUp, stepsWaited(now - person.since))
      // Gave the place back meanwhile: nobody was called.
      if (lost > 0 && random() > Math.exp(-lost)) return at
    }
    if (random() < atStep(absent, steps)) return at + drawn(absence, 0, random)
    const walkMs = this.catalogue.settings.confirmArrival ? drawn(walk, 0, random) : 0
    return at + walkMs + drawn(person.lasts, (this.shifts[person.service] ?? 0) + desk.shift, random) + momentMs
  }

  /** Until when a clerk rests whose break begins now. */
  rested(desk: Desk, at: Instant): Instant {
    const back = at + drawn(this.breakIn(at).lasts, 0, this.means.random)
    desk.breakAt = this.nextBreak(back)
    desk.resting = true
    this.opened()
    return back
  }

  /** The clerk is back. */
  resume(desk: Desk): void {
    desk.resting = false
    this.opened()
  }

  private opened(): void {
    this.open = this.all.filter(({ resting }) => !resting).map(({ place }) => place)
  }

  /** When a counter will have done with whoever is there. */
  private freeAt(desk: Desk): Instant {
    const { now, random, expectations } = this.means
    const id = this.hall.counters.get(desk.place.number)?.ticket
    const ticket = id ? this.hall.tickets.get(id) : undefined
    if (!ticket) return now
    const shift = (this.shifts[this.services.indexOf(ticket.service)] ?? 0) + desk.shift
    const lasts = expectations.service(ticket.service)
    const { startedAt, calledAt, lastCalledAt, parkedMs, since } = ticket
    if (startedAt !== null) return now + still(lasts, { shift, elapsed: now - startedAt - parkedMs }, random) + momentMs
    const { walk, absent, absence } = expectations
    const calledMs = now - (lastCalledAt ?? now)
    const stays = atStep(absent, stepsWaited((calledAt ?? now) - since))
    const comes = (1 - stays) * (1 - rank(walk, 0, calledMs))
    if (random() * (stays + comes) < stays)
      return now + still(absence, { shift: 0, elapsed: now - (calledAt ?? now) }, random)
    return now + still(walk, { shift: 0, elapsed: calledMs }, random) + drawn(lasts, shift, random) + momentMs
  }

  private breakIn(at: Instant): Expectations['breaks'][number] {
    const { breaks } = this.means.expectations
    return breaks[halfHourOfDay(at)] ?? { perMs: 0, lasts: this.means.expectations.walk }
  }

  private nextBreak(after: Instant): Instant {
    return nextAt(this.breakRates, { after, until: after + horizonMs }, this.means.random)
  }
}

function atStep(steps: readonly number[], at: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(at))] ?? 0
}

function risen(steps: readonly number[], at: number): number {
  const below = steps[Math.floor(at)] ?? steps.at(-1) ?? 0
  const above = steps[Math.floor(at) + 1] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
