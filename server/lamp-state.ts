import type { Hall } from '../domain/hall'
import type { LampState } from '../domain/peripheral'
import type { CounterNumber } from '../domain/words'

/** How a counter stands. Somebody who is still served at a paused counter is served. */
export function lampState(hall: Hall, number: CounterNumber): LampState {
  const counter = hall.counters.get(number)
  if (!counter) return 'closed'
  const ticket = counter.ticket === null ? undefined : hall.tickets.get(counter.ticket)
  if (ticket) return ticket.state === 'called' ? 'calling' : 'serving'
  return counter.state
}
