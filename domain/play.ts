import type { Catalogue, CounterPlace } from './catalogue'
import { nextAt, normal, type Random } from './chance'
import { type Desk, Desks, horizonMs, momentMs } from './desks'
import type { Expectations } from './expectations'
import type { Hall } from './hall'
import { lineOf } from './lines'
import { bookedIn, type Person, type Stream, somebody, stranger, streamsOf } from './newcomers'
import { byTurn, firstFor, isPlain, mayCall } from './order'
import type { Instant, QueueCode } from './words'

const minuteMs = 60_000
/** How far today may differ from other days. */
const dayDoubt = 0.15

interface Ahead {
  readonly people: readonly Person[]
  readonly plain: boolean
  from: number
  readonly streams: readonly Stream[]
}

/** A hall that can be played forward, again and again, from the same moment. */
export class Play {
  readonly people: readonly Person[]
  private readonly lines = new Map<QueueCode, Ahead>()
  private readonly desks: Desks
  /** By when the last of those here is due; and whoever comes later than `passingEnds` passes none of them. */
  private readonly lastDue: Instant
  private readonly passingEnds: Instant
  private time = 0
  /** Who calls at this moment. */
  private calling: CounterPlace | null = null
  private level = 1

  constructor(
    private readonly hall: Hall,
    private readonly catalogue: Catalogue,
    private readonly means: { now: Instant; random: Random; expectations: Expectations; runs: number },
  ) {
    this.desks = new Desks(hall, catalogue, means)
    const people: Person[] = []
    for (const queue of catalogue.queues) {
      const ahead = this.aheadIn(queue)
      people.push(...ahead.people)
      this.lines.set(queue.code, ahead)
    }
    this.people = people
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
      return {
        ticket: ticket.id,
        queue: code,
        number: ticket.number,
        issuedAt: ticket.issuedAt,
        dueAt: ticket.dueAt,
        needs: ticket.needs,
        reservedFor: ticket.reservedFor,
        since: ticket.since,
        service: this.desks.serviceAt(ticket.service),
        lasts: expectations.service(ticket.service),
        plain: isPlain(ticket),
        waits: new Float64Array(this.means.runs),
        waited: 0,
        calledIn: 0,
      }
    })
    const waits = new Float64Array(this.means.runs)
    const newcomer = { ...somebody(code, now, { dueAt: now + targetWaitMinutes * minuteMs }), waits }
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
    const { desks, lastDue, passingEnds } = this
    const { free } = desks
    const { now } = this.means
    const headOf = (queue: QueueCode) => this.headOf(queue, run)
    let left = this.people.length
    let calls = 0
    while (left > 0) {
      const place = soonest(free)
      const desk = desks.all[place]
      const at = free[place] ?? Infinity
      if (!desk || at > now + horizonMs) break
      if (desk.resting) desks.resume(desk)
      else if (at >= desk.breakAt) {
        free[place] = desks.rested(desk, at)
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
        person.waits[person.waited++] = at - now
        left--
        // Somebody who is only supposed takes up nobody's time.
        if (person.ticket === null) continue
      }
      if (chosen?.shared) desk.shareCalls++
      free[place] = desks.served(person, desk, at)
    }
    return calls
  }

  private streamOf(person: Person): Stream {
    const stream = this.lines.get(person.queue)?.streams.find(({ next }) => next === person)
    if (!stream) throw new Error(`Nobody was expected in ${person.queue}.`)
    return stream
  }

  /** Everything that chance decides at the beginning of a run. */
  private draw(): void {
    this.level = Math.exp(dayDoubt * normal(this.means.random))
    this.desks.draw()
    for (const ahead of this.lines.values()) {
      ahead.from = 0
      for (const stream of ahead.streams) {
        const [first] = stream.booked ?? []
        if (first) stream.next = first
        else this.comes(stream, this.means.now)
      }
    }
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
    return person.plain || (this.calling !== null && mayCall(person, this.calling, this.desks.open))
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
}

/** Where the least number stands; ties: the first. */
function soonest(times: Float64Array): number {
  let first = 0
  for (let place = 1; place < times.length; place++) if ((times[place] ?? 0) < (times[first] ?? 0)) first = place
  return first
}
