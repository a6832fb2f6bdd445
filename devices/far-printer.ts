import type { PrinterStatus } from '../domain/branch-shown'
import type { AgentJob } from '../domain/wire'
import type { Outcome, Printer } from './printer'
import { isPrintable, PrinterWithBoard } from './printer-status'

/** How papers are sent to the agent's computer while it is connected. */
export type SendJob = (job: AgentJob) => void

/** What an agent says when it comes: which run of it, and which papers that run still works on. */
export interface AgentHere {
  readonly run: string
  readonly status: PrinterStatus
  readonly paperLeft: boolean
  readonly working: readonly string[]
}

export interface FarPrinterOptions {
  readonly newId: () => string
  /** An agent that lost the server for a moment comes back within it, and says what became of the paper. */
  readonly graceMs?: number
  /** No printer takes longer. */
  readonly stuckMs?: number
}

interface Pending {
  readonly run: string
  readonly resolve: (outcome: Outcome) => void
  readonly stuck: NodeJS.Timeout
}

type Paper = Parameters<Printer['print']>[0]

/**
 * A printer on another computer, as the server sees it. The agent there prints each paper at most once; when it is not
 * known what became of one, the outcome is `unknown`, and nobody prints it again (rule P2). While the agent is away the
 * printer is offline, and papers wait here until they are too late (rule P3).
 */
export class FarPrinter extends PrinterWithBoard implements Printer {
  readonly profile: Printer['profile']
  /** It may be one that is simulated there. */
  readonly showsPapers = true
  readonly #options: FarPrinterOptions
  readonly #pending = new Map<string, Pending>()
  #send: SendJob | null = null
  #run = ''
  #grace: NodeJS.Timeout | undefined

  constructor(profile: Printer['profile'], options: FarPrinterOptions) {
    super('offline')
    this.profile = profile
    this.#options = options
  }

  get confirms(): boolean {
    return this.profile.status !== 'none'
  }

  async check(): Promise<PrinterStatus> {
    return this.board.status
  }

  print(paper: Paper): Promise<Outcome> {
    const send = this.#send
    if (!send || !isPrintable(this.board.status)) return Promise.resolve('failed')
    const id = this.#options.newId()
    return new Promise(resolve => {
      const stuck = setTimeout(() => this.printed(id, 'unknown'), this.#options.stuckMs ?? 60_000)
      this.#pending.set(id, { run: this.#run, resolve, stuck })
      send({ id, paper })
    })
  }

  /** The agent is there, again or for the first time. */
  here({ run, status, paperLeft, working }: AgentHere, send: SendJob): void {
    clearTimeout(this.#grace)
    this.#send = send
    this.#run = run
    for (const [id, pending] of this.#pending) {
      // Another run knows nothing of it. The same run, not working on it and silent about it, never got it.
      if (pending.run !== run) this.printed(id, 'unknown')
      else if (!working.includes(id)) this.printed(id, 'failed')
    }
    this.told(status, paperLeft)
  }

  told(status: PrinterStatus, paperLeft: boolean): void {
    if (!this.#send) return
    this.board.leave(paperLeft)
    this.board.set(status)
  }

  /** What became of a paper; told twice, the second is nothing new. */
  printed(id: string, outcome: Outcome): void {
    const pending = this.#pending.get(id)
    if (!pending) return
    this.#pending.delete(id)
    clearTimeout(pending.stuck)
    pending.resolve(outcome)
  }

  lost(): void {
    this.#send = null
    this.board.set('offline')
    clearTimeout(this.#grace)
    this.#grace = setTimeout(() => this.#giveUp(), this.#options.graceMs ?? 20_000)
  }

  async close(): Promise<void> {
    clearTimeout(this.#grace)
    this.#send = null
    this.#giveUp()
  }

  #giveUp(): void {
    for (const id of [...this.#pending.keys()]) this.printed(id, 'unknown')
  }
}
