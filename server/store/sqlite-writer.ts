import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Collision, type Row } from './database'
import type { WriterAnswer, WriterRound, WriterStart } from './sqlite-thread'

type Waiting = {
  readonly resolve: (rows: readonly (readonly Row[])[]) => void
  readonly reject: (fault: Error) => void
}

/** The writing thread of a SQLite file, seen from outside: one round at a time, in the order of asking. */
export class SqliteWriter {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  #lost: Error | null = null
  #last = 0

  /** Rejects when the file cannot be opened, or the driver does not keep what durability needs. */
  static async open(start: WriterStart): Promise<SqliteWriter> {
    const worker = new Worker(...(await entry(start)))
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
    })
    return new SqliteWriter(worker)
  }

  private constructor(worker: Worker) {
    this.#worker = worker
    this.#ended = new Promise(resolve => worker.once('exit', () => resolve()))
    worker.on('message', (answer: WriterAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('rows' in answer) waiting?.resolve(answer.rows)
      else waiting?.reject(faultOf(answer))
    })
    worker.on('error', fault => this.#lose(fault))
    worker.on('exit', () => this.#lose(new Error('The thread that writes the database has ended.')))
  }

  /** The thread has ended, and another must take its place. */
  get isLost(): boolean {
    return this.#lost !== null
  }

  /** Rejects when nothing of it was done; a transaction that was open is rolled back then. */
  round(round: Omit<WriterRound, 'id'>): Promise<readonly (readonly Row[])[]> {
    if (this.#lost) return Promise.reject(this.#lost)
    const id = ++this.#last
    const answered = new Promise<readonly (readonly Row[])[]>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    )
    this.#worker.postMessage({ id, ...round })
    return answered
  }

  async close(): Promise<void> {
    this.#worker.postMessage('close')
    await this.#ended
  }

  /** What was under way may have been written, or not: the askers ask again under the same ids. */
  #lose(fault: Error): void {
    this.#lost ??= fault
    for (const { reject } of this.#waiting.values()) reject(fault)
    this.#waiting.clear()
  }
}

function faultOf({ fault, code }: { fault: string; code: string }): Error {
  const isThere = code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE'
  return isThere ? new Collision(fault) : Object.assign(new Error(fault), { code })
}

/** In the bundle the thread is built beside the server; in development it is TypeScript, and made readable here. */
async function entry(workerData: WriterStart): Promise<ConstructorParameters<typeof Worker>> {
  const [kind] = /\.\w+$/.exec(import.meta.url) ?? ['.js']
  if (kind !== '.ts') return [new URL(`./sqlite-thread${kind}`, import.meta.url), { workerData }]
  const { transformSync } = await import('esbuild')
  const source = readFileSync(fileURLToPath(new URL('./sqlite-thread.ts', import.meta.url)), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' })
  return [code, { eval: true, workerData }]
}
