import { Cabinet } from './cabinet'
import type { Hall } from './hall'
import { byTurn } from './order'
import { Ordered } from './ordered'
import type { Ticket } from './ticket'
import type { QueueCode } from './words'

/** The lines of a hall that is built from open tickets. */
export function linesOf(tickets: Iterable<Ticket>): Hall['lines'] {
  const standing = new Map<QueueCode, Ticket[]>()
  for (const ticket of tickets) {
    if (ticket.state !== 'waiting') continue
    const others = standing.get(ticket.queue)
    if (others) others.push(ticket)
    else standing.set(ticket.queue, [ticket])
  }
  return Cabinet.of([...standing].map(([queue, those]) => [queue, Ordered.by(byTurn, those)] as const))
}

/** Who waits in a queue, in order. */
export function lineOf(hall: Pick<Hall, 'lines'>, queue: QueueCode): Ordered<Ticket> {
  return hall.lines.get(queue) ?? nobody
}

const nobody = Ordered.by<Ticket>(byTurn)
