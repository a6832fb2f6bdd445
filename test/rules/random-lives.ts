import fc from 'fast-check'
import {
  absent,
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
import { cancel, comeBack, turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'

/** One thing that somebody does, with chance already taken: the same step on the same hall gives the same events. */
export type Deed =
  | { readonly do: 'take'; readonly service: number; readonly priority: number }
  | { readonly do: 'open' | 'close' | 'pause' | 'resume' | 'next' | 'recall' | 'start'; readonly counter: number }
  | { readonly do: 'finish' | 'absent' | 'undo'; readonly counter: number }
  | { readonly do: 'cancel' | 'return'; readonly pick: number }
  | { readonly do: 'shut' | 'reopen'; readonly service: number }
  | { readonly do: 'wait'; readonly ms: number }

const counter = fc.integer({ min: 1, max: 3 })

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('take' as const), service: fc.nat(2), priority: fc.nat(4) }) },
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
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'return' as const), pick: fc.nat(20) }) },
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
      const issued = take(hall, { service, priority, language: null, from: 'kiosk' }, { ...here, newId })
      return issued.ok ? { ok: true, value: [issued.value] } : issued
    }
    case 'cancel':
    case 'return': {
      const tickets = [...hall.tickets.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const id = tickets[what.pick % (tickets.length || 1)]?.id ?? 'none'
      return what.do === 'cancel' ? cancel(hall, id, now) : comeBack(hall, id, here)
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
      return acts[what.do]()
    }
  }
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
    const turned = turnDay(hall, catalogue, now)
    hall = turned.reduce(evolve, hall)
    const result = decided(hall, what, { catalogue, now, newId })
    const events = [...turned, ...(result.ok ? result.value : [])]
    hall = (result.ok ? result.value : []).reduce(evolve, hall)
    seen(hall, { before, events, now, deed: what })
  }
  return hall
}
