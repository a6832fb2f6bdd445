import type { CounterNumber, Instant, Language, TicketNumber, Wait } from '../domain/words'

/** Everything that a printed ticket says, in the citizen's language; stored with the print job as it stands here. */
export interface TicketPaper {
  readonly language: Language
  readonly municipalityName: string
  readonly branchName: string
  /** Stands in the shield where the town has no arms of one bit. */
  readonly emblemLetter: string
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
  readonly issuedAt: Instant
  readonly timeZone: string
  /** A reprint says that it is one (rule P2). */
  readonly copy: boolean
}
