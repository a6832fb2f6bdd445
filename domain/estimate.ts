import type { Catalogue } from './catalogue'
import type { Random } from './chance'
import type { Expectations } from './expectations'
import type { Hall } from './hall'
import { lineOf } from './lines'
import type { Person } from './newcomers'
import { Play } from './play'
import type { Instant, QueueCode, TicketId, Wait } from './words'

/** How long each person will still wait, and somebody who took a ticket now (rule W1). Null: nobody serves the queue. */
export interface Estimates {
  readonly at: Instant
  readonly byTicket: ReadonlyMap<TicketId, Wait | null>
  readonly byQueue: ReadonlyMap<QueueCode, Wait | null>
}

/** What decides where somebody will stand who takes a ticket. */
export interface Newcomer {
  readonly queue: QueueCode
  readonly dueAt: Instant
}

/** How often the hall is played forward: of so many, the tenth parts are whole places (2nd of 19, 3rd of 29). */
const mostRuns = 29
const fewestRuns = 9
/** People called in all runs together: a hall in which hundreds wait is played less often. */
const mostCalls = 8_000
const minuteMs = 60_000

/**
 * Plays the hall forward many times: open counters take the next person by the same order as call-next does, clerks
 * take breaks, some do not come when called, others come later and may pass. `random` gives numbers from 0 to 1; the
 * same ones, the same estimate.
 */
export function estimate(
  hall: Hall,
  catalogue: Catalogue,
  { now, random, expectations }: { now: Instant; random: Random; expectations: Expectations },
): Estimates {
  const play = new Play(hall, catalogue, { now, random, expectations, runs: mostRuns })
  const { people } = play
  const calls = play.forward(1)
  const runs = [mostRuns, 19].find(many => many * calls <= mostCalls) ?? fewestRuns
  for (let run = 2; run <= runs; run++) play.forward(run)
  const byTicket = new Map<TicketId, Wait | null>()
  const byQueue = new Map<QueueCode, Wait | null>()
  for (const person of people) {
    const wait = interval(person, runs)
    if (person.ticket === null) byQueue.set(person.queue, wait)
    else byTicket.set(person.ticket, wait)
  }
  return { at: now, byTicket, byQueue }
}

/** For somebody who takes a ticket now: what is expected of whoever stands where this one will. */
export function waitOfNewcomer({ byTicket, byQueue }: Estimates, hall: Hall, { queue, dueAt }: Newcomer): Wait | null {
  const behind = lineOf(hall, queue).firstBehind(ticket => ticket.dueAt > dueAt)
  return (behind ? byTicket.get(behind.id) : byQueue.get(queue)) ?? null
}

/** The tenth and the ninetieth of a hundred, to the nearest minute. */
function interval({ waits, waited }: Person, runs: number): Wait | null {
  if (waited < runs / 2) return null
  const sorted = waits.subarray(0, waited).sort()
  const at = (share: number) => (sorted[Math.round(share * (waited + 1)) - 1] ?? 0) / minuteMs
  const fromMinutes = Math.round(at(0.1))
  return { fromMinutes, toMinutes: Math.max(Math.round(at(0.9)), fromMinutes + 1) }
}
