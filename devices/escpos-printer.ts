import type { PrinterStatus } from '../domain/branch-shown'
import { bandFiller, type DrawnPaper, fence, letGo } from './escpos'
import type { Outcome, Printer } from './printer'
import { PrinterLine } from './printer-line'
import type { PaperProfile } from './printer-profiles'
import {
  hasPaperOut,
  isPrintable,
  PrinterWithBoard,
  type StatusBytes,
  statusFrom,
  statusFromFull,
} from './printer-status'
import type { OpenWire } from './wire'

/** How long a printer is waited for, in milliseconds. `pollMs + answerMs` stays below the 3 s of rule P3. */
export interface Patience {
  readonly connectMs: number
  readonly answerMs: number
  readonly pollMs: number
  /** From the start of a job to its fence: this, and for every row of dots as much as the slowest printer takes. */
  readonly fenceMs: number
  readonly rowMs: number
  /** Most people have taken their paper by then; after it, one that hangs in the presenter is left. */
  readonly leftMs: number
}

/** The slowest printers burn 25 mm, 200 rows, a second. */
export const usualPatience: Patience = {
  connectMs: 2_500,
  answerMs: 1_000,
  pollMs: 1_500,
  fenceMs: 10_000,
  rowMs: 5,
  leftMs: 6_000,
}

/**
 * An ESC/POS printer at the other end of a wire. One thing at a time is said to it: a poll never stands within a job. The
 * line is held while it answers, because many printers accept only one and are slow to notice that it ended.
 */
export class EscposPrinter extends PrinterWithBoard implements Printer {
  readonly profile: PaperProfile
  readonly #open: OpenWire
  readonly #patience: Patience
  #line: PrinterLine | null = null
  /** This line's fence after all that earlier lines sent: which one it is, and until when it is waited for. */
  #settling: { readonly fences: number; readonly untilMs: number } | null = null
  /** Since when a paper hangs out of the presenter, as it said when it was asked last. */
  #outSince: number | null = null
  /** The printer may hold a part of a job: at the start, and after every job that was not confirmed. */
  #unsure = true
  #turn: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #printing = false
  #closed = false

  constructor(open: OpenWire, profile: PaperProfile, patience = usualPatience) {
    super('offline')
    this.#open = open
    this.profile = profile
    this.#patience = patience
    void this.check()
  }

  get confirms(): boolean {
    return this.profile.status !== 'none'
  }

  check(): Promise<PrinterStatus> {
    return this.#inTurn(() => this.#listen())
  }

  print(paper: DrawnPaper): Promise<Outcome> {
    return this.#inTurn(async () => {
      if (!isPrintable(await this.#listen()) || !this.#line) return 'failed'
      this.#printing = true
      const outcome = await this.#send(this.#line, paper)
      this.#printing = false
      if (outcome === 'unknown' && this.confirms) this.#hangUp()
      return outcome
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    if (!this.#printing) this.#line?.hangUp()
    await this.#turn
    clearTimeout(this.#timer)
    this.#hangUp()
  }

  async #send(line: PrinterLine, paper: DrawnPaper): Promise<Outcome> {
    this.#unsure = true
    const wanted = line.fences + 1
    const burnMs = paper.raster.height * this.#patience.rowMs
    const limitMs = this.#patience.fenceMs + burnMs
    if (this.#outSince !== null) line.send(Uint8Array.from(letGo[this.profile.presenter]))
    this.#notePaperOut(false)
    line.send(paper.commands)
    if (!this.confirms) {
      await line.drained(limitMs)
      return 'unknown'
    }
    const begun = performance.now()
    while (!(await line.fenced(wanted, this.#patience.pollMs))) {
      if (line.ended || performance.now() > begun + limitMs) return 'unknown'
      // Once the job's last byte has left, this cannot fall into the middle of a picture.
      const status = line.flushed ? await this.#askAll(line) : null
      // Some printers are silent while they burn; later silence means that it is gone.
      if (status || performance.now() > begun + burnMs) this.board.set(status ?? 'offline')
      if (status && !isPrintable(status)) return 'unknown'
    }
    const after = this.board.set((await this.#askAll(line)) ?? 'offline')
    if (!isPrintable(after)) return 'unknown'
    this.#unsure = false
    return 'confirmed'
  }

  async #listen(): Promise<PrinterStatus> {
    const line = await this.#connected()
    if (!line) return this.board.set('offline')
    if (!this.confirms) return this.board.set('ready')
    const status = await this.#askAll(line)
    if (!status) this.#hangUp()
    else if (isPrintable(status) && !(await this.#settled(line))) return this.board.set('error')
    return this.board.set(status ?? 'offline')
  }

  /**
   * After a job of which the end is not known: fills the picture that it may have broken off, and waits for a fence. A
   * fence that went lost is asked for again on a new line, where its late answer cannot be taken for a job's.
   */
  async #settled(line: PrinterLine): Promise<boolean> {
    if (!this.#unsure) return true
    if (!this.#settling) {
      this.#settling = { fences: line.fences + 1, untilMs: performance.now() + this.#patience.fenceMs }
      line.send(bandFiller(this.profile))
      line.send(fence)
    }
    this.#unsure = !(await line.fenced(this.#settling.fences, this.#patience.answerMs))
    if (this.#unsure && performance.now() > this.#settling.untilMs) this.#hangUp()
    return !this.#unsure
  }

  async #askAll(line: PrinterLine): Promise<PrinterStatus | null> {
    const status = this.profile.status === 'custom' ? await this.#askFull(line) : await this.#askEach(line)
    // Without a sensor for it the bits say nothing.
    return status === 'paper-low' && !this.profile.feelsLowPaper ? 'ready' : status
  }

  async #askFull(line: PrinterLine): Promise<PrinterStatus | null> {
    const bytes = await line.askFull(this.#patience.answerMs)
    if (bytes) this.#notePaperOut(hasPaperOut(bytes))
    return bytes && statusFromFull(bytes)
  }

  #notePaperOut(isOut: boolean): void {
    const now = performance.now()
    this.#outSince = isOut ? (this.#outSince ?? now) : null
    this.board.leave(this.#outSince !== null && now - this.#outSince >= this.#patience.leftMs)
  }

  async #askEach(line: PrinterLine): Promise<PrinterStatus | null> {
    const bytes: Partial<Record<keyof StatusBytes, number>> = {}
    for (const [n, name] of [
      [1, 'printer'],
      [2, 'offline'],
      [3, 'error'],
      [4, 'roll'],
    ] as const) {
      const answer = await line.ask(n, this.#patience.answerMs)
      if (answer === null) return null
      bytes[name] = answer
    }
    return statusFrom({ printer: 0, offline: 0, error: 0, roll: 0, ...bytes })
  }

  async #connected(): Promise<PrinterLine | null> {
    if (this.#closed) return null
    if (this.#line && !this.#line.ended) return this.#line
    this.#settling = null
    this.#line = new PrinterLine(this.#open, this.profile.status)
    return (await this.#line.opened(this.#patience.connectMs)) ? this.#line : null
  }

  #hangUp(): void {
    this.#line?.hangUp()
    this.#line = null
  }

  /** One after the other; after a pause the printer is asked how it is. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act)
    this.#turn = mine.finally(() => {
      clearTimeout(this.#timer)
      if (!this.#closed) this.#timer = setTimeout(() => void this.check(), this.#patience.pollMs)
    })
    return mine
  }
}
