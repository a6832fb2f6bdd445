import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

interface TwinJob {
  readonly document: Buffer
  readonly format: string
  state: number
}

/** A print server that speaks IPP, written from RFC 8011 and not from our encoder. */
export class CupsTwin {
  readonly jobs: TwinJob[] = []
  reasons: readonly string[] = ['none']
  accepting = true
  /** In which state new jobs stay. */
  newJobs = 9
  /** It takes a job and never says so. */
  silent = false
  readonly #server: Server

  constructor() {
    this.#server = createServer(async (request, response) => {
      const answer = this.#answer(await bytesOf(request), request.url ?? '')
      if (this.silent) return
      response.writeHead(200, { 'content-type': 'application/ipp' })
      response.end(answer)
    })
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  open(): Promise<void> {
    return new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve))
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise(resolve => this.#server.close(resolve))
  }

  #answer(bytes: Buffer, url: string): Buffer {
    const { operation, values, document } = read(bytes)
    const uri = String(values.get('printer-uri'))
    if (!uri.startsWith('ipp://127.0.0.1:') || !uri.endsWith(url) || url !== '/printers/hall') return said(0x0406, [])
    const id = values.get('job-id')?.readInt32BE() ?? 0
    const job = this.jobs[id - 1]
    switch (operation) {
      case 0x0002:
        if (!this.accepting) return said(0x0506, [])
        this.jobs.push({ document, format: String(values.get('document-format')), state: this.newJobs })
        return said(0, [attribute(0x21, 'job-id', int(this.jobs.length))])
      case 0x0008:
        if (job) job.state = 7
        return said(job ? 0 : 0x0406, [])
      case 0x0009:
        return job ? said(0, [attribute(0x23, 'job-state', int(job.state))]) : said(0x0406, [])
      case 0x000b:
        return said(0, [
          attribute(0x23, 'printer-state', int(3)),
          ...this.reasons.map((reason, place) =>
            attribute(0x44, place === 0 ? 'printer-state-reasons' : '', Buffer.from(reason)),
          ),
          attribute(0x22, 'printer-is-accepting-jobs', Buffer.of(this.accepting ? 1 : 0)),
        ])
      default:
        return said(0x0501, [])
    }
  }
}

function read(bytes: Buffer) {
  const values = new Map<string, Buffer>()
  let at = 9
  while (bytes[at] !== 3) {
    const name = bytes.subarray(at + 3, at + 3 + bytes.readUInt16BE(at + 1))
    const from = at + 3 + name.length + 2
    const length = bytes.readUInt16BE(from - 2)
    if (name.length > 0) values.set(name.toString(), bytes.subarray(from, from + length))
    at = from + length
  }
  return { operation: bytes.readUInt16BE(2), values, document: bytes.subarray(at + 1) }
}

function said(status: number, attributes: readonly Buffer[]): Buffer {
  const head = Buffer.from([1, 1, status >> 8, status & 0xff, 0, 0, 0, 1, 1])
  const charset = attribute(0x47, 'attributes-charset', Buffer.from('utf-8'))
  return Buffer.concat([head, charset, Buffer.of(4), ...attributes, Buffer.of(3)])
}

function attribute(tag: number, name: string, value: Buffer): Buffer {
  const lengths = [name.length, value.length].map(length => Buffer.of(length >> 8, length & 0xff))
  return Buffer.concat([Buffer.of(tag), lengths[0] ?? value, Buffer.from(name), lengths[1] ?? value, value])
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}
