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

export type Clerk = ReturnType<typeof seatClerk>

/** A clerk at a counter: opens, calls, waits for whoever walks, serves, takes breaks, closes when the day is over. */
export function seatClerk(
  hall: HallOfDay,
  { place, shift, seed }: { place: CounterPlace; shift: Shift; seed: number },
) {
  const { agenda } = hall
  const number = place.number
  const chance = new Chance(seed, number)
  const lastsMs = hall.doorsCloseAt - hall.doorsOpenAt
  const breaks = shift.breaks.map(({ at, minutes: [least, most] }) => ({
    at: hall.doorsOpenAt + lastsMs * (at + chance.between(-0.06, 0.06)),
    lastsMs: chance.between(least, most) * minuteMs,
  }))
  const leavesAt = shift.leavesAt === undefined ? Infinity : hall.doorsOpenAt + lastsMs * shift.leavesAt
  const queues = new Set(place.tiers.flat())
  let isIdle = false

  function seat(): Counter {
    const counter = hall.now.counters.get(number)
    if (!counter) throw new Error(`Counter ${number} of the simulated hall is closed.`)
    return counter
  }

  function act(decided: Result<readonly HallEvent[]>): boolean {
    if (decided.ok) hall.happen(decided.value)
    return decided.ok
  }

  function opens(at: Instant): void {
    const opened = open(hall.now, { number, clerk: `clerk${number}` }, hall.here(at))
    if (!opened.ok) throw new Error(`Counter ${number} cannot open: ${opened.refusal}`)
    hall.happen(opened.value)
    next(at)
  }

  /** Calls whoever is next; whoever stands here is finished with. */
  function next(at: Instant): void {
    isIdle = false
    const rest = breaks[0]
    if (rest && rest.at <= at) goOnBreak(at, rest.lastsMs)
    else if (at >= hall.nobodyCalledFrom || at >= leavesAt) leave(at)
    else if (callsSomebody(at)) waitFor(at)
    else if (at >= hall.doorsCloseAt) leave(at)
    else {
      finishWith(at)
      isIdle = true
    }
  }

  function callsSomebody(at: Instant): boolean {
    const counter = seat()
    return act(callNext(hall.now, { counter, leaving: counter.ticket }, hall.here(at)))
  }

  function finishWith(at: Instant): void {
    const counter = seat()
    if (counter.ticket !== null) act(finish(hall.now, { counter }, hall.here(at)))
  }

  function waitFor(at: Instant): void {
    const id = hall.now.counters.get(number)?.ticket
    const guest = id ? hall.guests.get(id) : undefined
    if (!guest) throw new Error(`Nobody knows whom counter ${number} has called.`)
    guest.waits = false
    if (!hall.catalogue.settings.confirmArrival) serve(at, guest)
    else if (chance.isTrue(habits.slipOfTheFinger)) takeBack(at, guest)
    else lookOutFor(guest, at)
  }

  function takeBack(at: Instant, guest: Guest): void {
    agenda.add(at + 6 * secondMs, now => {
      guest.waits = act(undo(hall.now, seat(), hall.here(now)))
      agenda.add(now + 4 * secondMs, next)
    })
  }

  function lookOutFor(guest: Guest, at: Instant): void {
    // Whoever missed a call and came back does not miss another.
    const whenCalled = guest.cameBack ? 'comes' : guest.gone ? 'stays-away' : guest.visitor.whenCalled
    if (whenCalled === 'comes') begin(at + guest.visitor.walkMs, guest)
    else
      agenda.add(at + habits.callsAgainAfterMs, now => {
        act(recall(hall.now, seat(), hall.here(now)))
        if (whenCalled === 'comes-late') begin(now + guest.visitor.walkMs, guest)
        else waitInVain(now, guest)
      })
  }

  function begin(at: Instant, guest: Guest): void {
    agenda.add(at, now => {
      act(start(hall.now, seat(), hall.here(now)))
      serve(now, guest)
    })
  }

  function waitInVain(at: Instant, guest: Guest): void {
    agenda.add(at + habits.callsAgainAfterMs, now => {
      act(recall(hall.now, seat(), hall.here(now)))
      agenda.add(now + habits.callsAgainAfterMs, later => {
        act(absent(hall.now, seat(), hall.here(later)))
        comesBack(later, guest)
        next(later)
      })
    })
  }

  /** Whoever missed the call may stand here again; the ticket goes back into the line. */
  function comesBack(at: Instant, guest: Guest): void {
    const { returnsAfterMs } = guest.visitor
    if (returnsAfterMs === null || at + returnsAfterMs >= hall.doorsCloseAt) return
    agenda.add(at + returnsAfterMs, now => {
      const back = comeBack(hall.now, guest.ticket, hall.here(now))
      if (!back.ok) return
      hall.happen(back.value)
      Object.assign(guest, { waits: true, gone: false, cameBack: true })
      hall.somebodyCame(guest.visitor.service.queue, now)
    })
  }

  function serve(at: Instant, guest: Guest): void {
    agenda.add(at + guest.visitor.serviceMs * shift.pace, now => {
      const [from, to] = habits.tidiesUpWithin
      if (chance.isTrue(habits.callsNextAtOnce)) next(now)
      else {
        finishWith(now)
        agenda.add(now + chance.between(from, to), next)
      }
    })
  }

  function goOnBreak(at: Instant, restMs: number): void {
    breaks.shift()
    finishWith(at)
    act(pause(seat(), 'break', hall.here(at)))
    agenda.add(at + restMs, now => {
      act(resume(seat(), hall.here(now)))
      next(now)
    })
  }

  function leave(at: Instant): void {
    finishWith(at)
    act(close(seat(), hall.here(at)))
  }

  /** Looks up when somebody came: after a moment, so that two idle clerks do not press at once. */
  function lookUp(queue: QueueCode | null, at: Instant): void {
    if (!isIdle || (queue !== null && !queues.has(queue))) return
    isIdle = false
    const [from, to] = habits.reactsWithin
    agenda.add(at + chance.between(from, to), next)
  }

  agenda.add(hall.doorsOpenAt + chance.between(-5, 10) * minuteMs, opens)
  return { lookUp }
}
