import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { HidBus, HidReport, HidWord } from './hid'

/** What the child says besides: that it lives, or why it cannot. */
export type ChildWord = HidWord | { readonly is: 'alive' } | { readonly is: 'unusable'; readonly why: string }

/** What the child is told. */
export type ChildOrder =
  | { readonly do: 'open'; readonly paths: readonly string[] }
  | { readonly do: 'send'; readonly path: string; readonly report: HidReport }

/** A driver that hangs takes its process with it: silent for so long, it is killed, and another one starts. */
const silentMs = 15_000
const restartMs = 1_000
/** One that ends at once again and again, because something of the system is missing, is tried less and less often. */
const slowestRestartMs = 60_000
const livedLongMs = 10_000

export interface HidProcessOptions {
  readonly onTrouble: (what: string) => void
  /** For the child: tests show it other devices than this computer's. */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * The real HID devices, in a process of their own that may hang, crash or be killed at any moment: it is started anew,
 * and what was to be open is opened again.
 */
export class HidProcess implements HidBus {
  readonly #options: HidProcessOptions
  #listener: ((word: HidWord) => void) | null = null
  #child: ChildProcess | null = null
  #wanted: readonly string[] = []
  #watch: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined
  #restartsInVain = 0
  #unusable: string | null = null
  #closed = false

  constructor(options: HidProcessOptions) {
    this.#options = options
  }

  /** The process that owns the devices now: somebody may want to kill it. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  listen(listener: (word: HidWord) => void): void {
    this.#listener = listener
    this.#start()
  }

  open(paths: readonly string[]): void {
    this.#wanted = paths
    this.#order({ do: 'open', paths })
  }

  send(path: string, report: HidReport): void {
    this.#order({ do: 'send', path, report })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#watch)
    clearTimeout(this.#restart)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
    // Killed rather than asked: a read that hangs in the driver would keep it for ever.
    setTimeout(() => child.kill('SIGKILL'), lastWordsMs)
    await ended
  }

  #start(): void {
    const [entry, execArgv] = childEntry()
    const env = { ...process.env, ...this.#options.env }
    const child = fork(entry, {
      execArgv,
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const begun = performance.now()
    let unusable: string | null = null
    this.#expectWord(child)
    child.on('message', (word: ChildWord) => {
      if (child !== this.#child || this.#closed) return
      this.#expectWord(child)
      if (word.is === 'unusable') unusable = word.why
      else if (word.is !== 'alive') this.#listener?.(word)
    })
    child.on('error', fault => this.#options.onTrouble(fault.message))
    child.once('exit', (code, signal) => {
      clearTimeout(this.#watch)
      if (this.#closed || child !== this.#child) return
      const what = unusable ?? `The process of the USB devices ended with ${signal ?? code} and is started anew`
      // What hinders every start is said once.
      if (!unusable || unusable !== this.#unusable) this.#options.onTrouble(what)
      this.#unusable = unusable
      this.#listener?.({ is: 'listed', devices: [] })
      this.#restartsInVain = performance.now() - begun > livedLongMs ? 0 : this.#restartsInVain + 1
      const pauseMs = restartMs * 2 ** Math.max(0, this.#restartsInVain - 1)
      this.#restart = setTimeout(() => this.#start(), Math.min(pauseMs, slowestRestartMs))
    })
    this.#order({ do: 'open', paths: this.#wanted })
  }

  #expectWord(child: ChildProcess): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => child.kill('SIGKILL'), silentMs)
  }

  #order(order: ChildOrder): void {
    // A child that is about to end takes no orders; the next one is told what is wanted when it starts.
    if (this.#child?.connected) this.#child.send(order, () => undefined)
  }
}

/** A lamp is told to go dark before the end. */
const lastWordsMs = 60

/** In the bundle the child is built beside the server; in development it is TypeScript too. */
function childEntry(): [entry: URL, execArgv: string[]] {
  const ending = path.extname(import.meta.url)
  if (ending !== '.ts') return [new URL(`./hid-child${ending}`, import.meta.url), []]
  return [new URL('./hid-child.ts', import.meta.url), ['--import', 'tsx']]
}
