import { load } from '../../domain/appointments'
import {
  absent,
  callCertain,
  callNext,
  close,
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
import type { Booking, Delivered, HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import { type Change, change, type Destination, park, postpone, remove, transfer, unpark } from '../../domain/moving'
import { explain } from '../../domain/order'
import type { Result } from '../../domain/refusal'
import { take, type Wish } from '../../domain/take'
import type { Ticket } from '../../domain/ticket'
import { smallTown } from './small-town'

/** A Tuesday, nine o'clock in the small town. */
export const nine = Date.parse('2026-11-24T09:00:00+01:00')
const minuteMs = 60_000

/** A hall that a test lives through, minute by minute; every act answers with its events or its refusal. */
export function livedHall(catalogue: Catalogue = smallTown()) {
  let hall: Hall = emptyHall('small-main')
  let now = nine
  let ids = 0
  const events: HallEvent[] = []
  const happen = (list: readonly HallEvent[]) => {
    hall = list.reduce(evolve, hall)
    events.push(...list)
  }
  happen(turnDay(hall, catalogue, now))

  function act(result: Result<readonly HallEvent[]>): string {
    if (!result.ok) return result.refusal
    happen(result.value)
    return result.value.map(({ type }) => type).join(' ')
  }
  const here = () => ({ catalogue, now })
  const seat = (number: number) => {
    const counter = hall.counters.get(number)
    if (!counter) throw new Error(`Counter ${number} is closed.`)
    return counter
  }
  const ticket = (number: string): Ticket => {
    const found = [...hall.tickets.values()].find(one => one.number === number)
    if (!found) throw new Error(`${number} is not open.`)
    return found
  }

  return {
    get hall() {
      return hall
    },
    get now() {
      return now
    },
    events,
    ticket,
    seat,
    catalogue,
    /** Minutes after nine; what time does happens. */
    at: (minute: number) => {
      now = nine + minute * minuteMs
      happen(turnDay(hall, catalogue, now))
      happen(absences(hall, catalogue, now))
    },
    /** The number, or the refusal. */
    take: (service: string, wish: Partial<Wish> = {}, takenLately = 0): string => {
      const newId = () => `t${String(++ids).padStart(6, '0')}`
      const asked = { service, priority: null, language: null, from: 'kiosk', ...wish } as const
      const issued = take(hall, asked, { ...here(), newId, takenLately })
      if (!issued.ok) return issued.refusal
      happen([issued.value])
      return issued.value.number
    },
    open: (...counters: number[]) =>
      counters.map(number => act(open(hall, { number, clerk: `clerk${number}` }, here()))),
    close: (number: number) => act(close(seat(number), here())),
    pause: (number: number) => act(pause(seat(number), 'coffee', here())),
    resume: (number: number) => act(resume(seat(number), here())),
    /** The number called, or the refusal. */
    next: (number: number): string => {
      const counter = seat(number)
      const said = act(callNext(hall, { counter, leaving: counter.ticket }, here()))
      return said.endsWith('ticket.called') ? (hall.tickets.get(seat(number).ticket ?? '')?.number ?? '') : said
    },
    certain: (counter: number, number: string, reason = 'in pain') =>
      act(
        callCertain(
          hall,
          { counter: seat(counter), leaving: seat(counter).ticket, ticket: ticket(number).id, reason },
          here(),
        ),
      ),
    recall: (number: number) => act(recall(hall, seat(number), here())),
    start: (number: number) => act(start(hall, seat(number), here())),
    finish: (number: number, delivered?: readonly Delivered[], note?: string) =>
      act(finish(hall, { counter: seat(number), delivered, note }, here())),
    absent: (number: number) => act(absent(hall, seat(number), here())),
    undo: (number: number) => act(undo(hall, seat(number), here())),
    park: (number: number, whom: 'counter' | 'all' = 'counter', note?: string) =>
      act(park(hall, { counter: seat(number), for: whom, note }, here())),
    unpark: (counter: number, number: string, to: 'counter' | 'line' = 'counter', mayAny = false) =>
      act(unpark(hall, { counter: seat(counter), ticket: ticket(number).id, to, mayAny }, here())),
    transfer: (counter: number, to: Destination, more: Partial<Parameters<typeof transfer>[1]> = {}) =>
      act(transfer(hall, { counter: seat(counter), to, ...more }, here())),
    postpone: (number: string, by: number) => act(postpone(hall, { ticket: ticket(number).id, by }, here())),
    change: (number: string, asked: Change) => act(change(hall, { ticket: ticket(number).id, ...asked }, here())),
    remove: (number: string) => act(remove(hall, { ticket: ticket(number).id, reason: 'nobody came' }, here())),
    cancel: (number: string) => act(cancel(hall, ticket(number).id, now)),
    comeBack: (number: string) => act(comeBack(hall, ticket(number).id, here())),
    book: (day: string, appointments: readonly Booking[]) => act(load(hall, { day, appointments }, here())),
    why: (number: string) => explain(hall, catalogue, ticket(number), now).map(({ because }) => because),
    line: (queue: string) => [...(hall.lines.get(queue) ?? [])].map(({ number }) => number),
  }
}
