import type { IssuedTicket, Print } from '../domain/wire'

/** Rule P3. `unsure`: the printer cannot say; `never`: here is no printer. */
export type Paper = 'coming' | 'there' | 'unsure' | 'none' | 'never'

/** What became of a ticket's paper: by what the printer said of it, else by how the printer was when it was issued. */
export function paperOf(ticket: IssuedTicket, print: Print | null): Paper {
  if (ticket.printer === null) return 'never'
  const printsNothing = ticket.printer !== 'ready' && ticket.printer !== 'paper-low'
  if (!print || print.ticket !== ticket.id) return printsNothing ? 'none' : 'coming'
  switch (print.state) {
    case 'confirmed':
      return 'there'
    case 'failed':
      return 'none'
    case 'unknown':
      return 'unsure'
    case 'queued':
    case 'sent':
      return print.printer === 'ready' || print.printer === 'paper-low' ? 'coming' : 'none'
  }
}
