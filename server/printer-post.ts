import type { Drawing } from '../devices/drawing'
import type { Printer } from '../devices/printer'
import { Spool } from '../devices/spool'
import type { PrinterStatus } from '../domain/branch-shown'
import type { Instant } from '../domain/words'
import type { Leases, PrintNews } from './printer-leases'
import { jobRecorded, printQueue, type QueueMeans } from './printing'
import type { TicketPaperRecord } from './store/commit'
import type { Database } from './store/database'
import type { PrinterSeen } from './store/printer-leases'

export interface PostMeans extends Omit<QueueMeans, 'holder'> {
  readonly database: Database
  readonly leases: Leases
  readonly drawing: () => Drawing
  /** After a paper's new state is on disk. */
  readonly printed: (news: PrintNews) => void
  readonly onTrouble: (fault: unknown) => void
}

export interface PostOptions {
  readonly id: string
  readonly isMovable: boolean
  /** Null: there is none to open. */
  readonly open: () => Printer | null
  readonly shut: (printer: Printer) => Promise<void>
  /** The printer's status has changed, or who writes to it. */
  readonly changed: () => void
}

/** A printer for whoever asks for a paper now. */
export interface PrinterAtHand {
  readonly id: string
  readonly status: PrinterStatus
  /** A paper that nobody took hangs in its presenter. */
  readonly isPaperLeft: boolean
  /** A ticket's paper may be recorded as sent together with it: nothing stands before it, and no other server takes it. */
  readonly isFree: boolean
}

export type Post = ReturnType<typeof openPost>

/** A printer and its one spool while this server is its writer; else, how its writer says that it is (rule P7). */
export function openPost(means: PostMeans, { id, isMovable, open, shut, changed }: PostOptions) {
  const { database, leases, now, drawing, onTrouble } = means
  let here: { readonly printer: Printer; readonly spool: Spool; readonly stop: () => void } | null = null
  let says = unreached()
  let leftSince: Instant | null = null

  function unreached(): PrinterSeen {
    return { status: 'offline', since: now(), paperLeftSince: null }
  }

  function begin(): void {
    const printer = open()
    if (!printer) return
    const spool = new Spool({
      printer,
      draw: (paper, profile) => drawing().draw(paper, profile, { withBits: printer.showsPapers ?? false }),
      queue: printQueue(database, id, { ...means, holder: leases.holder }),
      now,
      onPrinted: print => {
        const news = { printer: id, print, confirms: printer.confirms }
        means.printed(news)
        leases.printed(news)
      },
      onTrouble,
    })
    const stop = printer.onStatus(() => note(printer))
    here = { printer, spool, stop }
    note(printer)
  }

  function note(printer: Printer): void {
    const status = printer.status()
    leftSince = printer.isPaperLeft() ? (leftSince ?? now()) : null
    // What hangs in a printer that does not answer, nobody knows.
    const paperLeftSince = status === 'offline' ? null : leftSince
    says = { status, since: status === says.status ? says.since : now(), paperLeftSince }
    leases.told(id, says)
    changed()
  }

  async function end(): Promise<void> {
    const was = here
    here = null
    says = unreached()
    leftSince = null
    if (!was) return
    was.stop()
    await was.spool.close()
    await shut(was.printer)
    changed()
  }

  const look = (): PrinterSeen => (here ? says : (leases.seen(id) ?? says))
  const isFree = () => leases.holder === null && (here?.spool.isFree ?? false)

  leases.want(id, { isMovable, begin, end })
  return {
    /** Null while another server writes to it. */
    printer: (): Printer | null => here?.printer ?? null,
    status: (): PrinterStatus => look().status,
    look,
    atHand: (): PrinterAtHand => {
      const { status, paperLeftSince } = look()
      return { id, status, isPaperLeft: paperLeftSince !== null, isFree: isFree() }
    },
    /** There may be a new paper: this one, where it was just recorded. */
    wake: (recorded?: TicketPaperRecord) => {
      const job = recorded?.job.state === 'sent' ? jobRecorded(recorded, means) : null
      if (job) here?.spool.hand(job)
      else here?.spool.wake()
    },
    close: () => leases.leave(id),
  }
}
