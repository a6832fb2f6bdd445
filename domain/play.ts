import type { Catalogue, CounterPlace } from './catalogue'
import { drawn, halfHourOfDay, type Lasting, nextAt, normal, type Random, rank, still } from './chance'
import { type Expectations, stepsWaited } from './expectations'
import type { Hall } from './hall'
import { lineOf } from './lines'
import { bookedIn, type Person, type Stream, somebody, stranger, streamsOf } from './newcomers'
import { byTurn, firstFor, mayCall } from './order'
import type { Instant, QueueCode } from './words'

const minuteMs = 60_000
/** A clerk needs a moment between two people, and to look up when somebody comes. */
const momentMs = 12_000
/** How far today may differ from other days. */
const dayDoubt = 0.15
/** Nobody is followed further than this. */
const horizonMs = 8 * 3_600_000

interface Ahead {
  readonly people: readonly Person[]
  readonly plain: boolean
  from: number
  readonly streams: readonly Stream[]
}

interface Desk {
  readonly place: CounterPlace
  readonly pace: Pick<Lasting, 'mean' | 'doubt'>
  /** Drawn for each run. */
  shift: number
  breakAt: Instant
  shareCalls: number
  resting: boolean
}

/** A hall that can be played forward, again and again, from the same moment. */
export class Play {
  readonly people: readonly Person[]
  private readonly lines = new Map<QueueCode, Ahead>()
  private readonly desks: readonly Desk[]
  /** How far each service's mean is wrong in this run. */
  private readonly shifts: Float64Array
  private readonly services: readonly string[]
  private readonly lasting: readonly Lasting[]
  /** When each desk is free. */
  private readonly free: Float64Array
  private readonly breakRates: readonly number[]
  /** By when the last of those here is due; and whoever comes later than `passingEnds` passes none of them. */
  private readonly lastDue: Instant
  private readonly passingEnds: Instant
  private time = 0
  /** Who calls at this moment. */
  private calling: CounterPlace | null = null
  private open: readonly CounterPlace[] = []
  private level = 1

  constructor(
    private readonly hall: Hall,
    private readonly catalogue: Catalogue,
    private readonly means: { now: Instant; random: Random; expectations: Expectations },
  ) {
    const { expectations } = means
    this.services = catalogue.services.map(({ code }) => code)
    this.lasting = this.services.map(code => expectations.service(code))
    this.shifts = new Float64Array(this.services.length + 1)
    const people: Person[] = []
    for (const queue of catalogue.queues) {
      const ahead = this.aheadIn(queue)
      people.push(...ahead.people)
      this.lines.set(queue.code, ahead)
    }
    this.people = people
    this.desks = catalogue.branch.counters
      .filter(({ number }) => hall.counters.get(number))
      .map(place => {
        const pace = expectations.clerk(hall.counters.get(place.number)?.clerk ?? '')
        return { place, pace, shift: 0, breakAt: 0, shareCalls: 0, resting: false }
      })
    this.free = new Float64Array(this.desks.length)
    this.breakRates = expectations.breaks.map(({ perMs }) => perMs)
    this.lastDue = people.reduce((last, { dueAt }) => Math.max(last, dueAt), means.now)
    const leastTargetMs = [...this.lines.values()]
      .flatMap(({ streams }) => streams)
      .reduce((least, { targetMs }) => Math.min(least, targetMs), 0)
    this.passingEnds = this.lastDue - leastTargetMs
  }

  /** Everyone who waits, in order, and somebody who would come now, last of those due by then. */
  private aheadIn(queue: Catalogue['queues'][number]): Ahead {
    const { code, targetWaitMinutes } = queue
    const { now, expectations } = this.means
    const waiting = [...lineOf(this.hall, code)].map((ticket): Person => {
      const service = this.services.indexOf(ticket.service)
      return {
        ticket: ticket.id,
        queue: code,
        number: ticket.number,
        issuedAt: ticket.issuedAt,
        dueAt: ticket.dueAt,
        needs: ticket.needs,
        reservedFor: ticket.reservedFor,
        since: ticket.since,
        service: service < 0 ? this.services.length : service,
        lasts: expectations.service(ticket.service),
        plain: ticket.needs.length === 0 && ticket.reservedFor === null,
        waits: [],
        calledIn: 0,
      }
    })
    const newcomer = somebody(code, now, { dueAt: now + targetWaitMinutes * minuteMs })
    const people = [...waiting, newcomer].sort(byTurn)
    return {
      people,
      plain: people.every(({ plain }) => plain),
      from: 0,
      streams: [
        ...streamsOf(this.hall, this.catalogue, { queue, now, expectations }),
        ...bookedIn(this.hall, this.catalogue, { queue: code, now, expectations }),
      ],
    }
  }

  /** From now until everyone who waits has been called; returns how many calls that took. */
  forward(run: number): number {
    this.draw()
    const { desks, free, lastDue, passingEnds } = this
    const { now } = this.means
    const headOf = (queue: QueueCode) => this.headOf(queue, run)
    let left = this.people.length
    let calls = 0
    while (left > 0) {
      const place = soonest(free)
      const desk = desks[place]
      const at = free[place] ?? Infinity
      if (!desk || at > now + horizonMs) break
      if (desk.resting) {
        desk.resting = false
        this.opened()
      } else if (at >= desk.breakAt) {
        free[place] = this.rested(desk, at)
        continue
      }
      this.time = at
      this.calling = desk.place
      const chosen = firstFor(headOf, desk.place, { now: at, shareCalls: desk.shareCalls })
      const person = chosen?.somebody
      // With nobody left to call but those who pass nobody, a desk has done its part.
      if (!person || (person.dueAt > lastDue && at > passingEnds)) {
        free[place] = at > passingEnds ? Infinity : this.nextArrival(desk) + momentMs
        continue
      }
      calls++
      if (person.calledIn === stranger) this.comes(this.streamOf(person), person.issuedAt)
      else {
        person.calledIn = run
        person.waits.push(at - now)
        left--
        // Somebody who is only supposed takes up nobody's time.
        if (person.ticket === null) continue
      }
      if (chosen?.shared) desk.shareCalls++
      free[place] = this.served(person, desk, at)
    }
    return calls
  }

  private streamOf(person: Person): Stream {
    const stream = this.lines.get(person.queue)?.streams.find(({ next }) => next === person)
    if (!stream) throw new Error(`Nobody was expected in ${person.queue}.`)
    return stream
  }

  /** When the desk will have done with somebody whom it calls now. */
  private served(person: Person, desk: Desk, at: Instant): Instant {
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
  private rested(desk: Desk, at: Instant): Instant {
    const back = at + drawn(this.breakIn(at).lasts, 0, this.means.random)
    desk.breakAt = this.nextBreak(back)
    desk.resting = true
    this.opened()
    return back
  }

  private opened(): void {
    this.open = this.desks.filter(({ resting }) => !resting).map(({ place }) => place)
  }

  /** Everything that chance decides at the beginning of a run. */
  private draw(): void {
    const { now, random } = this.means
    this.level = Math.exp(dayDoubt * normal(random))
    for (const [at, { doubt }] of this.lasting.entries()) this.shifts[at] = doubt * normal(random)
    for (const [place, desk] of this.desks.entries()) {
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
    for (const ahead of this.lines.values()) {
      ahead.from = 0
      for (const stream of ahead.streams) {
        const [first] = stream.booked ?? []
        if (first) stream.next = first
        else this.comes(stream, now)
      }
    }
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

  private headOf(queue: QueueCode, run: number): Person | undefined {
    const ahead = this.lines.get(queue)
    if (!ahead) return undefined
    const { people } = ahead
    while (people[ahead.from]?.calledIn === run) ahead.from++
    let best = people[ahead.from]
    if (!ahead.plain) {
      let at = ahead.from
      while (best && (best.calledIn === run || !this.mayBeCalled(best))) best = people[++at]
    }
    for (const { next } of ahead.streams) {
      if (next.issuedAt <= this.time && (!best || byTurn(next, best) < 0)) best = next
    }
    return best
  }

  private mayBeCalled(person: Person): boolean {
    return person.plain || (this.calling !== null && mayCall(person, this.calling, this.open))
  }

  private nextArrival(desk: Desk): Instant {
    let soonest = Infinity
    for (const tier of desk.place.tiers)
      for (const queue of tier)
        for (const { next } of this.lines.get(queue)?.streams ?? [])
          if (next.issuedAt > this.time && next.issuedAt < soonest) soonest = next.issuedAt
    return soonest
  }

  /** Somebody of this kind comes after that moment. */
  private comes(stream: Stream, after: Instant): void {
    const { random } = this.means
    const { booked } = stream
    if (booked) {
      stream.next = booked[booked.indexOf(stream.next) + 1] ?? somebody(stream.queue, Infinity, { dueAt: Infinity })
      return
    }
    const at = nextAt(stream.perMs, { after, until: this.passingEnds, pace: this.level }, random)
    const wish = stream.wishes[Math.floor(random() * stream.wishes.length)]
    if (!wish) throw new Error(`Nobody asks for anything in ${stream.queue}.`)
    stream.next = somebody(stream.queue, at, { dueAt: at + stream.targetMs, calledIn: stranger, ...wish })
  }

  private breakIn(at: Instant): Expectations['breaks'][number] {
    const { breaks } = this.means.expectations
    return breaks[halfHourOfDay(at)] ?? { perMs: 0, lasts: this.means.expectations.walk }
  }

  private nextBreak(after: Instant): Instant {
    return nextAt(this.breakRates, { after, until: after + horizonMs }, this.means.random)
  }
}

/** Where the least number stands; ties: the first. */
function soonest(times: Float64Array): number {
  let first = 0
  for (let place = 1; place < times.length; place++) if ((times[place] ?? 0) < (times[first] ?? 0)) first = place
  return first
}

function atStep(steps: readonly number[], at: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(at))] ?? 0
}

function risen(steps: readonly number[], at: number): number {
  const below = steps[Math.floor(at)] ?? steps.at(-1) ?? 0
  const above = steps[Math.floor(at) + 1] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
