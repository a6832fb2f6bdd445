import { request } from 'node:http'
import type { PrinterStatus } from '../domain/branch-shown'
import { type IppAnswer, type IppAttribute, ippAnswer, ippRequest, operations } from './ipp'

export interface CupsAddress {
  readonly host: string
  readonly port: number
  readonly queue: string
}

/** How far a job has come (RFC 8011, section 5.3.7). */
export type JobState = 'waiting' | 'working' | 'completed' | 'ended-otherwise'

const longestAnswer = 200_000

/** A queue of CUPS, spoken to over IPP. Each call throws when there is no answer in time. */
export class CupsQueue {
  readonly #address: CupsAddress
  readonly #answerMs: number

  constructor(address: CupsAddress, answerMs: number) {
    this.#address = address
    this.#answerMs = answerMs
  }

  async status(): Promise<PrinterStatus> {
    const wanted = ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs']
    const requested: IppAttribute = { tag: 'keyword', name: 'requested-attributes', values: wanted }
    const answer = await this.#ask(operations.getPrinterAttributes, [this.#printer(), requested])
    return isDone(answer) ? statusOf(answer) : 'offline'
  }

  /** The job's number, or null when the queue would not have it. Sent as it is: CUPS must not make a page of it. */
  async print(name: string, commands: Uint8Array): Promise<number | null> {
    const attributes: readonly IppAttribute[] = [
      this.#printer(),
      this.#user(),
      { tag: 'name', name: 'job-name', values: [name] },
      { tag: 'mimeType', name: 'document-format', values: ['application/vnd.cups-raw'] },
    ]
    const answer = await this.#ask(operations.printJob, attributes, commands)
    const id = answer.attributes.get('job-id')?.[0]
    return isDone(answer) && typeof id === 'number' ? id : null
  }

  async job(id: number): Promise<JobState> {
    const requested: IppAttribute = { tag: 'keyword', name: 'requested-attributes', values: ['job-state'] }
    const answer = await this.#ask(operations.getJobAttributes, [this.#printer(), this.#job(id), requested])
    const state = answer.attributes.get('job-state')?.[0]
    if (state === 9) return 'completed'
    if (state === 3 || state === 4) return 'waiting'
    return state === 5 || state === 6 ? 'working' : 'ended-otherwise'
  }

  async cancel(id: number): Promise<void> {
    await this.#ask(operations.cancelJob, [this.#printer(), this.#job(id), this.#user()])
  }

  #printer(): IppAttribute {
    const { host, port, queue } = this.#address
    return { tag: 'uri', name: 'printer-uri', values: [`ipp://${host}:${port}/printers/${queue}`] }
  }

  #job(id: number): IppAttribute {
    return { tag: 'integer', name: 'job-id', values: [id] }
  }

  #user(): IppAttribute {
    return { tag: 'name', name: 'requesting-user-name', values: ['redica'] }
  }

  async #ask(operation: number, attributes: readonly IppAttribute[], document?: Uint8Array): Promise<IppAnswer> {
    return ippAnswer(await this.#post(ippRequest(operation, attributes, document)))
  }

  #post(body: Buffer): Promise<Buffer> {
    const { host, port, queue } = this.#address
    return new Promise((resolve, reject) => {
      const asking = request({
        host,
        port,
        path: `/printers/${encodeURIComponent(queue)}`,
        method: 'POST',
        headers: { 'content-type': 'application/ipp', 'content-length': body.length },
        agent: false,
        signal: AbortSignal.timeout(this.#answerMs),
      })
      asking.on('error', reject)
      asking.on('response', async response => {
        try {
          const parts: Buffer[] = []
          let length = 0
          for await (const part of response) {
            length += part.length
            if (length > longestAnswer) throw new Error('an answer that does not end')
            parts.push(part)
          }
          resolve(Buffer.concat(parts))
        } catch (fault) {
          reject(fault)
        }
      })
      asking.end(body)
    })
  }
}

function isDone({ status }: IppAnswer): boolean {
  return status < 0x0100
}

/** Which reasons mean what, the weightiest first; CUPS puts `-error`, `-warning` or `-report` behind them. */
const reasons: readonly (readonly [RegExp, PrinterStatus])[] = [
  [/^(cover-open|door-open|interlock-open)/, 'cover-open'],
  [/^(media-empty|media-needed)/, 'no-paper'],
  [/^(media-jam|cutter|.*-error$)/, 'error'],
  [/^(offline|shutdown|connecting-to-device|timed-out|paused|stopped)/, 'offline'],
  [/^media-low/, 'paper-low'],
]
const stopped = 5

function statusOf({ attributes }: IppAnswer): PrinterStatus {
  const given = (attributes.get('printer-state-reasons') ?? []).map(String)
  const known = reasons.find(([pattern]) => given.some(reason => pattern.test(reason)))?.[1]
  if (known && known !== 'paper-low') return known
  const isOff = attributes.get('printer-state')?.[0] === stopped
  if (isOff || attributes.get('printer-is-accepting-jobs')?.[0] === false) return 'offline'
  return known ?? 'ready'
}
