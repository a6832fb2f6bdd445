import type { PrinterStatus } from '../domain/branch-shown'
import type { Instant } from '../domain/words'
import type { DrawnPaper } from './escpos'
import { pngOf } from './png'
import type { Outcome, Printer } from './printer'
import type { PaperProfile } from './printer-profiles'
import { isPrintable, PrinterWithBoard } from './printer-status'
import type { Raster } from './raster'

export const presses = [
  'pull-paper',
  'insert-paper',
  'run-low',
  'open-cover',
  'close-cover',
  'unplug',
  'plug-in',
  'stall',
  'go-on',
  'leave-paper',
  'take-paper',
] as const
export type Press = (typeof presses)[number]

export interface Faults {
  readonly noPaper: boolean
  readonly paperLow: boolean
  readonly coverOpen: boolean
  readonly unplugged: boolean
  /** It takes a job and never answers. */
  readonly stalled: boolean
  /** Nobody takes the paper: it hangs in the presenter until the next one comes. */
  readonly paperLeft: boolean
}

/** What the dock shows. */
export interface PrinterLook {
  readonly status: PrinterStatus
  readonly faults: Faults
  /** The newest first. A paper that was torn off while it was printed is shorter. */
  readonly papers: readonly {
    readonly id: string
    readonly at: Instant
    readonly name: string
    /** In dots. */
    readonly width: number
    readonly height: number
  }[]
}

const whatPressesDo: Readonly<Record<Press, Partial<Faults>>> = {
  'pull-paper': { noPaper: true },
  'insert-paper': { noPaper: false, paperLow: false },
  'run-low': { paperLow: true },
  'open-cover': { coverOpen: true },
  'close-cover': { coverOpen: false },
  unplug: { unplugged: true },
  'plug-in': { unplugged: false },
  stall: { stalled: true },
  'go-on': { stalled: false },
  'leave-paper': { paperLeft: true },
  'take-paper': { paperLeft: false },
}

const allWell: Faults = {
  noPaper: false,
  paperLow: false,
  coverOpen: false,
  unplugged: false,
  stalled: false,
  paperLeft: false,
}

const papersKept = 30

export interface SimulatedOptions {
  readonly now: () => Instant
  /** How long a ticket takes to come out, and how long a stalled printer is waited for. */
  readonly printMs?: number
  readonly stallMs?: number
}

/** A printer that a person operates in the dock: it takes jobs like a real one, and its faults are pressed. */
export class SimulatedPrinter extends PrinterWithBoard implements Printer {
  readonly profile: PaperProfile
  readonly confirms = true
  readonly showsPapers = true
  readonly #now: () => Instant
  readonly #printMs: number
  readonly #stallMs: number
  readonly #papers: { id: string; at: Instant; name: string; raster: Raster }[] = []
  #faults: Faults = allWell
  /** A stalled printer is noticed when a job gets no answer. */
  #noticedStall = false
  #printed = 0
  #turn: Promise<unknown> = Promise.resolve()
  #endPause: (() => void) | null = null
  #closed = false

  constructor(profile: PaperProfile, { now, printMs = 700, stallMs = 10_000 }: SimulatedOptions) {
    super('ready')
    this.profile = profile
    this.#now = now
    this.#printMs = printMs
    this.#stallMs = stallMs
  }

  async check(): Promise<PrinterStatus> {
    return this.board.status
  }

  print(paper: DrawnPaper): Promise<Outcome> {
    const mine = this.#turn.then(() => this.#print(paper))
    this.#turn = mine
    return mine
  }

  press(what: Press): void {
    this.#faults = { ...this.#faults, ...whatPressesDo[what] }
    if (!this.#faults.stalled) this.#noticedStall = false
    this.board.leave(this.#faults.paperLeft)
    this.board.set(this.#statusNow())
    // A ticket that is coming out stops where it is; a stalled one is given up by who waits for it, not by us.
    if (what === 'go-on' || (!isPrintable(this.board.status) && !this.#faults.stalled)) this.#endPause?.()
  }

  look(): PrinterLook {
    const papers = this.#papers.map(({ id, at, name, raster }) => {
      return { id, at, name, width: raster.width, height: raster.height }
    })
    return { status: this.board.status, faults: this.#faults, papers }
  }

  /** A paper as a PNG of one bit a dot; undefined when it is not kept any more. */
  picture(id: string): Buffer | undefined {
    const paper = this.#papers.find(kept => kept.id === id)
    return paper && pngOf(paper.raster)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#endPause?.()
    await this.#turn
  }

  async #print(paper: DrawnPaper): Promise<Outcome> {
    if (this.#closed || !isPrintable(this.board.status)) return 'failed'
    this.#faults = { ...this.#faults, paperLeft: false }
    this.board.leave(false)
    const begun = performance.now()
    await this.#pause(this.#printMs)
    if (this.#faults.stalled) await this.#pause(this.#stallMs)
    if (this.#faults.stalled) {
      this.#noticedStall = true
      this.board.set(this.#statusNow())
      return 'unknown'
    }
    const share = isPrintable(this.board.status) ? 1 : Math.min(1, (performance.now() - begun) / (this.#printMs || 1))
    this.#putOut(paper, share)
    return isPrintable(this.board.status) ? 'confirmed' : 'unknown'
  }

  #putOut({ name, raster }: DrawnPaper, share: number): void {
    const height = Math.max(1, Math.round(raster.height * share))
    const bits = raster.bits.subarray(0, Math.ceil(raster.width / 8) * height)
    this.#papers.unshift({ id: String(++this.#printed), at: this.#now(), name, raster: { ...raster, height, bits } })
    this.#papers.splice(papersKept)
  }

  #statusNow(): PrinterStatus {
    const { unplugged, coverOpen, noPaper, paperLow } = this.#faults
    if (unplugged) return 'offline'
    if (coverOpen) return 'cover-open'
    if (noPaper) return 'no-paper'
    if (this.#noticedStall) return 'error'
    return paperLow ? 'paper-low' : 'ready'
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#endPause?.(), ms)
      this.#endPause = () => {
        clearTimeout(timer)
        this.#endPause = null
        resolve()
      }
      if (this.#closed) this.#endPause()
    })
  }
}
