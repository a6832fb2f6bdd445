import type { ChecklistPaper, Paper, PaperHead, ReceiptPaper, TicketPaper } from '../devices/paper'
import type { PrintJob, PrintQueue } from '../devices/print-queue'
import { placeOf } from '../domain/calling'
import type { Catalogue } from '../domain/catalogue'
import type { TicketDesign } from '../domain/ticket-design'
import type { IssuedTicket } from '../domain/wire'
import { type Language, languages, type ServiceCode, type Text, textIn } from '../domain/words'
import type { PrintStates } from './print-states'
import type { TicketPaperRecord } from './store/commit'
import type { Database, Row } from './store/database'
import { set } from './store/statement'
import { byId } from './store/ticket-by-id'

/** What is kept of a test: who prints it is known, how it looks is decided when it is drawn. */
export interface TestWish {
  readonly language: Language
  readonly printerName: string
  readonly address: string
  readonly profile: string
}

/** A service's list of documents, as the catalogue has it when it is drawn. */
export interface ChecklistWish {
  readonly language: Language
  readonly service: ServiceCode
}

/** What a clerk confirmed: it stays as it was. */
export interface ReceiptWish
  extends Pick<ReceiptPaper, 'number' | 'counter' | 'documents' | 'reference' | 'deadlineDays'> {
  readonly language: Language
  readonly service: ServiceCode
}

export interface QueueMeans {
  readonly catalogue: (branch: string) => Catalogue | null
  readonly design: (municipality: string) => TicketDesign
  readonly now: () => number
  readonly states: PrintStates
  /** The name under which this server holds the printer; null where no other server can (rule P7). */
  readonly holder: string | null
}

/** The jobs of one printer, in the database (rules P1, P2). */
export function printQueue(database: Database, printer: string, means: QueueMeans): PrintQueue {
  const { catalogue, design, now, states, holder } = means
  // What is sent and was not when we began was recorded so with its ticket, which is done only where nobody else takes it.
  const waiting = holder === null ? `'queued', 'sent'` : `'queued'`
  const nextSql = `SELECT * FROM "PrintJob" WHERE "printer" = ? AND "state" IN (${waiting})
    ORDER BY "createdAt", "id" LIMIT 1`
  // The lease is held until the job is on disk as sent: who takes it over finds the job so.
  const leasedSql = `AND EXISTS (SELECT 1 FROM "PrinterLease" WHERE "printer" = ? AND "holder" = ? FOR SHARE)`
  const takeSql = `UPDATE "PrintJob" SET "state" = 'sent', "changedAt" = ? WHERE "id" = ? AND "state" = 'queued'
    ${holder === null ? '' : leasedSql} RETURNING "id"`
  const lease = holder === null ? [] : [printer, holder]
  return {
    next: async () => {
      const [job] = await database.query(nextSql, printer)
      const offered = job && catalogue(String(job.branchId))
      if (!job || !offered) return null
      const row = job.kind === 'ticket' ? { ...job, ...(await wishOf(database, String(job.ticketId))) } : job
      return jobOf(row, offered, design(offered.municipality.code))
    },
    leftSent: async () => {
      const sent = 'SELECT "id", "kind", "ticketId" FROM "PrintJob" WHERE "printer" = ? AND "state" = \'sent\''
      const rows = await database.query(sent, printer)
      return rows.map(row => ({ id: String(row.id), ticket: ticketOf(row) }))
    },
    moved: async (id, state) => {
      if (state === 'sent') return states.take({ sql: takeSql, cells: [now(), id, ...lease] })
      await states.note(set('PrintJob', { id }, { state, changedAt: now() }))
      return true
    },
  }
}

/** A ticket's paper as it was just recorded: nothing of it has to be read. */
export function jobRecorded(
  { job, issued }: TicketPaperRecord,
  { catalogue, design }: Pick<QueueMeans, 'catalogue' | 'design'>,
): PrintJob | null {
  const { service, language, priority } = issued
  const offered = catalogue(job.branchId)
  return offered && jobOf({ ...job, service, language, priority }, offered, design(offered.municipality.code))
}

/** What the person came for, as it is when the ticket is drawn. */
async function wishOf(database: Database, ticket: string): Promise<Row | undefined> {
  const { sql, cells } = byId(ticket)
  const [row] = await database.query(
    `SELECT t."service", t."language", t."priority" FROM "Ticket" t WHERE ${sql}`,
    ...cells,
  )
  return row
}

function jobOf(row: Row, catalogue: Catalogue, design: TicketDesign): PrintJob {
  const createdAt = Number(row.createdAt)
  return {
    id: String(row.id),
    ticket: ticketOf(row),
    createdAt,
    isSent: row.state === 'sent',
    paper: paperOf(row, catalogue, design),
  }
}

/** A receipt is about a ticket, and is not the ticket: it fares on its own. */
function ticketOf({ id, kind, ticketId }: Row): string {
  return String(kind === 'ticket' ? ticketId : id)
}

function paperOf(row: Row, catalogue: Catalogue, design: TicketDesign): Paper {
  switch (row.kind) {
    case 'test':
      return testPaper(row, catalogue, design)
    case 'checklist':
      return checklistPaper(row, catalogue, design)
    case 'receipt':
      return receiptPaper(row, catalogue, design)
    default:
      return ticketPaper(row, catalogue, design)
  }
}

function checklistPaper(row: Row, catalogue: Catalogue, design: TicketDesign): ChecklistPaper {
  const { language, service: code } = JSON.parse(String(row.paper)) as ChecklistWish
  const say = sayIn(catalogue, language)
  const service = catalogue.services.find(known => known.code === code)
  return {
    kind: 'checklist',
    ...headOf(catalogue, { language, design, issuedAt: Number(row.createdAt) }),
    serviceName: service ? say(service.name) : code,
    documents: (service?.documents ?? []).map(say),
    deadlineDays: service?.deadlineDays ?? 0,
    footer: design.footer[language] ?? '',
  }
}

function receiptPaper(row: Row, catalogue: Catalogue, design: TicketDesign): ReceiptPaper {
  const { language, service: code, ...wish } = JSON.parse(String(row.paper)) as ReceiptWish
  const service = catalogue.services.find(known => known.code === code)
  return {
    kind: 'receipt',
    ...headOf(catalogue, { language, design, issuedAt: Number(row.createdAt) }),
    ...wish,
    serviceName: service ? sayIn(catalogue, language)(service.name) : code,
    copy: Boolean(row.copy),
    footer: design.footer[language] ?? '',
  }
}

function testPaper(row: Row, catalogue: Catalogue, design: TicketDesign): Paper {
  const { language, ...printer } = JSON.parse(String(row.paper)) as TestWish
  return { kind: 'test', ...headOf(catalogue, { language, design, issuedAt: Number(row.createdAt) }), ...printer }
}

function ticketPaper(row: Row, catalogue: Catalogue, design: TicketDesign): TicketPaper {
  const { ticket } = JSON.parse(String(row.paper)) as { ticket: IssuedTicket }
  const language = languages.find(known => known === row.language) ?? 'en'
  const say = sayIn(catalogue, language)
  const service = catalogue.services.find(known => known.code === row.service)
  const priority = catalogue.priorities.find(known => known.code === row.priority)
  const [first] = ticket.counters
  const way = first === undefined ? undefined : placeOf(catalogue, first)?.way
  return {
    kind: 'ticket',
    ...headOf(catalogue, { language, design, issuedAt: ticket.issuedAt }),
    ...designOf(design, { language, service: service?.name ?? {}, catalogue }),
    number: ticket.number,
    serviceName: service ? say(service.name) : String(row.service),
    priority: priority ? say(priority.name) : null,
    ahead: ticket.ahead,
    wait: ticket.wait,
    counters: ticket.counters,
    way: way ? say(way.text) : null,
    documents: (service?.documents ?? []).map(say),
    url: ticket.url,
    copy: Boolean(row.copy),
  }
}

/** What a town's design adds to a ticket in this language. */
export function designOf(
  design: TicketDesign,
  { language, service, catalogue }: { language: Language; service: Text; catalogue: Catalogue },
): Pick<TicketPaper, 'shows' | 'footer' | 'second'> {
  const { second, footer, emblem: _, ...shows } = design
  const inSecond = second && second !== language ? sayIn(catalogue, second) : null
  return {
    shows,
    footer: footer[language] ?? '',
    second:
      second && inSecond ? { language: second, serviceName: inSecond(service), footer: footer[second] ?? '' } : null,
  }
}

export function headOf(
  catalogue: Catalogue,
  { language, design, issuedAt }: { language: Language; design: TicketDesign; issuedAt: number },
): PaperHead {
  const { municipality, branch } = catalogue
  const say = sayIn(catalogue, language)
  const town = say(municipality.name)
  return {
    language,
    municipalityName: town,
    branchName: say(branch.name),
    emblemLetter: town.slice(0, 1),
    emblem: design.emblem,
    issuedAt,
    timeZone: municipality.timeZone,
  }
}

function sayIn({ municipality }: Catalogue, language: Language) {
  return (text: Parameters<typeof textIn>[0]) => textIn(text, language, municipality.languages)
}
