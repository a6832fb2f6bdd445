import type { Catalogue, CounterPlace } from './catalogue'
import { nextAt, normal, type Random } from './chance'
import { type Desk, Desks, horizonMs, momentMs } from './desks'
import type { Expectations } from './expectations'
import type { Hall } from './hall'
import { lineOf } from './lines'
import { bookedIn, noWaits, type Person, type Stream, somebody, stranger, streamsOf } from './newcomers'
import { byTurn, firstFor, isPlain, mayCall } from './order'
import type { Instant, QueueCode } from './words'

const minuteMs = 60_000
/** How far today may differ from other days. */
const dayDoubt = 0.15

interface Ahead {
  readonly people: readonly Person[]
  /** Before here all have been called in this run. */
  from: number
  readonly streams: readonly Stream[]
}

/** A hall that can be played forward, again and again, from the same moment. */
export class Play {
  readonly people: readonly Person[]
  private readonly lines = new Map<QueueCode, Ahead>()
  private readonly desks: Desks
  /** Somebody is among them whom not every counter may call. */
  private readonly isChoosy: boolean
  /** How many of them somebody serves. */
  private readonly served: number
  /** Whoever comes later passes none of them. */
  private readonly passingEnds: Instant
  /** How much busier than other days this run is. */
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
    const lastDue = people.reduce((last, { dueAt }) => Math.max(last, dueAt), means.now)
    const leastTargetMs = [...this.lines.values()]
      .flatMap(({ streams }) => streams)
      .reduce((least, { targetMs }) => Math.min(least, targetMs), 0)
    this.isChoosy = !people.every(isPlain)
    // In a share it may be the turn of somebody who is due later; and who is due earlier may have to wait for a counter.
    const byDueAlone = !this.isChoosy && !this.desks.all.some(({ place }) => place.share)
    this.passingEnds = byDueAlone ? lastDue - leastTargetMs : means.now + horizonMs
    const queues = new Set(this.desks.all.flatMap(({ place }) => place.tiers.flat()))
    this.served = people.filter(({ queue }) => queues.has(queue)).length
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
        waits: noWaits,
        waited: 0,
        calledIn: 0,
      }
    })
    const newcomer = somebody(code, now, { dueAt: now + targetWaitMinutes * minuteMs })
    const people = [...waiting, newcomer].sort(byTurn)
    return {
      people,
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
    const { desks } = this
    const { free } = desks
    const { now } = this.means
    let left = this.served
    let calls = 0
    while (left > 0) {
      const place = soonest(free)
      const desk = desks.all[place]
      const at = free[place] ?? Infinity
      if (!desk || at > now + horizonMs) break
      desk.idle = false
      if (desk.resting) desks.resume(desk)
      if (at >= desk.breakAt) {
        free[place] = desks.rested(desk, at)
        // Whom only this one could call, others may call meanwhile.
        if (this.isChoosy) desks.lookUp(at)
        continue
      }
      const here = { run, counter: desk.place, now: at }
      const { shareCalls } = desk
      const chosen = firstFor(queue => this.headOf(queue, here), desk.place, { now: at, shareCalls })
      if (!chosen) {
        desk.idle = true
        free[place] = Math.min(this.nextArrival(desk) + momentMs, desk.breakAt)
        continue
      }
      const { somebody: person, shared } = chosen
      calls++
      if (person.calledIn === stranger) this.followed(person)
      else {
        person.calledIn = run
        // Behind thousands, most are never called.
        if (person.waits === noWaits) person.waits = new Float64Array(this.means.runs)
        person.waits[person.waited++] = at - now
        left--
        // Somebody who is only supposed takes up nobody's time.
        if (person.ticket === null) continue
      }
      if (shared) desk.shareCalls++
      free[place] = desks.served(person, desk, at)
    }
    return calls
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

  /** The first of a queue whom this counter may call, of those who have come by then. */
  private headOf(
    queue: QueueCode,
    { run, counter, now }: { run: number; counter: CounterPlace; now: Instant },
  ): Person | undefined {
    const ahead = this.lines.get(queue)
    if (!ahead) return undefined
    const { people, streams } = ahead
    while (people[ahead.from]?.calledIn === run) ahead.from++
    let at = ahead.from
    let best = people[at]
    while (best && (best.calledIn === run || !mayCall(best, counter, this.desks.open))) best = people[++at]
    for (const { next } of streams) if (next.issuedAt <= now && (!best || byTurn(next, best) < 0)) best = next
    return best
  }

  /** When somebody comes whom this desk serves: of those who have come nobody is left. */
  private nextArrival({ place }: Desk): Instant {
    let soonest = Infinity
    for (const queue of place.tiers.flat())
      for (const { next } of this.streamsIn(queue)) soonest = Math.min(soonest, next.issuedAt)
    return soonest
  }

  private streamsIn(queue: QueueCode): readonly Stream[] {
    return this.lines.get(queue)?.streams ?? []
  }

  /** Somebody who was still to come has come and been called: another one like that follows. */
  private followed(person: Person): void {
    for (const stream of this.streamsIn(person.queue)) if (stream.next === person) this.comes(stream, person.issuedAt)
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
    stream.next = somebody(stream.queue, at, { dueAt: at + stream.targetMs, calledIn: stranger, ...wish })
  }
}

/** Where the least number stands; ties: the first. */
function soonest(times: Float64Array): number {
  let first = 0
  for (let place = 1; place < times.length; place++) if ((times[place] ?? 0) < (times[first] ?? 0)) first = place
  return first
}
