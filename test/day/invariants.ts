import type { Catalogue } from '../../domain/catalogue'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import { nextFor } from '../../domain/order'
import type { WaitsReport } from '../../domain/report'
import { numberOf } from '../../domain/take'
import { stateAfter, type TicketState, type TicketStep } from '../../domain/ticket'
import type { BranchId, BusinessDay, CounterNumber, TicketId } from '../../domain/words'
import type { Recorded } from './contract'
import { recompute } from './recompute'

/** Something that must hold, how often it was looked at, and where it does not hold. */
export interface Finding {
  readonly rule: string
  readonly what: string
  readonly looked: number
  readonly broken: readonly string[]
}

/** Reads a branch's whole journal against the rules. Every call in it must have been one of call-next. */
export function inspect(
  journal: readonly Recorded[],
  { branch, catalogue }: { branch: BranchId; catalogue: Catalogue },
): readonly Finding[] {
  return [
    sequence(journal),
    numbers(journal, catalogue),
    oneCounterEach(journal),
    stepsOfLife(journal),
    firstInOrder(journal, { branch, catalogue }),
  ]
}

function sequence(journal: readonly Recorded[]): Finding {
  const broken = journal.flatMap(({ seq }, place) =>
    seq === place + 1 ? [] : [`event ${place + 1} has number ${seq}`],
  )
  return { rule: 'D1', what: 'events without a gap', looked: journal.length, broken }
}

function numbers(journal: readonly Recorded[], catalogue: Catalogue): Finding {
  const last = new Map<string, number>()
  const broken: string[] = []
  let looked = 0
  for (const event of journal) {
    if (event.type === 'day.opened') last.clear()
    if (event.type !== 'ticket.issued') continue
    looked++
    const ordinal = (last.get(event.queue) ?? 0) + 1
    const prefix = catalogue.queues.find(({ code }) => code === event.queue)?.prefix ?? ''
    if (event.number !== numberOf(prefix, ordinal))
      broken.push(`${event.number} came where ${numberOf(prefix, ordinal)} was due`)
    last.set(event.queue, event.ordinal)
  }
  return { rule: 'N1', what: 'numbers without gap or repetition', looked, broken }
}

function oneCounterEach(journal: readonly Recorded[]): Finding {
  const counterOf = new Map<TicketId, CounterNumber>()
  const ticketAt = new Map<CounterNumber, TicketId>()
  const broken: string[] = []
  let looked = 0
  for (const event of journal) {
    if (!('ticket' in event)) continue
    if (event.type === 'ticket.called') {
      looked++
      const there = ticketAt.get(event.counter)
      if (counterOf.has(event.ticket)) broken.push(`${event.number} was called by two counters`)
      if (there) broken.push(`counter ${event.counter} called ${event.number} while somebody stood there`)
      counterOf.set(event.ticket, event.counter)
      ticketAt.set(event.counter, event.ticket)
    } else if (['ticket.served', 'ticket.absent', 'ticket.uncalled'].includes(event.type)) {
      ticketAt.delete(counterOf.get(event.ticket) ?? 0)
      counterOf.delete(event.ticket)
    }
  }
  return { rule: 'L2', what: 'calls, each to one counter', looked, broken }
}

const stepOf: Readonly<Partial<Record<Recorded['type'], TicketStep>>> = {
  'ticket.called': 'call',
  'ticket.recalled': 'recall',
  'ticket.started': 'start',
  'ticket.served': 'finish',
  'ticket.absent': 'absent',
  'ticket.uncalled': 'undo',
  'ticket.returned': 'return',
  'ticket.cancelled': 'cancel',
  'ticket.left': 'leave',
}

function stepsOfLife(journal: readonly Recorded[]): Finding {
  const states = new Map<TicketId, TicketState>()
  const broken: string[] = []
  let looked = 0
  for (const event of journal) {
    if (event.type === 'ticket.issued') states.set(event.ticket, 'waiting')
    const step = stepOf[event.type]
    if (!step || !('ticket' in event)) continue
    looked++
    const before = states.get(event.ticket)
    const reached = before && stateAfter(before, step)
    const starts = event.type === 'ticket.called' && event.starts
    if (!reached) broken.push(`event ${event.seq}: ${step} of a ticket that is ${before ?? 'unknown'}`)
    else states.set(event.ticket, starts ? 'serving' : reached)
  }
  return { rule: 'L1', what: 'steps, each in the table', looked, broken }
}

function firstInOrder(
  journal: readonly Recorded[],
  { branch, catalogue }: { branch: BranchId; catalogue: Catalogue },
): Finding {
  const broken: string[] = []
  let hall: Hall = emptyHall(branch)
  let looked = 0
  for (const event of journal) {
    if (event.type === 'ticket.called') {
      looked++
      const place = catalogue.branch.counters.find(({ number }) => number === event.counter)
      const first = place && nextFor(hall, catalogue, { counter: place, now: event.at })?.somebody
      if (first?.id !== event.ticket)
        broken.push(`counter ${event.counter} called ${event.number}, and ${first?.number ?? 'nobody'} was first`)
    }
    hall = evolve(hall, event)
  }
  return { rule: 'C1', what: 'calls, each the first in order', looked, broken }
}

/** Every ticket of the day is in the report, and the report says what the journal says. */
export function compare(
  report: WaitsReport,
  journal: readonly Recorded[],
  { day, catalogue }: { day: BusinessDay; catalogue: Catalogue },
): Finding {
  const expected = recompute(journal, { day, by: report.by, catalogue })
  const broken: string[] = []
  const found = new Map([...report.rows, report.total].map(row => [row.key, row]))
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const { name, prefix, targetWaitMinutes, key: _key, ...said } = found.get(key) ?? { key }
    const recomputed = expected.get(key)
    if (JSON.stringify(said) !== JSON.stringify(recomputed))
      broken.push(`${key || 'total'}: ${JSON.stringify(said)} is not ${JSON.stringify(recomputed)}`)
  }
  return { rule: 'R3', what: `figures by ${report.by}, as the journal has them`, looked: expected.size, broken }
}
