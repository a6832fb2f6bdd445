import type { Catalogue, CounterPlace } from '../../domain/catalogue'
import type { Hall } from '../../domain/hall'
import type { Ticket } from '../../domain/ticket'

/**
 * Whom a counter must call, from the written rules alone (O1, O4, O5, L6) and slowly: every waiting ticket is looked
 * at, all are sorted, and nothing of the engine is used. Null: nobody.
 */
export function whomToCall(hall: Hall, catalogue: Catalogue, { number, now }: { number: number; now: number }) {
  const counter = catalogue.branch.counters.find(one => one.number === number)
  if (!counter) return null
  const openPlaces = catalogue.branch.counters.filter(place => hall.counters.get(place.number)?.state === 'open')
  const mine = [...hall.tickets.values()]
    .filter(ticket => ticket.state === 'waiting' && tierOf(counter, ticket) >= 0)
    .filter(ticket => isForMe(ticket, counter, openPlaces))
    .sort(dueFirst)
  const firstTier = Math.min(...mine.map(ticket => tierOf(counter, ticket)))
  const callable = mine.filter(ticket => tierOf(counter, ticket) === firstTier || ticket.dueAt <= now)
  const turn = turnIn(counter, mine, hall.counters.get(number)?.shareCalls ?? 0)
  const shared = new Set(counter.share?.map(({ queue }) => queue))
  return callable.find(ticket => turn === null || ticket.queue === turn || !shared.has(ticket.queue)) ?? null
}

function dueFirst(a: Ticket, b: Ticket): number {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1
  if (a.issuedAt !== b.issuedAt) return a.issuedAt < b.issuedAt ? -1 : 1
  const digits = (ticket: Ticket) => Number(/\d+$/.exec(ticket.number)?.[0])
  return (
    a.number.length - b.number.length ||
    (a.number[0] === b.number[0] ? digits(a) - digits(b) : a.number < b.number ? -1 : 1)
  )
}

function tierOf(counter: CounterPlace, ticket: Ticket): number {
  return counter.tiers.findIndex(tier => tier.includes(ticket.queue))
}

function isForMe(ticket: Ticket, me: CounterPlace, open: readonly CounterPlace[]): boolean {
  const sentTo = open.find(({ number, tiers }) => number === ticket.reservedFor && tiers.flat().includes(ticket.queue))
  if (sentTo) return sentTo.number === me.number
  const has = (place: CounterPlace) =>
    ticket.needs.every(need => (need === 'accessible' ? place.accessible : place.languages.includes(need)))
  return has(me) || !open.some(place => place.tiers.flat().includes(ticket.queue) && has(place))
}

/** The queue whose turn it is by the share, where somebody stands in all of its queues. */
function turnIn({ share }: CounterPlace, mine: readonly Ticket[], calls: number): string | null {
  if (!share?.every(({ queue }) => mine.some(ticket => ticket.queue === queue))) return null
  const round = share.reduce((sum, one) => sum + one.calls, 0)
  // Each queue's calls are spread over the round: the one that is furthest behind its part comes next.
  const had = share.map(() => 0)
  let turn = 0
  for (let call = 0; call <= calls % round; call++) {
    const behind = share.map((one, at) => (one.calls * (call + 1)) / round - (had[at] ?? 0))
    const most = Math.max(...behind)
    turn = behind.findIndex(value => most - value < 1e-9)
    had[turn] = (had[turn] ?? 0) + 1
  }
  return share[turn]?.queue ?? null
}
