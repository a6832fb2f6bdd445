import { absent, callNext, close, finish, open, pause, recall, resume, start, undo } from '../domain/calling'
import type { CounterPlace } from '../domain/catalogue'
import { comeBack } from '../domain/ending'
import type { HallEvent } from '../domain/event'
import type { Counter } from '../domain/hall'
import type { Result } from '../domain/refusal'
import type { Instant, QueueCode } from '../domain/words'
import { Chance } from './chance'
import type { Guest, HallOfDay } from './hall-of-day'
import type { Shift } from './town'

const secondMs = 1_000
const minuteMs = 60_000

/** How a clerk works, as shares and times. */
export const habits = {
  slipOfTheFinger: 0.01,
  callsNextAtOnce: 0.7,
  reactsWithin: [2 * secondMs, 20 * secondMs],
  tidiesUpWithin: [5 * secondMs, 90 * secondMs],
  callsAgainAfterMs: 30 * secondMs,
} as const

/** A clerk at a counter: opens, calls, waits for whoever walks, serves, takes breaks, closes when the day is over. */
export class Clerk {
  private readonly number: number
  private readonly chance: Chance
  private readonly breaks: { readonly at: Instant; readonly lastsMs: number }[]
  private readonly pace: number
  private readonly leavesAt: Instant
  private readonly queues: ReadonlySet<QueueCode>
  private isIdle = false

  constructor(
    private readonly hall: HallOfDay,
    { place, shift, seed }: { place: CounterPlace; shift: Shift; seed: number },
  ) {
    const chance = new Chance(seed, place.number)
    const lastsMs = hall.doorsCloseAt - hall.doorsOpenAt
    this.number = place.number
    this.chance = chance
    this.breaks = shift.breaks.map(({ at, minutes: [least, most] }) => ({
      at: hall.doorsOpenAt + lastsMs * (at + chance.between(-0.06, 0.06)),
      lastsMs: chance.between(least, most) * minuteMs,
    }))
    this.pace = shift.pace
    this.leavesAt = shift.leavesAt === undefined ? Infinity : hall.doorsOpenAt + lastsMs * shift.leavesAt
    this.queues = new Set(place.tiers.flat())
    hall.agenda.add(hall.doorsOpenAt + chance.between(-5, 10) * minuteMs, at => this.opens(at))
  }

  /** Looks up when somebody came: after a moment, so that two idle clerks do not press at once. */
  lookUp(queue: QueueCode | null, at: Instant): void {
    if (!this.isIdle || (queue !== null && !this.queues.has(queue))) return
    this.isIdle = false
    const [from, to] = habits.reactsWithin
    this.nextAfter(at + this.chance.between(from, to))
  }

  private seat(): Counter {
    const counter = this.hall.now.counters.get(this.number)
    if (!counter) throw new Error(`Counter ${this.number} of the simulated hall is closed.`)
    return counter
  }

  private act(decided: Result<readonly HallEvent[]>): boolean {
    if (decided.ok) this.hall.happen(decided.value)
    return decided.ok
  }

  private opens(at: Instant): void {
    const { hall, number } = this
    const opened = open(hall.now, { number, clerk: `clerk${number}` }, hall.here(at))
    if (!opened.ok) throw new Error(`Counter ${number} cannot open: ${opened.refusal}`)
    hall.happen(opened.value)
    this.next(at)
  }

  private nextAfter(at: Instant): void {
    this.hall.agenda.add(at, now => this.next(now))
  }

  /** Calls whoever is next; whoever stands here is finished with. */
  private next(at: Instant): void {
    const { hall } = this
    this.isIdle = false
    const [rest] = this.breaks
    if (rest && rest.at <= at) this.goOnBreak(at, rest.lastsMs)
    else if (at >= hall.nobodyCalledFrom || at >= this.leavesAt) this.leave(at)
    else if (this.callsSomebody(at)) this.waitFor(at)
    else if (at >= hall.doorsCloseAt) this.leave(at)
    else {
      this.finishWith(at)
      this.isIdle = true
    }
  }

  private callsSomebody(at: Instant): boolean {
    const { hall } = this
    const counter = this.seat()
    return this.act(callNext(hall.now, { counter, leaving: counter.ticket }, hall.here(at)))
  }

  private finishWith(at: Instant): void {
    const { hall } = this
    const counter = this.seat()
    if (counter.ticket !== null) this.act(finish(hall.now, { counter }, hall.here(at)))
  }

  private waitFor(at: Instant): void {
    const id = this.seat().ticket
    const guest = id ? this.hall.guests.get(id) : undefined
    if (!guest) throw new Error(`Nobody knows whom counter ${this.number} has called.`)
    guest.waits = false
    if (!this.hall.catalogue.settings.confirmArrival) this.serve(at, guest)
    else if (this.chance.isTrue(habits.slipOfTheFinger)) this.takeBack(at, guest)
    else this.lookOutFor(guest, at)
  }

  private takeBack(at: Instant, guest: Guest): void {
    const { hall } = this
    hall.agenda.add(at + 6 * secondMs, now => {
      guest.waits = this.act(undo(hall.now, this.seat(), hall.here(now)))
      this.nextAfter(now + 4 * secondMs)
    })
  }

  private lookOutFor(guest: Guest, at: Instant): void {
    const { hall } = this
    // Whoever missed a call and came back does not miss another.
    const whenCalled = guest.cameBack ? 'comes' : guest.gone ? 'stays-away' : guest.visitor.whenCalled
    if (whenCalled === 'comes') this.begin(at + guest.visitor.walkMs, guest)
    else
      hall.agenda.add(at + habits.callsAgainAfterMs, now => {
        this.act(recall(hall.now, this.seat(), hall.here(now)))
        if (whenCalled === 'comes-late') this.begin(now + guest.visitor.walkMs, guest)
        else this.waitInVain(now, guest)
      })
  }

  private begin(at: Instant, guest: Guest): void {
    const { hall } = this
    hall.agenda.add(at, now => {
      this.act(start(hall.now, this.seat(), hall.here(now)))
      this.serve(now, guest)
    })
  }

  private waitInVain(at: Instant, guest: Guest): void {
    const { hall } = this
    hall.agenda.add(at + habits.callsAgainAfterMs, now => {
      this.act(recall(hall.now, this.seat(), hall.here(now)))
      hall.agenda.add(now + habits.callsAgainAfterMs, later => {
        this.act(absent(hall.now, this.seat(), hall.here(later)))
        this.comesBack(later, guest)
        this.next(later)
      })
    })
  }

  /** Whoever missed the call may stand here again; the ticket goes back into the line. */
  private comesBack(at: Instant, guest: Guest): void {
    const { hall } = this
    const { returnsAfterMs } = guest.visitor
    if (returnsAfterMs === null || at + returnsAfterMs >= hall.doorsCloseAt) return
    hall.agenda.add(at + returnsAfterMs, now => {
      const isBack = this.act(comeBack(hall.now, guest.ticket, hall.here(now)))
      if (!isBack) return
      Object.assign(guest, { waits: true, gone: false, cameBack: true })
      hall.somebodyCame(guest.visitor.service.queue, now)
    })
  }

  private serve(at: Instant, guest: Guest): void {
    this.hall.agenda.add(at + guest.visitor.serviceMs * this.pace, now => {
      const { chance } = this
      const [from, to] = habits.tidiesUpWithin
      if (chance.isTrue(habits.callsNextAtOnce)) this.next(now)
      else {
        this.finishWith(now)
        this.nextAfter(now + chance.between(from, to))
      }
    })
  }

  private goOnBreak(at: Instant, restMs: number): void {
    const { hall } = this
    this.breaks.shift()
    this.finishWith(at)
    this.act(pause(this.seat(), 'break', hall.here(at)))
    hall.agenda.add(at + restMs, now => {
      this.act(resume(this.seat(), hall.here(now)))
      this.next(now)
    })
  }

  private leave(at: Instant): void {
    this.finishWith(at)
    this.act(close(this.seat(), this.hall.here(at)))
  }
}
