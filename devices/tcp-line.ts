import { connect, type Socket } from 'node:net'
import { askStatus, isFenceByte, isStatusByte, startsReport } from './printer-status'

/** One connection to a printer: bytes out, answers in. It never throws: what breaks it ends it. */
export class TcpLine {
  readonly #socket: Socket
  #state: 'opening' | 'open' | 'ended' = 'opening'
  #asked = 0
  #answered = 0
  #answer = 0
  #fences = 0
  #skip = 0
  readonly #watchers = new Set<() => void>()

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true })
    this.#socket.on('connect', () => this.#become('open'))
    this.#socket.on('data', bytes => this.#hear(bytes))
    // The reason makes no difference: whether refused, reset or unreachable, the line is gone.
    this.#socket.on('error', () => this.#become('ended'))
    this.#socket.on('close', () => this.#become('ended'))
    this.#socket.on('end', () => this.hangUp())
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
    return this.#socket.writableLength === 0
  }

  /** True once it is connected; false when it is not within that time, and then it is hung up. */
  async opened(withinMs: number): Promise<boolean> {
    await this.#until(() => this.#state !== 'opening', withinMs)
    if (this.#state !== 'open') this.hangUp()
    return this.#state === 'open'
  }

  send(bytes: Uint8Array): void {
    if (this.#state === 'open') this.#socket.write(bytes)
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

  /** True once that many fences were answered; false when time is up or the line has ended. */
  async fenced(count: number, withinMs: number): Promise<boolean> {
    await this.#until(() => this.#fences >= count || this.ended, withinMs)
    return this.#fences >= count
  }

  /** True once everything is flushed. */
  async drained(withinMs: number): Promise<boolean> {
    this.#socket.once('drain', () => this.#look())
    await this.#until(() => this.flushed || this.ended, withinMs)
    return this.flushed && !this.ended
  }

  hangUp(): void {
    this.#socket.destroy()
    this.#become('ended')
  }

  #hear(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#skip > 0) this.#skip--
      else if (startsReport(byte)) this.#skip = 3
      else if (isStatusByte(byte)) {
        this.#answer = byte
        this.#answered++
      } else if (isFenceByte(byte)) this.#fences++
    }
    this.#look()
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
