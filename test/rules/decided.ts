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
import { cancel, comeBack } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { appointmentKey, type Hall } from '../../domain/hall'
import { localTime } from '../../domain/local-time'
import { change, type Destination, park, postpone, remove, transfer, unpark } from '../../domain/moving'
import type { Result } from '../../domain/refusal'
import { take } from '../../domain/take'
import type { Need, TicketId } from '../../domain/words'
import type { Deed, DeedAtCounter } from './deeds'

/** The hall on which somebody acts, and what they act by. */
interface Here {
  readonly catalogue: Catalogue
  readonly now: number
  readonly newId: () => string
}

type Decided = Result<readonly HallEvent[]>

/** What a deed leads to on this hall: events or a refusal; nothing for the passing of time. */
export function decided(hall: Hall, what: Deed, here: Here): Decided {
  switch (what.do) {
    case 'wait':
      return { ok: true, value: [] }
    case 'shut':
    case 'reopen':
      return shut(hall, what, here)
    case 'take':
      return taken(hall, what, here)
    case 'check-in':
      return checkedIn(hall, what.code, here)
    case 'book':
      return booked(hall, what.count, here)
    case 'cancel':
      return cancel(hall, picked(hall, what.pick), here.now)
    case 'return':
      return comeBack(hall, picked(hall, what.pick), here)
    case 'remove':
      return remove(hall, { ticket: picked(hall, what.pick), reason: 'nobody came' }, here)
    case 'postpone':
      return postpone(hall, { ticket: picked(hall, what.pick), by: what.by }, here)
    case 'change': {
      const priority = here.catalogue.priorities[what.priority]?.code ?? null
      const service = here.catalogue.services[what.service]?.code
      const asked = { ticket: picked(hall, what.pick), priority, needs: needsOf(what.needs) }
      return change(hall, service ? { ...asked, service } : asked, here)
    }
    case 'open':
      return open(hall, { number: what.counter, clerk: `clerk${what.counter}` }, here)
    default:
      return atCounter(hall, what, here)
  }
}

type Done<What extends Deed['do']> = Extract<Deed, { do: What }>

function shut(hall: Hall, what: Done<'shut' | 'reopen'>, { catalogue, now }: Here): Decided {
  const service = catalogue.services[what.service]?.code ?? ''
  if (what.do === 'shut') return { ok: true, value: [{ type: 'service.closed', at: now, service, reason: 'ill' }] }
  return { ok: true, value: hall.closedServices.has(service) ? [{ type: 'service.opened', at: now, service }] : [] }
}

function taken(hall: Hall, what: Done<'take'>, here: Here): Decided {
  const service = here.catalogue.services[what.service]?.code ?? ''
  const priority = here.catalogue.priorities[what.priority]?.code ?? null
  const phoneKey = what.phone === undefined || what.phone > 5 ? null : `phone${what.phone}`
  const wish = { service, priority, language: null, from: 'kiosk', needs: needsOf(what.needs), phoneKey } as const
  const issued = take(hall, wish, here)
  return issued.ok ? { ok: true, value: [issued.value] } : issued
}

function checkedIn(hall: Hall, code: number, here: Here): Decided {
  const appointment = `B${code}`
  const booking = hall.appointments.get(appointmentKey(hall.day, appointment))
  const wish = {
    service: booking?.service ?? 'tax',
    priority: null,
    language: null,
    from: 'kiosk',
    appointment,
  } as const
  const issued = take(hall, { ...wish, needs: booking?.needs ?? [] }, here)
  return issued.ok ? { ok: true, value: [issued.value] } : issued
}

function booked(hall: Hall, count: number, here: Here): Decided {
  const { day } = localTime(here.now, here.catalogue.municipality.timeZone)
  const appointments = Array.from({ length: count }, (_, at) => ({
    code: count % 2 ? `b${at}` : `B${at}`,
    service: here.catalogue.services[at % 3]?.code ?? '',
    at: here.now + at * 600_000,
    language: null,
    needs: needsOf(at),
  }))
  return load(hall, { day, appointments }, here)
}

/** What a clerk does at the counter where they sit. */
function atCounter(hall: Hall, what: DeedAtCounter, here: Here): Decided {
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
      return park(
        hall,
        { counter: seat.value, ...(what.all ? { for: 'all', note: 'a copy' } : { for: 'counter' }) },
        here,
      )
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
