import type { Drawing } from '../devices/drawing'
import type { Printer } from '../devices/printer'
import { Spool } from '../devices/spool'
import type { PrinterStatus } from '../domain/branch-shown'
import type { Instant } from '../domain/words'
import type { Leases, PrintNews } from './printer-leases'
import { printQueue, type QueueMeans } from './printing'
import type { Database } from './store/database'

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
  /** A ticket's paper may be recorded as sent together with it: nothing stands before it, and no other server takes it. */
  readonly isFree: boolean
}

export type Post = ReturnType<typeof openPost>

/** A printer and its one spool while this server is its writer; else, how its writer says that it is (rule P7). */
export function openPost(means: PostMeans, { id, isMovable, open, shut, changed }: PostOptions) {
  const { database, leases, now, drawing, onTrouble } = means
  let here: { readonly printer: Printer; readonly spool: Spool; readonly stop: () => void } | null = null
  let since = now()

  function begin(): void {
    const printer = open()
    if (!printer) return
    const spool = new Spool({
      printer,
      draw: (paper, profile) => drawing().draw(paper, profile),
      queue: printQueue(database, id, { ...means, holder: leases.holder }),
      now,
      onPrinted: print => {
        const news = { printer: id, print, confirms: printer.confirms }
        means.printed(news)
        leases.printed(news)
      },
      onTrouble,
    })
    const stop = printer.onStatus(status => note(status))
    here = { printer, spool, stop }
    note(printer.status())
  }

  function note(status: PrinterStatus): void {
    since = now()
    leases.told(id, status)
    changed()
  }

  async function end(): Promise<void> {
    const was = here
    here = null
    if (!was) return
    was.stop()
    await was.spool.close()
    await shut(was.printer)
    changed()
  }

  leases.want(id, { isMovable, begin, end })
  return {
    /** Null while another server writes to it. */
    printer: (): Printer | null => here?.printer ?? null,
    status: (): PrinterStatus => here?.printer.status() ?? leases.seen(id)?.status ?? 'offline',
    since: (): Instant => (here ? since : (leases.seen(id)?.since ?? since)),
    isFree: (): boolean => leases.holder === null && (here?.spool.isFree ?? false),
    /** There may be a new paper. */
    wake: () => here?.spool.wake(),
    close: () => leases.leave(id),
  }
}
