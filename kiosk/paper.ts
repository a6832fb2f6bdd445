import type { PrinterStatus } from '../domain/branch-shown'
import type { IssuedTicket, Print } from '../domain/wire'

/** Rule P3. `unsure`: the printer cannot say; `never`: here is no printer. */
export type Paper = 'coming' | 'there' | 'unsure' | 'none' | 'never'

/** What became of a ticket's paper: by what the printer said of it, else by how the printer was when it was issued. */
export function paperOf(ticket: IssuedTicket, print: Print | null): Paper {
  if (ticket.printer === null) return 'never'
  if (!print || print.ticket !== ticket.id) return canPrint(ticket.printer) ? 'coming' : 'none'
  return whatCame(ticket.id, print)
}

/** What the printer said of a paper; as long as it says nothing, the paper is coming. */
export function whatCame(paper: Print['ticket'], print: Print | null): Exclude<Paper, 'never'> {
  if (!print || print.ticket !== paper) return 'coming'
  switch (print.state) {
    case 'confirmed':
      return 'there'
    case 'failed':
      return 'none'
    case 'unknown':
      return 'unsure'
    case 'queued':
    case 'sent':
      return canPrint(print.printer) ? 'coming' : 'none'
  }
}

export function canPrint(printer: PrinterStatus): boolean {
  return printer === 'ready' || printer === 'paper-low'
}
