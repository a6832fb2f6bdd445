import type { Interval, Way, Weekday } from './catalogue'
import type { CounterNumber, Instant, QueueCode, Text, TicketNumber, UserId, Wait } from './words'

export interface Opening {
  readonly open: boolean
  /** Open around the clock. */
  readonly always: boolean
  /** When the doors close, while open; when they open next, while closed; null if never within two weeks. */
  readonly changesAt: Instant | null
  readonly week: readonly { readonly day: Weekday; readonly intervals: readonly Interval[] }[]
}

export interface QueueNow {
  readonly code: QueueCode
  readonly prefix: string
  readonly name: Text
  readonly targetWaitMinutes: number
  readonly waiting: number
  /** For somebody who took a ticket now. Null when no open counter serves the queue (rule W2). */
  readonly wait: Wait | null
  /** Open counters that offer the queue. */
  readonly counters: readonly CounterNumber[]
  /** Since when the first in the line has been waiting. */
  readonly longestSince: Instant | null
}

export interface CounterNow {
  readonly number: CounterNumber
  readonly name: Text
  readonly state: 'closed' | 'open' | 'paused'
  readonly pauseReason: string | null
  /** Since when it is in this state. */
  readonly since: Instant | null
  readonly clerk: { readonly id: UserId; readonly name: string } | null
  readonly ticket: TicketNumber | null
  readonly ticketState: 'called' | 'serving' | null
  readonly ticketSince: Instant | null
  readonly expectedMinutes: number | null
  readonly prefixes: readonly string[]
}

export type PrinterStatus = 'ready' | 'paper-low' | 'no-paper' | 'cover-open' | 'offline' | 'error'

/** A printer as an admin sees it. */
export interface PrinterShown {
  readonly id: string
  /** Null: the one that the installation was started with. */
  readonly name: string | null
  /** Null: it hangs on its kiosk's own computer. */
  readonly address: string | null
  readonly profile: string
  /** The kiosk that prints here; null: all that have no printer of their own. */
  readonly kiosk: string | null
  /** The counters at which it stands: their receipts come out here. One without a kiosk is then for them only. */
  readonly counters: readonly CounterNumber[]
  readonly status: PrinterStatus
  readonly since: Instant
  /** Since when a paper that nobody took hangs in its presenter; null: none does. It is no fault. */
  readonly paperLeftSince: Instant | null
  /** What became of the last test; null before the first. */
  readonly test: { readonly state: 'queued' | 'sent' | 'confirmed' | 'failed' | 'unknown'; readonly at: Instant } | null
}

/** A printer as whoever asks for a paper knows it. */
export type PrinterPlace = Pick<PrinterShown, 'id' | 'name' | 'counters'>

export interface Attention {
  readonly kind: 'queue-late' | 'queue-unserved' | 'printer' | 'service-long'
  readonly since: Instant
  readonly queue?: QueueCode
  readonly counter?: CounterNumber
  readonly printer?: PrinterStatus
  /** Where the branch has several. */
  readonly printerName?: string
}

/** A kiosk's or a clerk's computer that runs an agent, or did. */
export interface AgentShown {
  readonly device: string
  readonly name: string
  /** Null: it is not at the server that was asked. */
  readonly connectedSince: Instant | null
  /** When it was last there; null: it is there. */
  readonly awaySince: Instant | null
  /** Null: it has no printer. */
  readonly printer: PrinterStatus | null
}

/** One line of the hall display. */
export interface Shown {
  readonly number: TicketNumber
  readonly counter: CounterNumber
  readonly room?: string
  readonly way?: Way
  readonly calledAt: Instant
  /** Calls so far: 1 is the first. */
  readonly calls: number
}
