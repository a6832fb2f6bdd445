import type { StatusKind } from './printer-profiles'
import { askFullStatus, askStatus, fullStatusBytes, isFenceByte, isStatusByte, startsReport } from './printer-status'
import type { OpenWire, Wire } from './wire'

/** One connection to a printer: commands out, answers told apart. It never throws: what breaks it ends it. */
export class PrinterLine {
  readonly #wire: Wire
  readonly #kind: StatusKind
  #state: 'opening' | 'open' | 'ended' = 'opening'
  #asked = 0
  #answered = 0
  #answer = 0
  #fences = 0
  #skip = 0
  #full: number[] = []
  #fullAsked = 0
  #fullAnswered = 0
  #fullAnswer: readonly number[] = []
  readonly #watchers = new Set<() => void>()

  constructor(open: OpenWire, kind: StatusKind) {
    this.#kind = kind
    this.#wire = open({
      opened: () => this.#become('open'),
      heard: bytes => this.#hear(bytes),
      drained: () => this.#look(),
      ended: () => this.#become('ended'),
    })
  }

  get ended(): boolean {
    return this.#state === 'ended'
  }

  /** Fences that were answered since the line was opened. */
  get fences(): number {
    return this.#fences
  }

  /** Whether everything sent has left this machine's memory for the network. */
  get flushed(): boolean {
    return this.#wire.isDrained()
  }

  /** True once it is connected; false when it is not within that time, and then it is hung up. */
  async opened(withinMs: number): Promise<boolean> {
    await this.#until(() => this.#state !== 'opening', withinMs)
    if (this.#state !== 'open') this.hangUp()
    return this.#state === 'open'
  }

  send(bytes: Uint8Array): void {
    if (this.#state === 'open') this.#wire.send(bytes)
  }

  /**
   * The answer to `DLE EOT n`, or null when there was none in time. Answers do not say to what they answer, so they are
   * counted: one that comes too late is not taken for that to the next question.
   */
  async ask(n: 1 | 2 | 3 | 4, withinMs: number): Promise<number | null> {
    const mine = Math.max(this.#asked, this.#answered) + 1
    this.#asked = mine
    this.send(askStatus(n))
    await this.#until(() => this.#answered >= mine || this.ended, withinMs)
    return this.#answered === mine ? this.#answer : null
  }

  /** The six bytes of an answer to `DLE EOT 20`, or null when there was none in time. */
  async askFull(withinMs: number): Promise<readonly number[] | null> {
    const mine = Math.max(this.#fullAsked, this.#fullAnswered) + 1
    this.#fullAsked = mine
    this.send(askFullStatus)
    await this.#until(() => this.#fullAnswered >= mine || this.ended, withinMs)
    return this.#fullAnswered === mine ? this.#fullAnswer : null
  }

  /** True once that many fences were answered; false when time is up or the line has ended. */
  async fenced(count: number, withinMs: number): Promise<boolean> {
    await this.#until(() => this.#fences >= count || this.ended, withinMs)
    return this.#fences >= count
  }

  /** True once everything is flushed. */
  async drained(withinMs: number): Promise<boolean> {
    await this.#until(() => this.flushed || this.ended, withinMs)
    return this.flushed && !this.ended
  }

  hangUp(): void {
    this.#wire.close()
    this.#become('ended')
  }

  #hear(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#kind === 'custom' && (this.#full.length > 0 || byte === 0x10)) this.#collect(byte)
      else if (this.#skip > 0) this.#skip--
      else if (startsReport(byte)) this.#skip = 3
      else if (isStatusByte(byte)) {
        this.#answer = byte
        this.#answered++
      } else if (isFenceByte(byte)) this.#fences++
    }
    this.#look()
  }

  /** What a presenter's printer answers is longer than a report, and holds bytes that look like fences. */
  #collect(byte: number): void {
    this.#full.push(byte)
    if (this.#full.length < fullStatusBytes) return
    this.#fullAnswer = this.#full
    this.#fullAnswered++
    this.#full = []
  }

  #become(state: 'open' | 'ended'): void {
    if (this.ended) return
    this.#state = state
    this.#look()
  }

  #look(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }

  #until(isSo: () => boolean, withinMs: number): Promise<void> {
    if (isSo()) return Promise.resolve()
    return new Promise(resolve => {
      const stop = () => {
        clearTimeout(timer)
        this.#watchers.delete(watcher)
        resolve()
      }
      const watcher = () => isSo() && stop()
      const timer = setTimeout(stop, withinMs)
      this.#watchers.add(watcher)
    })
  }
}
