import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { OneBit } from '../domain/ticket-design'
import type { DrawnPaper } from './escpos'
import type { Paper } from './paper'
import type { PaperProfile } from './printer-profiles'

/** What the thread is asked for: a paper for a printer, or a town's arms from a picture. */
export type DrawRequest = { readonly id: number } & (
  | { readonly paper: Paper; readonly profile: PaperProfile; readonly withBits: boolean }
  | { readonly picture: Uint8Array }
)

export type DrawAnswer =
  | { readonly id: number; readonly drawn: DrawnPaper }
  | { readonly id: number; readonly emblem: OneBit }
  | { readonly id: number; readonly error: string }

interface Waiting {
  readonly resolve: (answer: Exclude<DrawAnswer, { error: string }>) => void
  readonly reject: (error: Error) => void
}

/** The thread that draws tickets, seen from outside. A thread that dies is replaced at the next ticket. */
export class Drawing {
  #worker: Worker | null = null
  #lastId = 0
  readonly #waiting = new Map<number, Waiting>()

  constructor() {
    // Started early: reading the typeface takes longer than the first citizen should wait.
    this.#worker = this.#start()
  }

  /** Rejects when the ticket cannot be drawn, with the reason: a bug or a text that is missing. */
  async draw(paper: Paper, profile: PaperProfile, { withBits = true } = {}): Promise<DrawnPaper> {
    const answer = await this.#ask(id => ({ id, paper, profile, withBits }))
    if (!('drawn' in answer)) throw new Error('The drawing worker answered something else')
    return answer.drawn
  }

  /** Rejects when it is no picture that may be printed. */
  async emblem(picture: Uint8Array): Promise<OneBit> {
    const answer = await this.#ask(id => ({ id, picture }))
    if (!('emblem' in answer)) throw new Error('The drawing worker answered something else')
    return answer.emblem
  }

  #ask(request: (id: number) => DrawRequest): Promise<Exclude<DrawAnswer, { error: string }>> {
    const id = ++this.#lastId
    this.#worker ??= this.#start()
    const answered = new Promise<Exclude<DrawAnswer, { error: string }>>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    )
    this.#worker.postMessage(request(id))
    return answered
  }

  /** Ends the thread; what was not drawn yet is rejected. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#forget(new Error('The drawing worker was closed'))
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(...workerEntry())
    worker.on('message', (answer: DrawAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('error' in answer) waiting?.reject(new Error(`A ticket could not be drawn: ${answer.error}`))
      else waiting?.resolve(answer)
    })
    const lost = (error: Error) => this.#worker === worker && this.#forget(error)
    worker.on('error', lost)
    worker.on('exit', code => lost(new Error(`The drawing worker ended with ${code}`)))
    return worker
  }

  #forget(error: Error): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/**
 * In the bundle the worker is built beside the server. In development it is TypeScript too, and the loader must be
 * registered from inside the thread: `--import` does not reach a worker's entry on Node 20.
 */
function workerEntry(): ConstructorParameters<typeof Worker> {
  const ending = path.extname(import.meta.url)
  if (ending !== '.ts') return [new URL(`./drawing-worker${ending}`, import.meta.url)]
  const entry = new URL('./drawing-worker.ts', import.meta.url).href
  const script = `import('tsx/esm/api').then(({ register }) => (register(), import('${entry}')))`
  return [script, { eval: true, execArgv: [] }]
}
