import type { PrinterStatus } from '../domain/branch-shown'
import type { PrintState } from '../domain/wire'
import type { DrawnPaper } from './escpos'
import type { PaperProfile } from './printer-profiles'

/** `failed`: nothing came out. `unknown`: something may have; it is never printed again by itself (rule P2). */
export type Outcome = Extract<PrintState, 'confirmed' | 'failed' | 'unknown'>

/** A device that puts ink on paper, one job at a time. None of its promises rejects. */
export interface Printer {
  readonly profile: PaperProfile
  /** Whether it can say that a paper came out: where not, every paper ends `unknown`, and nothing is wrong. */
  readonly confirms: boolean
  /** Whether a paper's picture is looked at, and not its commands alone. */
  readonly showsPapers?: boolean
  print(paper: DrawnPaper): Promise<Outcome>
  /** As last heard, at most 3 s ago (rule P3). `check` asks the device anew. */
  status(): PrinterStatus
  check(): Promise<PrinterStatus>
  /** Where there is a presenter: a paper hangs out of it, and nobody has taken it for some seconds. */
  isPaperLeft(): boolean
  /** Calls when the status changes, and when a paper is left or taken; answers with what ends that. */
  onStatus(listener: (status: PrinterStatus) => void): () => void
  close(): Promise<void>
}
