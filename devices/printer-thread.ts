import type { PrinterStatus } from '../domain/branch-shown'
import type { DrawnPaper } from './escpos'
import { canConfirm, type RealPrinterAddress } from './open-real-printer'
import type { Outcome, Printer } from './printer'
import { isPrintable, PrinterWithBoard } from './printer-status'
import { memoryOf, Thread } from './thread'

type What =
  | { readonly is: 'open'; readonly address: RealPrinterAddress }
  | { readonly is: 'print'; readonly paper: DrawnPaper }
  | { readonly is: 'check' | 'close' }

/** What the thread is asked for. Printers go by a number of their own. */
export type PrinterQuestion = What & { readonly printer: number }

/** How the printer is then, and what became of a paper. */
export interface PrinterAnswer {
  readonly how: PrinterHow
  readonly outcome?: Outcome
}

export interface PrinterHow {
  readonly status: PrinterStatus
  readonly isPaperLeft: boolean
}

export interface PrinterNews {
  readonly printer: number
  readonly how: PrinterHow
}

export interface PrinterThreadMeans {
  /** The thread has died. Its printers are opened again. */
  readonly onLost: (error: Error) => void
  readonly againMs?: number
  /** What runs in it, where that is more than the printers. */
  readonly file?: string
}

/**
 * A thread for printers. They are asked many short questions and swallow large pictures, and nobody who waits for a number
 * or a call should wait for that.
 */
export class PrinterThread {
  readonly #means: PrinterThreadMeans
  readonly #printers = new Map<number, ThreadPrinter>()
  readonly #thread: Thread<PrinterQuestion, PrinterAnswer, PrinterNews>
  #lastNumber = 0
  #again: NodeJS.Timeout | undefined

  constructor(means: PrinterThreadMeans) {
    this.#means = means
    this.#thread = new Thread({
      file: means.file ?? 'printer-worker',
      onNews: ({ printer, how }) => this.#printers.get(printer)?.heard(how),
      onLost: error => this.#lost(error),
    })
  }

  open(address: RealPrinterAddress): Printer {
    const printer = ++this.#lastNumber
    const opened = new ThreadPrinter(address, {
      ask: (question, memory) => this.#thread.ask({ ...question, printer }, memory),
      closed: () => this.#printers.delete(printer),
    })
    this.#printers.set(printer, opened)
    return opened
  }

  async close(): Promise<void> {
    clearTimeout(this.#again)
    await this.#thread.close()
  }

  #lost(error: Error): void {
    this.#means.onLost(error)
    for (const printer of this.#printers.values()) printer.heard(unreached)
    clearTimeout(this.#again)
    this.#again = setTimeout(() => {
      for (const printer of this.#printers.values()) printer.open()
    }, this.#means.againMs ?? 1_000)
  }
}

const unreached: PrinterHow = { status: 'offline', isPaperLeft: false }

interface ThreadPrinterMeans {
  readonly ask: (question: What, memory: readonly ArrayBuffer[]) => Promise<PrinterAnswer>
  readonly closed: () => void
}

/** A printer in the thread, as the spool knows it. */
class ThreadPrinter extends PrinterWithBoard implements Printer {
  readonly profile: Printer['profile']
  readonly confirms: boolean
  readonly #address: RealPrinterAddress
  readonly #means: ThreadPrinterMeans

  constructor(address: RealPrinterAddress, means: ThreadPrinterMeans) {
    super('offline')
    this.profile = address.profile
    this.confirms = canConfirm(address)
    this.#address = address
    this.#means = means
    this.open()
  }

  async check(): Promise<PrinterStatus> {
    await this.#ask({ is: 'check' })
    return this.board.status
  }

  async print(paper: DrawnPaper): Promise<Outcome> {
    if (!isPrintable(this.board.status)) return 'failed'
    const answer = await this.#ask({ is: 'print', paper }, memoryOf(paper.raster.bits, paper.commands))
    // What a thread had sent before it died, nobody knows.
    return answer?.outcome ?? 'unknown'
  }

  async close(): Promise<void> {
    this.#means.closed()
    await this.#ask({ is: 'close' })
  }

  /** Also in a new thread, after one that died. */
  open(): void {
    void this.#ask({ is: 'open', address: this.#address })
  }

  heard({ status, isPaperLeft }: PrinterHow): void {
    this.board.leave(isPaperLeft)
    this.board.set(status)
  }

  /** Null when the thread died over it. */
  async #ask(question: What, memory: readonly ArrayBuffer[] = []): Promise<PrinterAnswer | null> {
    const answer = await this.#means.ask(question, memory).catch(() => null)
    this.heard(answer?.how ?? unreached)
    return answer
  }
}
