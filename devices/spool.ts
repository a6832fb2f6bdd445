import type { Print, PrintState } from '../domain/wire'
import type { Instant } from '../domain/words'
import type { DrawnPaper } from './escpos'
import type { Paper } from './paper'
import type { PrintJob, PrintQueue } from './print-queue'
import type { Printer } from './printer'
import type { PaperProfile } from './printer-profiles'
import { isPrintable } from './printer-status'

export interface SpoolParts {
  readonly printer: Printer
  readonly draw: (paper: Paper, profile: PaperProfile) => Promise<DrawnPaper>
  readonly queue: PrintQueue
  readonly now: () => Instant
  /** A job's new state, after it is on disk. */
  readonly onPrinted: (print: Print) => void
  /** The queue cannot be read or written for now (it is tried again), or a ticket cannot be drawn (it fails). */
  readonly onTrouble: (error: unknown) => void
  /** How soon a waiting job is looked at again, and a refused record tried again. */
  readonly againMs?: number
}

/** A person who took a ticket that long ago is served by its number: paper now would confuse (rule P3). */
const lateMs = 2 * 60_000

/**
 * The one writer of a printer: takes jobs from the queue and prints each at most once (rule P2). `sent` is on disk
 * before the first byte leaves, so that a job which a crash found there is never printed again. While the spool
 * `isFree`, a new job may be recorded as sent at once and handed over: that saves writing it again, and looking for it.
 */
export class Spool {
  readonly #parts: SpoolParts
  readonly #againMs: number
  readonly #stopListening: () => void
  #working: Promise<void> | null = null
  #askedAgain = true
  #handed: PrintJob | null = null
  #recovered = false
  /** Nothing stood in the queue when it was looked at last, and nobody has said since that there may be something. */
  #isEmpty = false
  #timer: NodeJS.Timeout | undefined
  #endPause: (() => void) | null = null
  #closed = false

  constructor(parts: SpoolParts) {
    this.#parts = parts
    this.#againMs = parts.againMs ?? 1_000
    this.#stopListening = parts.printer.onStatus(() => this.wake())
    this.wake()
  }

  /** A job that came now would be printed now. */
  get isFree(): boolean {
    return this.#isEmpty && !this.#working && !this.#closed && isPrintable(this.#parts.printer.status())
  }

  /** There may be a new job. Costs nothing when there is none. */
  wake(): void {
    this.#askedAgain = true
    this.#begin()
  }

  /** This job was just recorded as sent, because the spool was free: it need not be looked for. */
  hand(job: PrintJob): void {
    // Somebody may have looked meanwhile, and found it.
    if (this.isFree) this.#handed = job
    else this.#askedAgain = true
    this.#begin()
  }

  /** Waits for the job that is being printed; what is queued stays queued. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stopListening()
    clearTimeout(this.#timer)
    this.#endPause?.()
    await this.#working
    clearTimeout(this.#timer)
  }

  #begin(): void {
    if (this.#closed) return
    this.#working ??= this.#work().finally(() => {
      this.#working = null
      // Somebody woke us after the last look and before the end.
      if (this.#askedAgain) this.#begin()
    })
  }

  async #work(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      await this.#recover()
      const handed = this.#handed
      this.#handed = null
      if (handed && !(await this.#deal(handed))) this.#askedAgain = true
      while (this.#askedAgain && !this.#closed) {
        this.#askedAgain = false
        let job = await this.#parts.queue.next()
        while (job && !this.#closed && (await this.#deal(job))) job = await this.#parts.queue.next()
        this.#isEmpty = job === null
        // The printer is not ready, and the job waits: its two minutes pass also when nobody wakes us.
        if (job) this.#lookAgain()
      }
    } catch (error) {
      this.#parts.onTrouble(error)
      this.#askedAgain = false
      this.#isEmpty = false
      this.#lookAgain()
    }
  }

  /** What was being printed when the program ended may have come out, or not (rule P2). */
  async #recover(): Promise<void> {
    if (this.#recovered) return
    for (const job of await this.#parts.queue.leftSent()) await this.#move(job, 'unknown')
    this.#recovered = true
  }

  /** Whether the job is dealt with: else it waits. */
  async #deal(job: PrintJob): Promise<boolean> {
    const { printer, now } = this.#parts
    const isLate = () => now() - job.createdAt > lateMs
    if (isLate()) return this.#move(job, 'failed')
    if (!isPrintable(printer.status())) return job.isSent && this.#putBack(job)
    const drawn = await this.#draw(job)
    if (!drawn) return this.#move(job, 'failed')
    if (job.isSent) {
      if (this.#closed) return this.#putBack(job)
      this.#tell(job, 'sent')
    } else {
      if (!isPrintable(await printer.check()) || this.#closed) return false
      // Taken by another server meanwhile, it is theirs; the next one is looked at.
      if (!(await this.#move(job, 'sent'))) return !this.#closed
    }
    // To record may have taken its time, and a job that is late now is not printed either.
    if (isLate()) return this.#move(job, 'failed')
    const outcome = await printer.print(drawn)
    // Nothing came out of a printer that is not ready: it waits on.
    if (outcome === 'failed' && !isPrintable(printer.status())) return this.#putBack(job)
    return this.#move(job, outcome)
  }

  /** On disk it is as if it had never been sent. */
  async #putBack(job: PrintJob): Promise<false> {
    await this.#move(job, 'queued')
    return false
  }

  async #draw(job: PrintJob): Promise<DrawnPaper | null> {
    try {
      return await this.#parts.draw(job.paper, this.#parts.printer.profile)
    } catch (error) {
      // One ticket that cannot be drawn must not hold up all that stand behind it.
      this.#parts.onTrouble(error)
      return null
    }
  }

  /** Records until it is recorded; false when the spool was closed before, or the job is another's. */
  async #move(job: Pick<PrintJob, 'id' | 'ticket'>, state: PrintState): Promise<boolean> {
    const { queue, onTrouble } = this.#parts
    for (;;) {
      try {
        if (!(await queue.moved(job.id, state))) return false
        break
      } catch (error) {
        onTrouble(error)
        if (this.#closed) return false
        await this.#pause()
      }
    }
    this.#tell(job, state)
    return true
  }

  #tell({ ticket }: Pick<PrintJob, 'ticket'>, state: PrintState): void {
    const { printer, onPrinted } = this.#parts
    onPrinted({ ticket, state, printer: printer.status() })
  }

  #lookAgain(): void {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), this.#againMs)
  }

  #pause(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#endPause?.(), this.#againMs)
      this.#endPause = () => {
        clearTimeout(timer)
        this.#endPause = null
        resolve()
      }
    })
  }
}
