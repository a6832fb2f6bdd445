import type { PrinterStatus } from '../domain/branch-shown'
import { type CupsAddress, CupsQueue } from './cups-queue'
import type { DrawnPaper } from './escpos'
import type { Outcome, Printer } from './printer'
import type { PaperProfile } from './printer-profiles'
import { isPrintable, PrinterWithBoard } from './printer-status'

export interface CupsPatience {
  readonly answerMs: number
  readonly pollMs: number
  /** How soon a job that is under way is looked at again, and how long it may take. */
  readonly lookMs: number
  readonly jobMs: number
}

export const usualCupsPatience: CupsPatience = { answerMs: 1_000, pollMs: 1_500, lookMs: 250, jobMs: 20_000 }

/**
 * A printer that CUPS keeps. CUPS says that it sent all bytes, never that they came out: what went through is
 * `unknown`. A job that does not go on is taken back, so that nothing is printed late.
 */
export class CupsPrinter extends PrinterWithBoard implements Printer {
  readonly profile: PaperProfile
  readonly confirms = false
  readonly #queue: CupsQueue
  readonly #patience: CupsPatience
  #turn: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(address: CupsAddress, profile: PaperProfile, patience = usualCupsPatience) {
    super('offline')
    this.profile = profile
    this.#patience = patience
    this.#queue = new CupsQueue(address, patience.answerMs)
    void this.check()
  }

  check(): Promise<PrinterStatus> {
    return this.#inTurn(() => this.#look())
  }

  print(paper: DrawnPaper): Promise<Outcome> {
    return this.#inTurn(async () => {
      if (!isPrintable(await this.#look())) return 'failed'
      try {
        const job = await this.#queue.print(paper.name, paper.commands)
        if (job === null) return 'failed'
        await this.#follow(job)
      } catch {
        // No answer: the job may stand in the queue, or not.
        this.board.set('offline')
      }
      return 'unknown'
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#turn
    clearTimeout(this.#timer)
  }

  async #follow(job: number): Promise<void> {
    const end = performance.now() + this.#patience.jobMs
    while (!this.#closed) {
      const state = await this.#queue.job(job)
      if (state === 'completed' || state === 'ended-otherwise') return
      if (!isPrintable(await this.#look()) || performance.now() > end) return this.#queue.cancel(job)
      await new Promise(resolve => setTimeout(resolve, this.#patience.lookMs))
    }
  }

  async #look(): Promise<PrinterStatus> {
    return this.board.set(await this.#queue.status().catch(() => 'offline' as const))
  }

  /** One after the other; after a pause the queue is asked how it is. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act)
    this.#turn = mine.finally(() => {
      clearTimeout(this.#timer)
      if (!this.#closed) this.#timer = setTimeout(() => void this.check(), this.#patience.pollMs)
    })
    return mine
  }
}
