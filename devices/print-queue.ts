import type { PrintState } from '../domain/wire'
import type { Instant, TicketId } from '../domain/words'
import type { Paper } from './paper'

/** A paper that is to be printed, as it was recorded together with its ticket (rule P1). */
export interface PrintJob {
  readonly id: string
  /** The job's own id where the paper is not about a ticket. */
  readonly ticket: TicketId
  readonly createdAt: Instant
  /** Recorded as sent, together with its ticket, because its printer had nothing to do: no byte of it has left. */
  readonly isSent: boolean
  readonly paper: Paper
}

/** The jobs of one printer, kept where they survive a crash. Only one spool works on them. */
export interface PrintQueue {
  /** The oldest job that no byte of has left, or null. Asked only when what became of the last one is on disk. */
  next(): Promise<PrintJob | null>
  /** Jobs that a program which ended left in state `sent`. Asked once, at the start. */
  leftSent(): Promise<readonly Pick<PrintJob, 'id' | 'ticket'>[]>
  /**
   * Resolves when the state is on disk; it may be told the same twice. False when a job that is to be `sent` was not
   * queued any more: somebody else has it. A job recorded as sent goes back to `queued` while no byte of it has left. A
   * rejection is tried again.
   */
  moved(jobId: string, state: PrintState): Promise<boolean>
}
