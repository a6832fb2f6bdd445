import type { PrinterStatus } from '../domain/branch-shown'

/** The answers to `DLE EOT` 1 to 4, one byte each. */
export interface StatusBytes {
  readonly printer: number
  readonly offline: number
  readonly error: number
  readonly roll: number
}

/** Which bits of which answer mean what, the weightiest first. Epson's table, which nearly all makers keep. */
const meanings: readonly { readonly of: keyof StatusBytes; readonly bits: number; readonly status: PrinterStatus }[] = [
  { of: 'offline', bits: 0x04, status: 'cover-open' },
  { of: 'roll', bits: 0x60, status: 'no-paper' },
  { of: 'offline', bits: 0x20, status: 'no-paper' },
  { of: 'error', bits: 0x6c, status: 'error' },
  { of: 'offline', bits: 0x40, status: 'error' },
  { of: 'printer', bits: 0x08, status: 'offline' },
  { of: 'roll', bits: 0x0c, status: 'paper-low' },
]

export function statusFrom(bytes: StatusBytes): PrinterStatus {
  return meanings.find(({ of, bits }) => bytes[of] & bits)?.status ?? 'ready'
}

/** The answer to `DLE EOT 20` of printers with a presenter: 10 0F, then four bytes of flags. */
export const fullStatusBytes = 6
export const askFullStatus = Uint8Array.of(0x10, 0x04, 0x14)

/** Which bits of which byte of the long answer mean what, the weightiest first. By the makers' manuals. */
const fullMeanings: readonly { readonly at: number; readonly bits: number; readonly status: PrinterStatus }[] = [
  // Head up, or the cover open.
  { at: 3, bits: 0x03, status: 'cover-open' },
  { at: 2, bits: 0x01, status: 'no-paper' },
  // Head too hot, voltage, paper jammed.
  { at: 4, bits: 0x49, status: 'error' },
  // Cutter, memory.
  { at: 5, bits: 0x4d, status: 'error' },
  { at: 2, bits: 0x04, status: 'paper-low' },
]

export function statusFromFull(bytes: readonly number[]): PrinterStatus {
  return fullMeanings.find(({ at, bits }) => (bytes[at] ?? 0) & bits)?.status ?? 'ready'
}

/** Whether a paper hangs out of the presenter: nobody has taken it yet. */
export function hasPaperOut(bytes: readonly number[]): boolean {
  return ((bytes[2] ?? 0) & 0x20) !== 0
}

export function isPrintable(status: PrinterStatus): boolean {
  return status === 'ready' || status === 'paper-low'
}

/** `DLE EOT n`: answered at once, even when the printer is offline or its buffer is full. */
export function askStatus(n: 1 | 2 | 3 | 4): Uint8Array {
  return Uint8Array.of(0x10, 0x04, n)
}

/** Bits that every answer to `DLE EOT` has in the same place tell it from the answer to a fence. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** The answer to `GS r 1`. */
export function isFenceByte(byte: number): boolean {
  return (byte & 0x90) === 0x00
}

/** Some printers report changes unasked (`GS a`): four bytes, of which the last three look like answers to a fence. */
export function startsReport(byte: number): boolean {
  return (byte & 0x93) === 0x10
}

/** Remembers the status, and whether a paper is left, and tells those who listen, when one of them changes. */
export class StatusBoard {
  #status: PrinterStatus
  #isPaperLeft = false
  readonly #listeners = new Set<(status: PrinterStatus) => void>()

  constructor(first: PrinterStatus) {
    this.#status = first
  }

  get status(): PrinterStatus {
    return this.#status
  }

  get isPaperLeft(): boolean {
    return this.#isPaperLeft
  }

  set(status: PrinterStatus): PrinterStatus {
    if (status === this.#status) return status
    this.#status = status
    this.#tell()
    return status
  }

  leave(isPaperLeft: boolean): void {
    if (isPaperLeft === this.#isPaperLeft) return
    this.#isPaperLeft = isPaperLeft
    this.#tell()
  }

  listen(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this.#status)
  }
}

/** What printers have in common: how each of them is stands on its board. */
export abstract class PrinterWithBoard {
  protected readonly board: StatusBoard

  constructor(first: PrinterStatus) {
    this.board = new StatusBoard(first)
  }

  status(): PrinterStatus {
    return this.board.status
  }

  isPaperLeft(): boolean {
    return this.board.isPaperLeft
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    return this.board.listen(listener)
  }
}
