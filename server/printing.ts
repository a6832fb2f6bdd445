import type { PrintJob, PrintQueue } from '../devices/print-queue'
import type { TicketPaper } from '../devices/ticket-paper'
import { placeOf } from '../domain/calling'
import type { Catalogue } from '../domain/catalogue'
import type { IssuedTicket } from '../domain/wire'
import { type Language, textIn } from '../domain/words'
import type { Database, Row } from './store/database'
import { set } from './store/statement'

/** The jobs of one printer, in the database (rules P1, P2). */
export function printQueue(
  database: Database,
  printer: string,
  { catalogue, now }: { catalogue: (branch: string) => Catalogue | null; now: () => number },
): PrintQueue {
  const queuedSql = `SELECT j.*, t."number", t."service", t."language", t."priority", t."issuedAt" FROM "PrintJob" j
    JOIN "Ticket" t ON t."id" = j."ticketId" WHERE j."printer" = ? AND j."state" = 'queued'
    ORDER BY j."createdAt", j."id" LIMIT 1`
  return {
    next: async () => {
      const [row] = await database.query(queuedSql, printer)
      const offered = row && catalogue(String(row.branchId))
      return row && offered ? jobOf(row, offered) : null
    },
    leftSent: async () => {
      const sent = 'SELECT "id", "ticketId" FROM "PrintJob" WHERE "printer" = ? AND "state" = \'sent\''
      const rows = await database.query(sent, printer)
      return rows.map(row => ({ id: String(row.id), ticket: String(row.ticketId) }))
    },
    moved: (id, state) => database.record([set('PrintJob', { id }, { state, changedAt: now() })]),
  }
}

function jobOf(row: Row, catalogue: Catalogue): PrintJob {
  const { ticket } = JSON.parse(String(row.paper)) as { ticket: IssuedTicket }
  const language = String(row.language) as Language
  const { municipality, branch } = catalogue
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, language, municipality.languages)
  const service = catalogue.services.find(known => known.code === row.service)
  const priority = catalogue.priorities.find(known => known.code === row.priority)
  const [first] = ticket.counters
  const way = first === undefined ? undefined : placeOf(catalogue, first)?.way
  const paper: TicketPaper = {
    language,
    municipalityName: say(municipality.name),
    branchName: say(branch.name),
    emblemLetter: say(municipality.name).slice(0, 1),
    number: ticket.number,
    serviceName: service ? say(service.name) : String(row.service),
    priority: priority ? say(priority.name) : null,
    ahead: ticket.ahead,
    wait: ticket.wait,
    counters: ticket.counters,
    way: way ? say(way.text) : null,
    documents: (service?.documents ?? []).map(say),
    url: ticket.url,
    issuedAt: ticket.issuedAt,
    timeZone: municipality.timeZone,
    copy: Boolean(row.copy),
  }
  return { id: String(row.id), ticket: String(row.ticketId), createdAt: Number(row.createdAt), paper }
}
