import { constants } from 'node:fs'
import { access, type FileHandle, open } from 'node:fs/promises'
import type { PrinterStatus } from '../domain/branch-shown'
import type { DrawnPaper } from './escpos'
import type { Outcome, Printer } from './printer'
import type { PaperProfile } from './printer-profiles'
import { PrinterWithBoard } from './printer-status'

const pollMs = 2_000

/**
 * A printer behind a device file, written to and never read. It cannot say what became of a ticket: what was written is
 * `unknown`, unless the file is an ordinary one, which then holds it.
 */
export class FilePrinter extends PrinterWithBoard implements Printer {
  readonly profile: PaperProfile
  readonly confirms = false
  readonly #path: string
  #turn: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(path: string, profile: PaperProfile) {
    super('offline')
    this.#path = path
    this.profile = profile
    void this.check()
  }

  async check(): Promise<PrinterStatus> {
    clearTimeout(this.#timer)
    const there = await access(this.#path, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (this.#closed) return this.board.status
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.check(), pollMs)
    return this.board.set(there ? 'ready' : 'offline')
  }

  print(paper: DrawnPaper): Promise<Outcome> {
    const mine = this.#turn.then(() => this.#write(paper))
    this.#turn = mine
    return mine
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#turn
  }

  async #write(paper: DrawnPaper): Promise<Outcome> {
    let file: FileHandle | null = null
    try {
      // Without a printer that takes bytes, a blocking write would hold a thread for ever.
      file = await open(this.#path, constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK)
    } catch {
      this.board.set('offline')
      return 'failed'
    }
    try {
      const ordinary = (await file.stat()).isFile()
      const whole = await writeAll(file, paper.commands)
      return ordinary && whole ? 'confirmed' : 'unknown'
    } catch {
      // The device went away, or had no paper: a part may be printed.
      this.board.set('error')
      return 'unknown'
    } finally {
      await file.close().catch(() => this.board.set('error'))
    }
  }
}

const retryMs = 50
/** The kernel takes nothing for so long: the printer is stuck. */
const stuckAfterMs = 10_000

/** False when the device stopped taking bytes. Throws when it is gone. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<boolean> {
  let [at, waitedMs] = [0, 0]
  while (at < bytes.length) {
    try {
      at += (await file.write(bytes, at)).bytesWritten
      waitedMs = 0
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      if (waitedMs >= stuckAfterMs) return false
      waitedMs += retryMs
      await new Promise(resolve => setTimeout(resolve, retryMs))
    }
  }
  return true
}
