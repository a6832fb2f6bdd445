import type { Paper, PaperHead, TicketPaper } from '../devices/paper'
import type { PrintJob, PrintQueue } from '../devices/print-queue'
import { placeOf } from '../domain/calling'
import type { Catalogue } from '../domain/catalogue'
import type { TicketDesign } from '../domain/ticket-design'
import type { IssuedTicket } from '../domain/wire'
import { type Language, languages, type Text, textIn } from '../domain/words'
import type { Database, Row } from './store/database'
import { set } from './store/statement'

/** What is kept of a test: who prints it is known, how it looks is decided when it is drawn. */
export interface TestWish {
  readonly language: Language
  readonly printerName: string
  readonly address: string
  readonly profile: string
}

export interface QueueMeans {
  readonly catalogue: (branch: string) => Catalogue | null
  readonly design: (municipality: string) => TicketDesign
  readonly now: () => number
  /** The name under which this server holds the printer; null where no other server can (rule P5). */
  readonly holder: string | null
}

/** The jobs of one printer, in the database (rules P1, P2). */
export function printQueue(database: Database, printer: string, means: QueueMeans): PrintQueue {
  const { catalogue, design, now, holder } = means
  const queuedSql = `SELECT j.*, t."number", t."service", t."language", t."priority" FROM "PrintJob" j
    LEFT JOIN "Ticket" t ON t."id" = j."ticketId" WHERE j."printer" = ? AND j."state" = 'queued'
    ORDER BY j."createdAt", j."id" LIMIT 1`
  // The lease is held until the job is on disk as sent: who takes it over finds the job so.
  const leasedSql = `AND EXISTS (SELECT 1 FROM "PrinterLease" WHERE "printer" = ? AND "holder" = ? FOR SHARE)`
  const takeSql = `UPDATE "PrintJob" SET "state" = 'sent', "changedAt" = ? WHERE "id" = ? AND "state" = 'queued'
    ${holder === null ? '' : leasedSql} RETURNING "id"`
  const lease = holder === null ? [] : [printer, holder]
  return {
    next: async () => {
      const [row] = await database.query(queuedSql, printer)
      const offered = row && catalogue(String(row.branchId))
      return row && offered ? jobOf(row, offered, design(offered.municipality.code)) : null
    },
    leftSent: async () => {
      const sent = 'SELECT "id", "ticketId" FROM "PrintJob" WHERE "printer" = ? AND "state" = \'sent\''
      const rows = await database.query(sent, printer)
      return rows.map(row => ({ id: String(row.id), ticket: String(row.ticketId ?? row.id) }))
    },
    moved: (id, state) =>
      database.write(async transaction => {
        if (state !== 'sent')
          return { result: true, statements: [set('PrintJob', { id }, { state, changedAt: now() })] }
        const [taken = []] = await transaction.ask([{ sql: takeSql, cells: [now(), id, ...lease] }])
        return { result: taken.length === 1, statements: [] }
      }),
  }
}

function jobOf(row: Row, catalogue: Catalogue, design: TicketDesign): PrintJob {
  const createdAt = Number(row.createdAt)
  return {
    id: String(row.id),
    ticket: String(row.ticketId ?? row.id),
    createdAt,
    paper: paperOf(row, catalogue, design),
  }
}

function paperOf(row: Row, catalogue: Catalogue, design: TicketDesign): Paper {
  if (row.kind !== 'test') return ticketPaper(row, catalogue, design)
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
