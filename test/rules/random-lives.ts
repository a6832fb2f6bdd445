import fc from 'fast-check'
import { load } from '../../domain/appointments'
import {
  absent,
  callCertain,
  callNext,
  close,
  counterOf,
  finish,
  open,
  pause,
  recall,
  resume,
  start,
  undo,
} from '../../domain/calling'
import type { Catalogue } from '../../domain/catalogue'
import { absences, cancel, comeBack, turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { appointmentKey, type Hall } from '../../domain/hall'
import { localTime } from '../../domain/local-time'
import { change, type Destination, park, postpone, remove, transfer, unpark } from '../../domain/moving'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import type { Need, TicketId } from '../../domain/words'

/** One thing that somebody does, with chance already taken: the same step on the same hall gives the same events. */
export type Deed =
  | {
      readonly do: 'take'
      readonly service: number
      readonly priority: number
      readonly needs?: number
      readonly phone?: number
    }
  | { readonly do: 'park'; readonly counter: number; readonly all: boolean }
  | { readonly do: 'unpark'; readonly counter: number; readonly pick: number; readonly line: boolean }
  | {
      readonly do: 'transfer'
      readonly counter: number
      readonly to: number
      readonly place: number
      readonly back: boolean
    }
  | { readonly do: 'certain'; readonly counter: number; readonly pick: number }
  | { readonly do: 'postpone'; readonly pick: number; readonly by: number }
  | {
      readonly do: 'change'
      readonly pick: number
      readonly priority: number
      readonly service: number
      readonly needs: number
    }
  | { readonly do: 'book'; readonly count: number }
  | { readonly do: 'check-in'; readonly code: number }
  | { readonly do: 'open' | 'close' | 'pause' | 'resume' | 'next' | 'recall' | 'start'; readonly counter: number }
  | { readonly do: 'finish' | 'absent' | 'undo'; readonly counter: number }
  | { readonly do: 'cancel' | 'return' | 'remove'; readonly pick: number }
  | { readonly do: 'shut' | 'reopen'; readonly service: number }
  | { readonly do: 'wait'; readonly ms: number }

const counter = fc.integer({ min: 1, max: 3 })

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      service: fc.nat(2),
      priority: fc.nat(4),
      needs: fc.nat(6),
      phone: fc.nat(12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('park' as const), counter, all: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('unpark' as const), counter, pick: fc.nat(20), line: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      counter,
      to: fc.nat(8),
      place: fc.nat(2),
      back: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('certain' as const), counter, pick: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('postpone' as const),
      pick: fc.nat(20),
      by: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      pick: fc.nat(20),
      priority: fc.nat(4),
      service: fc.nat(4),
      needs: fc.nat(6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('book' as const), count: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('check-in' as const), code: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next' as const), counter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), counter }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'recall' as const), counter }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('finish' as const, 'absent' as const, 'undo' as const), counter }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'pause' as const, 'resume' as const), counter }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'return' as const, 'remove' as const),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('shut' as const, 'reopen' as const), service: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 600_000 }) }) },
)

/** What a deed leads to on this hall: events or a refusal; nothing for the passing of time. */
export function decided(
  hall: Hall,
  what: Deed,
  { catalogue, now, newId }: { catalogue: Catalogue; now: number; newId: () => string },
): Result<readonly HallEvent[]> {
  const here = { catalogue, now }
  switch (what.do) {
    case 'wait':
      return { ok: true, value: [] }
    case 'shut':
    case 'reopen': {
      const service = catalogue.services[what.service]?.code ?? ''
      if (what.do === 'shut') return { ok: true, value: [{ type: 'service.closed', at: now, service, reason: 'ill' }] }
      return { ok: true, value: hall.closedServices.has(service) ? [{ type: 'service.opened', at: now, service }] : [] }
    }
    case 'take': {
      const service = catalogue.services[what.service]?.code ?? ''
      const priority = catalogue.priorities[what.priority]?.code ?? null
      const phoneKey = what.phone === undefined || what.phone > 5 ? null : `phone${what.phone}`
      const wish = { service, priority, language: null, from: 'kiosk', needs: needsOf(what.needs), phoneKey } as const
      const issued = take(hall, wish, { ...here, newId })
      return issued.ok ? { ok: true, value: [issued.value] } : issued
    }
    case 'check-in': {
      const appointment = `B${what.code}`
      const booked = hall.appointments.get(appointmentKey(hall.day, appointment))
      const wish = {
        service: booked?.service ?? 'tax',
        priority: null,
        language: null,
        from: 'kiosk',
        appointment,
      } as const
      const issued = take(hall, { ...wish, needs: booked?.needs ?? [] }, { ...here, newId })
      return issued.ok ? { ok: true, value: [issued.value] } : issued
    }
    case 'book': {
      const { day } = localTime(now, catalogue.municipality.timeZone)
      const appointments = Array.from({ length: what.count }, (_, at) => {
        const service = catalogue.services[at % 3]?.code ?? ''
        return {
          code: what.count % 2 ? `b${at}` : `B${at}`,
          service,
          at: now + at * 600_000,
          language: null,
          needs: needsOf(at),
        }
      })
      return load(hall, { day, appointments }, here)
    }
    case 'cancel':
    case 'return':
    case 'remove': {
      const id = picked(hall, what.pick)
      if (what.do === 'remove') return remove(hall, { ticket: id, reason: 'nobody came' }, here)
      return what.do === 'cancel' ? cancel(hall, id, now) : comeBack(hall, id, here)
    }
    case 'postpone':
      return postpone(hall, { ticket: picked(hall, what.pick), by: what.by }, here)
    case 'change': {
      const priority = catalogue.priorities[what.priority]?.code ?? null
      const service = catalogue.services[what.service]?.code
      const asked = { ticket: picked(hall, what.pick), priority, needs: needsOf(what.needs) }
      return change(hall, service ? { ...asked, service } : asked, here)
    }
    case 'open':
      return open(hall, { number: what.counter, clerk: `clerk${what.counter}` }, here)
    default: {
      const seat = counterOf(hall, { number: what.counter, clerk: `clerk${what.counter}`, mayAny: false })
      if (!seat.ok) return seat
      const acts = {
        next: () => callNext(hall, { counter: seat.value, leaving: seat.value.ticket }, here),
        recall: () => recall(hall, seat.value, here),
        start: () => start(hall, seat.value, here),
        finish: () => finish(hall, { counter: seat.value }, here),
        absent: () => absent(hall, seat.value, here),
        undo: () => undo(hall, seat.value, here),
        close: () => close(seat.value, here),
        pause: () => pause(seat.value, 'coffee', here),
        resume: () => resume(seat.value, here),
      }
      switch (what.do) {
        case 'park':
          return park(hall, { counter: seat.value, for: what.all ? 'all' : 'counter' }, here)
        case 'unpark': {
          const to = what.line ? 'line' : 'counter'
          return unpark(hall, { counter: seat.value, ticket: picked(hall, what.pick), to, mayAny: false }, here)
        }
        case 'transfer': {
          const place = (['keep', 'first', 'last'] as const)[what.place] ?? 'keep'
          return transfer(hall, { counter: seat.value, to: sentTo(what.to), place, thenBack: what.back }, here)
        }
        case 'certain': {
          const asked = { counter: seat.value, leaving: seat.value.ticket, ticket: picked(hall, what.pick) }
          return callCertain(hall, { ...asked, reason: 'in pain' }, here)
        }
        default:
          return acts[what.do]()
      }
    }
  }
}

function sentTo(to: number): Destination {
  const places: readonly Destination[] = [
    { queue: 'papers' },
    { queue: 'taxes' },
    { queue: 'building' },
    { service: 'tax' },
    { counter: 1 },
    { counter: 2 },
    { counter: 3 },
    { queue: 'taxes', counter: 3 },
    { queue: 'papers', counter: 3 },
  ]
  return places[to] ?? {}
}

function needsOf(which: number | undefined): readonly Need[] {
  const lists: readonly (readonly Need[])[] = [['accessible'], ['sq'], ['accessible', 'sq']]
  return lists[which ?? 9] ?? []
}

function picked(hall: Hall, pick: number): TicketId {
  const tickets = [...hall.tickets.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return tickets[pick % (tickets.length || 1)]?.id ?? 'none'
}

/** Lives through deeds from a first hall; `seen` is shown every hall with what led to it. */
export function liveThrough(
  first: Hall,
  deeds: readonly Deed[],
  {
    catalogue,
    from,
    seen,
  }: {
    catalogue: Catalogue
    from: number
    seen: (hall: Hall, was: { before: Hall; events: readonly HallEvent[]; now: number; deed: Deed }) => void
  },
): Hall {
  let hall = first
  let now = from
  let ids = 0
  const newId = () => `t${String(++ids).padStart(6, '0')}`
  for (const what of deeds) {
    if (what.do === 'wait') now += what.ms
    const before = hall
    const turned = [...turnDay(hall, catalogue, now)]
    hall = turned.reduce(evolve, hall)
    const away = absences(hall, catalogue, now)
    hall = away.reduce(evolve, hall)
    turned.push(...away)
    const result = decided(hall, what, { catalogue, now, newId })
    const events = [...turned, ...(result.ok ? result.value : [])]
    hall = (result.ok ? result.value : []).reduce(evolve, hall)
    seen(hall, { before, events, now, deed: what })
  }
  return hall
}
