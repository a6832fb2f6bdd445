import type { PrinterShown, PrinterStatus } from '../../domain/branch-shown'
import { placeOf, undoMs } from '../../domain/calling'
import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import { type Hall, halfHourMs } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { localTime } from '../../domain/local-time'
import { openingAt } from '../../domain/opening'
import { lineFor, offers } from '../../domain/order'
import { serviceShown } from '../../domain/service-shown'
import type { Ticket } from '../../domain/ticket'
import type { TicketAbsent, TicketAtCounter, TicketParked, TicketWaiting } from '../../domain/ticket-shown'
import type { ConsoleView } from '../../domain/views'
import type { CounterNumber } from '../../domain/words'
import {
  counterNow,
  mayReturnUntil,
  papersUnsure,
  placeShown,
  printerPlaces,
  priorityShown,
  type Scene,
  whole,
} from './scene'

/** More than a clerk reads; the rest is counted. */
const waitingShown = 30

/** What a clerk works with. Throws when the branch has no such counter: the door has checked it. */
export function consoleView(scene: Scene, number: CounterNumber): ConsoleView {
  const { hall, catalogue, now } = scene
  const place = placeOf(catalogue, number)
  if (!place) throw new Error(`${catalogue.branch.id} has no counter ${number}.`)
  const waiting = lineFor(hall, catalogue, { counter: place, now, most: waitingShown })
  const counter = hall.counters.get(number)
  const ticket = counter?.ticket ? hall.tickets.get(counter.ticket) : undefined
  return {
    ...whole(scene),
    screen: 'console',
    counter: counterNow(scene, place),
    opening: openingAt(catalogue, now),
    confirmArrival: catalogue.settings.confirmArrival,
    clerksCallAny: catalogue.settings.clerksCallAny,
    catalogue: catalogue.version,
    current: ticket ? atCounter(scene, ticket, place) : null,
    waiting: waiting.map(one => waitingShownOf(scene, one)),
    waitingCount: place.tiers.flat().reduce((sum, queue) => sum + lineOf(hall, queue).size, 0),
    parked: parkedFor(scene, number),
    absent: absentFor(scene, place),
    counters: catalogue.branch.counters.map(one => ({
      number: one.number,
      state: hall.counters.get(one.number)?.state ?? 'closed',
    })),
    today: today(hall, catalogue, counter?.clerk),
    ...printersHere(scene),
    papers: papersUnsure(scene),
  }
}

function atCounter({ hall, catalogue }: Scene, ticket: Ticket, place: CounterPlace): TicketAtCounter {
  const { settings } = catalogue
  const calledAt = ticket.calledAt ?? ticket.since
  const isCalled = ticket.state === 'called'
  const mayRecall = isCalled && ticket.calls < settings.maxCalls
  return {
    ...known(catalogue, ticket),
    // What decided was decided when the person was called.
    ...placeShown(hall, catalogue, ticket, calledAt),
    state: isCalled ? 'called' : 'serving',
    service: serviceShown(catalogue, ticket.service),
    queue: ticket.queue,
    appointment: ticket.appointment?.at ?? null,
    needsMet: offers(place, ticket.needs),
    thenBack: ticket.thenBack,
    issuedAt: ticket.issuedAt,
    calledAt,
    startedAt: ticket.startedAt,
    calls: ticket.calls,
    mayRecallAt: mayRecall ? (ticket.lastCalledAt ?? calledAt) + settings.recallPauseSeconds * 1000 : null,
    mayUndoUntil: isCalled ? calledAt + undoMs : null,
  }
}

function waitingShownOf({ hall, catalogue, now }: Scene, ticket: Ticket): TicketWaiting {
  return { ...named(catalogue, ticket), ...placeShown(hall, catalogue, ticket, now) }
}

/** Those whom this counter may take up, or put back in the line (rule L1). */
function parkedFor({ hall, catalogue }: Scene, number: CounterNumber): readonly TicketParked[] {
  const found: TicketParked[] = []
  for (const ticket of hall.tickets.values()) {
    const { parked } = ticket
    if (!parked || (parked.counter !== number && parked.for !== 'all')) continue
    found.push({ ...named(catalogue, ticket), since: parked.at, counter: parked.counter, for: parked.for })
  }
  return found.sort((a, b) => a.since - b.since)
}

/** Those of the counter's queues who may still return (rule L5). */
function absentFor({ hall, catalogue, now }: Scene, place: CounterPlace): readonly TicketAbsent[] {
  const queues = place.tiers.flat()
  const found: TicketAbsent[] = []
  for (const ticket of hall.tickets.values()) {
    const until = mayReturnUntil(catalogue, ticket)
    if (until === null || until < now || !queues.includes(ticket.queue)) continue
    found.push({ ...named(catalogue, ticket), since: ticket.absentAt ?? now, until })
  }
  return found.sort((a, b) => b.since - a.since)
}

function known(catalogue: Catalogue, ticket: Ticket) {
  const { id, number, language, needs, note } = ticket
  return { id, number, language, needs, note, priority: priorityShown(catalogue, ticket) }
}

function named(catalogue: Catalogue, ticket: Ticket) {
  const service = serviceShown(catalogue, ticket.service)
  return { ...known(catalogue, ticket), code: service.code, service: service.name }
}

function today(hall: Hall, catalogue: Catalogue, clerk: string | undefined): ConsoleView['today'] {
  const day = clerk === undefined ? undefined : hall.clerks.get(clerk)
  const served = [...(day?.served.values() ?? [])].reduce((sum, count) => sum + count, 0)
  const byHour = new Map<number, number>()
  for (const [halfHour, count] of day?.served.entries() ?? []) {
    const { minute } = localTime(halfHour * halfHourMs, catalogue.municipality.timeZone)
    const hour = Math.floor(minute / 60)
    byHour.set(hour, (byHour.get(hour) ?? 0) + count)
  }
  return {
    served,
    absent: day?.absent ?? 0,
    averageServiceMs: served > 0 ? Math.round((day?.serviceMs ?? 0) / served) : null,
    pausedMs: day?.pausedMs ?? 0,
    byHour: [...byHour].sort(([a], [b]) => a - b).map(([hour, count]) => ({ hour, served: count })),
  }
}

const byNeed: readonly PrinterStatus[] = ['no-paper', 'cover-open', 'error', 'offline', 'paper-low', 'ready']

/** All of the branch, and the one that somebody must go to first: a clerk is nearer than whoever looks at the dashboard. */
function printersHere(scene: Scene): Pick<ConsoleView, 'printer' | 'printerName' | 'printers'> {
  const { printers } = scene.printers()
  return { ...printerInNeed(printers), printers: printerPlaces(printers) }
}

function printerInNeed(printers: readonly PrinterShown[]): Pick<ConsoleView, 'printer' | 'printerName'> {
  const [first] = [...printers].sort((a, b) => byNeed.indexOf(a.status) - byNeed.indexOf(b.status))
  if (!first) return { printer: 'offline' }
  const isNamed = printers.length > 1 && first.name !== null && first.status !== 'ready'
  return { printer: first.status, ...(isNamed && first.name ? { printerName: first.name } : {}) }
}
