import type { Print } from '../domain/wire'
import type { Instant } from '../domain/words'
import { SharedLeases } from './shared-leases'
import type { Database } from './store/database'
import type { PrinterSeen } from './store/printer-leases'

/** What this server does with a printer for as long as it is the printer's one writer. */
export interface Charge {
  /** Another server may reach the printer while this one does not: then it is left to the others for a moment. */
  readonly isMovable: boolean
  begin(): void
  /** What is being printed comes to its end. */
  end(): Promise<void>
}

/** What became of a paper, and whether its printer can say that at all. */
export interface PrintNews {
  readonly printer: string
  readonly print: Print
  readonly confirms: boolean
}

/** Who writes to which printer, where several servers share one database (rule P7). */
export interface Leases {
  /** The name under which this server holds leases; null where it is alone. */
  readonly holder: string | null
  /** Begins the charge as soon as the printer is free. */
  want(printer: string, charge: Charge): void
  /** Ends the charge and lets another server have the printer at once. */
  leave(printer: string): Promise<void>
  /** As its writer tells the other servers. */
  told(printer: string, says: PrinterSeen): void
  /** As its writer at another server says; null where nobody says anything. */
  seen(printer: string): PrinterSeen | null
  /** Tells the other servers, whose kiosks may wait for that paper. */
  printed(news: PrintNews): void
  /** Something another server says; null when something may have been missed. False: it is not about printers. */
  heard(word: string | null): boolean
  close(): Promise<void>
}

export interface LeasesMeans {
  readonly database: Database
  readonly newId: () => string
  readonly now: () => Instant
  /** Another server has printed, or failed to. */
  readonly printed: (news: PrintNews) => void
  /** A printer at another server is in another state. */
  readonly changed: () => void
  readonly onTrouble: (fault: unknown) => void
}

export function keepLeases(means: LeasesMeans): Leases {
  return means.database.isAlone ? alone() : new SharedLeases(means)
}

/** One server to a database: every printer is its own, and nobody is to be told. */
function alone(): Leases {
  const charges = new Map<string, Charge>()
  return {
    holder: null,
    want: (printer, charge) => {
      charges.set(printer, charge)
      charge.begin()
    },
    leave: async printer => {
      const charge = charges.get(printer)
      charges.delete(printer)
      await charge?.end()
    },
    told: () => undefined,
    seen: () => null,
    printed: () => undefined,
    heard: () => false,
    close: async () => undefined,
  }
}
