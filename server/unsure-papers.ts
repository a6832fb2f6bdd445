import type { HallEvent } from '../domain/event'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { TicketId } from '../domain/words'
import type { PrintNews } from './printer-leases'
import type { Database } from './store/database'

/** A person does not wait longer than a day for a ticket. */
const keptMs = 24 * 60 * 60_000

/** Tickets of which nobody knows whether they came out (rule P2). */
export function keepUnsure({
  database,
  now,
  changed,
}: {
  readonly database: Database
  readonly now: () => number
  readonly changed: () => void
}) {
  const papers = new Map<TicketId, PaperUnsure['state']>()

  /** Where a printer never says what became of a paper, that is no news. */
  function note({ print: { ticket, state }, confirms }: PrintNews): void {
    const was = papers.get(ticket)
    if (state === 'failed' || (state === 'unknown' && confirms)) papers.set(ticket, state)
    else if (state === 'confirmed') papers.delete(ticket)
    if (papers.get(ticket) !== was) changed()
  }

  /** What an earlier run of the program left behind. */
  async function recall(): Promise<void> {
    const sql = `SELECT "ticketId", "state" FROM "PrintJob" WHERE "kind" = 'ticket' AND "createdAt" > ?
      AND "state" IN ('failed', 'confirmed') ORDER BY "createdAt"`
    for (const { ticketId, state } of await database.query(sql, now() - keptMs)) {
      if (state === 'failed') papers.set(String(ticketId), 'failed')
      else papers.delete(String(ticketId))
    }
  }

  function happened(events: readonly HallEvent[]): void {
    for (const event of events) {
      if (event.type === 'day.opened') papers.clear()
      if (event.type === 'ticket.reprinted') papers.delete(event.ticket)
    }
  }

  return { papers: papers as ReadonlyMap<TicketId, PaperUnsure['state']>, note, recall, happened }
}
