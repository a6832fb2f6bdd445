import type { Catalogue, CounterPlace } from './catalogue'
import { drawn, halfHourOfDay, type Lasting, nextAt, normal, type Random, rank, still } from './chance'
import { type Expectations, stepsWaited } from './expectations'
import { type Counter, type Hall, openTicket } from './hall'
import type { Person } from './newcomers'
import type { Instant, ServiceCode } from './words'

/** A clerk needs a moment between two people, and to look up when somebody comes. */
export const momentMs = 12_000
/** Nobody is followed further than this. */
export const horizonMs = 8 * 3_600_000

export interface Desk {
  readonly place: CounterPlace
  /** As it was when the hall began to be played. */
  readonly counter: Counter
  readonly pace: Pick<Lasting, 'mean' | 'doubt'>
  /** Drawn for each run. */
  shift: number
  breakAt: Instant
  shareCalls: number
  resting: boolean
  /** Nobody is there to be called. */
  idle: boolean
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
    this.all = catalogue.branch.counters.flatMap(place => {
      const counter = hall.counters.get(place.number)
      if (!counter) return []
      const pace = expectations.clerk(counter.clerk)
      return [{ place, counter, pace, shift: 0, breakAt: 0, shareCalls: 0, resting: false, idle: false }]
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
      const { state, since, shareCalls } = desk.counter
      desk.shift = desk.pace.mean + desk.pace.doubt * normal(random)
      desk.shareCalls = shareCalls
      desk.resting = state === 'paused'
      desk.idle = false
      const back = desk.resting ? now + still(this.breakFrom(since), { shift: 0, elapsed: now - since }, random) : now
      desk.breakAt = this.nextBreak(back)
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
      if (random() > Math.exp(-lost)) return at
    }
    if (random() < atStep(absent, steps)) return at + drawn(absence, 0, random)
    const walkMs = this.catalogue.settings.confirmArrival ? drawn(walk, 0, random) : 0
    return at + walkMs + drawn(person.lasts, this.shiftOf(person.service, desk), random) + momentMs
  }

  /** Until when a clerk rests whose break begins now. */
  rested(desk: Desk, at: Instant): Instant {
    const back = at + drawn(this.breakFrom(at), 0, this.means.random)
    desk.breakAt = this.nextBreak(back)
    desk.resting = true
    this.opened()
    return back
  }

  /** Whoever has nobody to call looks up. */
  lookUp(at: Instant): void {
    for (const [place, { idle }] of this.all.entries()) if (idle) this.free[place] = at
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
    const { ticket: id } = desk.counter
    if (id === null) return now
    const ticket = openTicket(this.hall, id)
    const shift = this.shiftOf(this.serviceAt(ticket.service), desk)
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

  private shiftOf(service: number, desk: Desk): number {
    return (this.shifts[service] ?? 0) + desk.shift
  }

  /** How long a break lasts that begins then. */
  private breakFrom(at: Instant): Lasting {
    const { breaks, absence } = this.means.expectations
    return breaks[halfHourOfDay(at)]?.lasts ?? absence
  }

  private nextBreak(after: Instant): Instant {
    return nextAt(this.breakRates, { after, until: after + horizonMs }, this.means.random)
  }
}

function atStep(steps: readonly number[], at: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(at))] ?? 0
}

function risen(steps: readonly number[], at: number): number {
  const below = steps[Math.floor(at)] ?? 0
  const above = steps[Math.floor(at) + 1] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
