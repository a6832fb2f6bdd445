import { placeOf, undoMs } from '../../domain/calling'
import type { Catalogue, Service } from '../../domain/catalogue'
import { type Hall, halfHourMs } from '../../domain/hall'
import { lineOf } from '../../domain/lines'
import { localTime } from '../../domain/local-time'
import { openingAt } from '../../domain/opening'
import { explain, lineFor } from '../../domain/order'
import type { Ticket } from '../../domain/ticket'
import type { ConsoleView, ServiceShown, TicketAtCounter, TicketWaiting } from '../../domain/views'
import type { CounterNumber } from '../../domain/words'
import { counterNow, papersUnsure, priorityShown, type Scene, whole } from './scene'

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
    current: ticket ? atCounter(catalogue, ticket) : null,
    waiting: waiting.map(one => waitingShownOf(scene, one)),
    waitingCount: place.tiers.flat().reduce((sum, queue) => sum + lineOf(hall, queue).size, 0),
    today: today(hall, catalogue, counter?.clerk),
    printer: scene.printerOf({ kind: 'here' }) ?? 'offline',
    papers: papersUnsure(scene),
  }
}

function atCounter(catalogue: Catalogue, ticket: Ticket): TicketAtCounter {
  const { settings } = catalogue
  const calledAt = ticket.calledAt ?? ticket.since
  const isCalled = ticket.state === 'called'
  const mayRecall = isCalled && ticket.calls < settings.maxCalls
  return {
    id: ticket.id,
    number: ticket.number,
    state: isCalled ? 'called' : 'serving',
    service: serviceShown(catalogue, ticket.service),
    queue: ticket.queue,
    language: ticket.language,
    priority: priorityShown(catalogue, ticket),
    issuedAt: ticket.issuedAt,
    calledAt,
    startedAt: ticket.startedAt,
    calls: ticket.calls,
    mayRecallAt: mayRecall ? (ticket.lastCalledAt ?? calledAt) + settings.recallPauseSeconds * 1000 : null,
    mayUndoUntil: isCalled ? calledAt + undoMs : null,
  }
}

function waitingShownOf({ hall, catalogue, now }: Scene, ticket: Ticket): TicketWaiting {
  const queue = catalogue.queues.find(known => known.code === ticket.queue)
  return {
    id: ticket.id,
    number: ticket.number,
    service: serviceShown(catalogue, ticket.service).name,
    language: ticket.language,
    priority: priorityShown(catalogue, ticket),
    why: explain(hall, catalogue, ticket, now),
    since: ticket.since,
    dueAt: ticket.dueAt,
    targetWaitMinutes: queue?.targetWaitMinutes ?? 0,
  }
}

/** A service that the town has closed since is still shown by its code: the person came for it. */
function serviceShown(catalogue: Catalogue, code: string): ServiceShown {
  const service: Service | undefined = catalogue.services.find(known => known.code === code)
  const department = catalogue.departments.find(known => known.code === service?.department)
  return {
    code,
    name: service?.name ?? { en: code },
    documents: service?.documents ?? [],
    fee: service?.fee ?? { amount: 0 },
    deadlineDays: service?.deadlineDays ?? 0,
    deliveredAtOnce: service?.deliveredAtOnce ?? true,
    department: department?.name ?? null,
    expectedMinutes: service?.expectedMinutes ?? 10,
  }
}

function today(hall: Hall, catalogue: Catalogue, clerk: string | undefined): ConsoleView['today'] {
  const day = clerk === undefined ? undefined : hall.clerks.get(clerk)
  const served = [...(day?.served.values() ?? [])].reduce((sum, count) => sum + count, 0)
  const byHour = new Map<number, number>()
  for (const [halfHour, count] of day?.served ?? []) {
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
