import type { OneBit, TicketDesign } from '../domain/ticket-design'
import type { CounterNumber, Instant, Language, TicketNumber, Wait } from '../domain/words'

/** Whose paper it is, and in whose language: what every paper begins and ends with. */
export interface PaperHead {
  readonly language: Language
  readonly municipalityName: string
  readonly branchName: string
  /** Stands in the shield where the town has no arms of one bit. */
  readonly emblemLetter: string
  /** The town's arms of one bit; null: the shield with the letter. */
  readonly emblem: OneBit | null
  readonly issuedAt: Instant
  readonly timeZone: string
}

/** Everything that a printed ticket says, in the citizen's language; made of what was recorded with the ticket. */
export interface TicketPaper extends PaperHead {
  readonly kind: 'ticket'
  readonly number: TicketNumber
  readonly serviceName: string
  readonly priority: string | null
  readonly ahead: number
  /** Null: no open counter serves the queue, so no time is promised (rule W2). */
  readonly wait: Wait | null
  /** Open counters that may call the ticket. */
  readonly counters: readonly CounterNumber[]
  /** Where these counters are, in words: `зал ліворуч`. */
  readonly way: string | null
  readonly documents: readonly string[]
  /** The phone page (rule N3). */
  readonly url: string
  /** A reprint says that it is one (rule P2). */
  readonly copy: boolean
  readonly shows: Pick<TicketDesign, 'size' | 'showsWait' | 'showsRow' | 'showsDocuments' | 'showsCode'>
  /** The town's own lines; empty where it has none. */
  readonly footer: string
  /** The same in a second language; null where one is enough. */
  readonly second: { readonly language: Language; readonly serviceName: string; readonly footer: string } | null
}

/** What to bring for a service, for somebody who comes another time: a list without a number. */
export interface ChecklistPaper extends PaperHead {
  readonly kind: 'checklist'
  readonly serviceName: string
  readonly documents: readonly string[]
  readonly deadlineDays: number
  readonly footer: string
}

/** What a clerk gives to whoever handed in a request. */
export interface ReceiptPaper extends PaperHead {
  readonly kind: 'receipt'
  readonly number: TicketNumber
  readonly serviceName: string
  readonly counter: CounterNumber
  /** Those that were handed in. */
  readonly documents: readonly string[]
  readonly deadlineDays: number
  /** What the clerk typed; empty where nothing was. */
  readonly reference: string
  /** The same was printed before (rule P2). */
  readonly copy: boolean
  readonly footer: string
}

/** What an admin prints to see whether a printer is set up well: its edges, and letters of all languages. */
export interface TestPaper extends PaperHead {
  readonly kind: 'test'
  readonly printerName: string
  readonly address: string
  readonly profile: string
}

/** Everything that is ever printed. */
export type Paper = TicketPaper | ChecklistPaper | ReceiptPaper | TestPaper

/** How a person in front of the printer would call it: a ticket by its number. */
export function nameOfPaper(paper: Paper): string {
  switch (paper.kind) {
    case 'ticket':
    case 'receipt':
      return paper.number
    case 'checklist':
      return paper.serviceName
    case 'test':
      return paper.printerName
  }
}
