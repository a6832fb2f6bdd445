import path from 'node:path'
import { parentPort, Worker } from 'node:worker_threads'

interface Asked<Question> {
  readonly id: number
  readonly question: Question
}

type Said<Answer, News> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string }
  | { readonly news: News }

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

export interface ThreadParts<News> {
  /** The file that runs in it, without its ending. It stands beside this one, and calls `answerInThread`. */
  readonly file: string
  /** What it says unasked. */
  readonly onNews?: (news: News) => void
  /** It has ended by itself. */
  readonly onLost?: (error: Error) => void
}

/** A thread that answers questions, seen from outside. One that died is replaced at the next question. */
export class Thread<Question, Answer, News = never> {
  readonly #parts: ThreadParts<News>
  readonly #waiting = new Map<number, Waiting<Answer>>()
  #worker: Worker | null
  #lastId = 0

  /** It starts at once: what it has to read takes longer than the first who asks should wait. */
  constructor(parts: ThreadParts<News>) {
    this.#parts = parts
    this.#worker = this.#start()
  }

  /** Rejects when it could not be answered, with the reason, and when the thread dies. `memory` is handed over. */
  async ask(question: Question, memory: readonly ArrayBuffer[] = []): Promise<Answer> {
    const asked: Asked<Question> = { id: ++this.#lastId, question }
    this.#worker ??= this.#start()
    this.#worker.postMessage(asked, memory)
    return new Promise((resolve, reject) => this.#waiting.set(asked.id, { resolve, reject }))
  }

  /** Ends the thread; what was not answered yet is rejected. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#forget(new Error(`The thread ${this.#parts.file} was closed`))
    await worker?.terminate()
  }

  #start(): Worker {
    const { file, onNews, onLost } = this.#parts
    const worker = new Worker(...entryOf(file))
    worker.on('message', (said: Said<Answer, News>) => {
      if ('news' in said) return onNews?.(said.news)
      const waiting = this.#waiting.get(said.id)
      this.#waiting.delete(said.id)
      if ('error' in said) waiting?.reject(new Error(said.error))
      else waiting?.resolve(said.answer)
    })
    const lost = (error: Error) => {
      if (this.#worker !== worker) return
      this.#forget(error)
      onLost?.(error)
    }
    worker.on('error', lost)
    worker.on('exit', code => lost(new Error(`The thread ${file} ended with ${code}`)))
    return worker
  }

  #forget(error: Error): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/** Within the thread: answers what is asked, and hands over the memory that an answer says it holds. */
export function answerInThread<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  memoryIn: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', async ({ id, question }: Asked<Question>) => {
    try {
      const found = await answer(question)
      parentPort?.postMessage({ id, answer: found } satisfies Said<Answer, never>, memoryIn(found))
    } catch (error) {
      // Whatever it is, the one who asked must hear of it: nobody listens in this thread.
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
      parentPort?.postMessage({ id, error: said } satisfies Said<never, never>)
    }
  })
}

/** Within the thread: says what nobody asked. */
export function sayFromThread<News>(news: News): void {
  parentPort?.postMessage({ news } satisfies Said<never, News>)
}

/** The memory of these bytes, to be handed over, not copied; none where it is shared with others. */
export function memoryOf(...all: readonly Uint8Array[]): ArrayBuffer[] {
  return all.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  )
}

/**
 * In the bundle a thread's file is built beside the server. In development it is TypeScript too, and the loader must be
 * registered from inside the thread: `--import` does not reach a worker's entry on Node 20.
 */
function entryOf(file: string): ConstructorParameters<typeof Worker> {
  const ending = path.extname(import.meta.url)
  if (ending !== '.ts') return [new URL(`./${file}${ending}`, import.meta.url)]
  const entry = new URL(`./${file}.ts`, import.meta.url).href
  const script = `import('tsx/esm/api').then(({ register }) => (register(), import('${entry}')))`
  return [script, { eval: true, execArgv: [] }]
}
