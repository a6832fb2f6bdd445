import type { CounterNow, PrinterPlace, QueueNow, Shown } from '../../domain/branch-shown'
import { openCountersFor } from '../../domain/calling'
import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import type { Estimates } from '../../domain/estimate'
import type { Hall } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { explain } from '../../domain/order'
import type { Ticket } from '../../domain/ticket'
import type { PaperUnsure, PlaceShown, PriorityShown } from '../../domain/ticket-shown'
import type { BranchId, Instant, Text, TicketId } from '../../domain/words'
import type { PrinterAtHand } from '../printer-post'
import type { PrintersOfBranch } from '../printers'
import type { Actor } from '../who'

/** All that a view is made of. */
export interface Scene {
  readonly hall: Hall
  readonly catalogue: Catalogue
  readonly estimates: Estimates
  readonly now: Instant
  readonly build: string
  readonly demonstration: boolean
  /** How the printer is at which this actor's tickets come out; null where there is none. */
  readonly printerOf: (actor: Actor) => PrinterAtHand | null
  readonly printers: () => PrintersOfBranch
  /** Tickets of which it is not sure that they came out, and were not printed again since. */
  readonly unsure: ReadonlyMap<TicketId, PaperUnsure['state']>
  /** The name of a member of staff, by id. */
  readonly nameOf: (user: string) => string
  readonly branches: readonly { readonly id: BranchId; readonly name: Text }[]
}

/** What every view begins with. */
export function whole({ hall, catalogue, now, build, demonstration }: Scene) {
  const { municipality, branch } = catalogue
  return { seq: hall.seq, branch: branch.id, now, build, demonstration, municipality, branchName: branch.name }
}

/** The queues that this branch's services and counters use. */
export function queuesNow({ hall, catalogue, estimates }: Scene): readonly QueueNow[] {
  const used = new Set(catalogue.services.map(service => service.queue))
  return catalogue.queues
    .filter(queue => used.has(queue.code))
    .map(queue => {
      const line = lineOf(hall, queue.code)
      return {
        code: queue.code,
        prefix: queue.prefix,
        name: queue.name,
        targetWaitMinutes: queue.targetWaitMinutes,
        waiting: line.size,
        wait: estimates.byQueue.get(queue.code) ?? null,
        counters: openCountersFor(hall, catalogue, queue.code),
        longestSince: line.size === 0 ? null : Math.min(...line.upTo(200).map(ticket => ticket.since)),
      }
    })
}

export function waitingIn(hall: Hall): number {
  return [...hall.lines.values()].reduce((sum, line) => sum + line.size, 0)
}

export function counterNow(scene: Scene, place: CounterPlace): CounterNow {
  const { hall, catalogue, nameOf } = scene
  const counter = hall.counters.get(place.number)
  const ticket = counter?.ticket ? hall.tickets.get(counter.ticket) : undefined
  const service = ticket && catalogue.services.find(known => known.code === ticket.service)
  return {
    number: place.number,
    name: place.name,
    state: counter?.state ?? 'closed',
    pauseReason: counter?.pauseReason ?? null,
    since: counter?.since ?? null,
    clerk: counter ? { id: counter.clerk, name: nameOf(counter.clerk) } : null,
    ticket: ticket?.number ?? null,
    ticketState: ticket ? (ticket.state === 'serving' ? 'serving' : 'called') : null,
    ticketSince: ticket ? (ticket.startedAt ?? ticket.calledAt) : null,
    expectedMinutes: service?.expectedMinutes ?? null,
    prefixes: place.tiers.flat().flatMap(code => catalogue.queues.find(queue => queue.code === code)?.prefix ?? []),
  }
}

export function priorityShown(catalogue: Catalogue, ticket: Ticket): PriorityShown | null {
  const priority = catalogue.priorities.find(known => known.code === ticket.priority)
  return priority ? { code: priority.code, name: priority.name, claimed: ticket.claimed } : null
}

/** The facts that decide a place, as they were at that moment. */
export function placeShown(hall: Hall, catalogue: Catalogue, ticket: Ticket, at: Instant): PlaceShown {
  const queue = catalogue.queues.find(known => known.code === ticket.queue)
  return {
    why: explain(hall, catalogue, ticket, at),
    since: ticket.since,
    targetWaitMinutes: queue?.targetWaitMinutes ?? 0,
    dueAt: ticket.dueAt,
  }
}

/** Until when an absent person may come back (rule L5); null: is not absent. */
export function mayReturnUntil({ settings }: Catalogue, { state, absentAt }: Ticket): Instant | null {
  return state === 'absent' && absentAt !== null ? absentAt + settings.returnWindowMinutes * 60_000 : null
}

/** The last calls, the youngest first; of one zone, or of all. */
export function callsShown({ hall, catalogue }: Scene, zone: string | null, most: number): readonly Shown[] {
  const shown: Shown[] = []
  for (const call of hall.calls.backwards()) {
    if (shown.length >= most) break
    // Called in two turns, a number stands where it was called last.
    if (shown.some(({ number }) => number === call.number)) continue
    const where = catalogue.branch.counters.find(counter => counter.number === call.counter)
    if (zone !== null && where?.zone !== zone) continue
    const { number, counter, at, calls } = call
    shown.push({ number, counter, calledAt: at, calls, ...wayTo(where) })
  }
  return shown
}

export function wayTo(place: CounterPlace | undefined): Pick<Shown, 'room' | 'way'> {
  return { ...(place?.room ? { room: place.room } : {}), ...(place?.way ? { way: place.way } : {}) }
}

export function printerPlaces(printers: readonly PrinterPlace[]): readonly PrinterPlace[] {
  return printers.map(({ id, name, counters }) => ({ id, name, counters }))
}

/** Tickets that somebody may print again: the person is still here. */
export function papersUnsure({ hall, unsure }: Scene): readonly PaperUnsure[] {
  return [...unsure].flatMap(([id, state]) => {
    const ticket = hall.tickets.get(id)
    return ticket ? [{ ticket: id, number: ticket.number, state }] : []
  })
}
