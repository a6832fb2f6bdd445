import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { EscposReader, type TwinPaper } from './escpos-reader'

/** An ESC/POS printer on a real TCP port of this machine, that can be made to fail. Its buffer outlives connections. */
export class TcpTwin {
  readonly #reader = new EscposReader()
  /** The first one is served, the others wait: a printer listens to one at a time. */
  readonly #sockets: Socket[] = []
  readonly #host: string
  #server: Server | null = null
  #port: number
  #stalled = false
  /** Ends the connection after that many bytes; null: never. */
  dropAfterBytes: number | null = null
  #coverOpen = false
  /** Answers `DLE EOT`; cheap ones do not. */
  answers = true
  /** Feels that the roll runs low. */
  paperLow = false
  /** The cutter is stuck. */
  cutterStuck = false
  /** From a question for the status to its answer. */
  statusMs = 0
  /** The pin of a cash drawer, which means nothing here, is up in many printers. */
  drawerPin = false
  /** From taking a ticket's last byte to having burned it. */
  burnMs = 0
  /** So many answers to fences never arrive. */
  fencesToLose = 0
  /** What a printer with automatic reports sends unasked after each chunk that it receives. */
  reports = false

  /** At a port of its own, if none is wished for. */
  constructor({ host = '127.0.0.1', port = 0 } = {}) {
    this.#host = host
    this.#port = port
  }

  get port(): number {
    return this.#port
  }

  /** Complete papers and the one that is in the slot, in their order. */
  get papers(): readonly TwinPaper[] {
    return this.#reader.papers
  }

  /** Bytes that were neither a command nor a picture: a real printer prints them as characters. */
  get garbage(): number {
    return this.#reader.garbage
  }

  get presented(): number {
    return this.#reader.presented
  }

  get letGo(): number {
    return this.#reader.letGo
  }

  /** Takes the paper out of the presenter. */
  takePaper(): void {
    this.#reader.paperLeft = false
  }

  /** How often another connection was accepted. */
  connections = 0

  async plugIn(): Promise<void> {
    if (this.#server) return
    const server = createServer(socket => this.#serve(socket))
    this.#server = server
    while (!(await listens(server, { host: this.#host, port: this.#port })))
      await new Promise(resolve => setTimeout(resolve, 5))
    this.#port = (server.address() as AddressInfo).port
  }

  async unplug(): Promise<void> {
    const server = this.#server
    this.#server = null
    for (const socket of [...this.#sockets]) socket.resetAndDestroy()
    if (server) await new Promise(resolve => server.close(resolve))
  }

  /** Takes connections, and looks at nothing that comes. */
  stall(): void {
    this.#stalled = true
    this.#serveFirst()
  }

  resume(): void {
    this.#stalled = false
    this.#serveFirst()
  }

  openCover(): void {
    this.#coverOpen = true
  }

  closeCover(): void {
    this.#coverOpen = false
    this.#print()
  }

  /** Switched off and on. */
  async powerCycle(): Promise<void> {
    await this.unplug()
    this.#reader.reset()
    this.#stalled = false
    await this.plugIn()
  }

  /** The paper ends after so many more rows. */
  endPaperAfter(rows: number): void {
    this.#reader.rowsLeft = rows
  }

  insertPaper(): void {
    this.#reader.rowsLeft = Number.POSITIVE_INFINITY
    this.#print()
  }

  #serve(socket: Socket): void {
    this.connections++
    this.#sockets.push(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#sockets.splice(this.#sockets.indexOf(socket), 1)
      this.#serveFirst()
    })
    socket.on('data', chunk => {
      const bytes = this.#drop(socket, Buffer.concat([held, chunk]))
      held = this.#takeRealTime(socket, bytes)
      this.#print()
      if (this.reports && !socket.destroyed) socket.write(Buffer.from([0x10, 0x00, 0x00, 0x00]))
    })
    this.#serveFirst()
  }

  #serveFirst(): void {
    for (const [place, socket] of this.#sockets.entries()) {
      if (place === 0 && !this.#stalled) socket.resume()
      else socket.pause()
    }
  }

  #drop(socket: Socket, bytes: Buffer): Buffer {
    if (this.dropAfterBytes === null) return bytes
    this.dropAfterBytes -= bytes.length
    if (this.dropAfterBytes > 0) return bytes
    const kept = bytes.subarray(0, Math.max(0, bytes.length + this.dropAfterBytes))
    this.dropAfterBytes = null
    socket.resetAndDestroy()
    return kept
  }

  /** Real-time commands are taken out wherever they stand, even within a picture. Returns the start of a possible one. */
  #takeRealTime(socket: Socket, bytes: Buffer): Buffer<ArrayBuffer> {
    let from = 0
    for (let at = bytes.indexOf(0x10); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
      if (at + 2 >= bytes.length && (at + 1 >= bytes.length || bytes[at + 1] === 0x04)) {
        this.#queue(socket, bytes.subarray(from, at))
        return Buffer.from(bytes.subarray(at))
      }
      if (bytes[at + 1] !== 0x04) continue
      this.#queue(socket, bytes.subarray(from, at))
      const n = bytes[at + 2] ?? 0
      if (this.answers && n >= 1 && n <= 4) answerLater(socket, Buffer.from([this.#status(n)]), this.statusMs)
      if (this.answers && n === 0x14) answerLater(socket, this.#fullStatus(), this.statusMs)
      from = at + 3
      at += 2
    }
    this.#queue(socket, bytes.subarray(from))
    return Buffer.alloc(0)
  }

  #status(n: number): number {
    const noPaper = this.#reader.rowsLeft <= 0
    const offline = noPaper || this.#coverOpen || this.cutterStuck
    const bits = [
      0,
      (offline ? 0x08 : 0) | (this.drawerPin ? 0x04 : 0),
      (this.#coverOpen ? 0x04 : 0) | (noPaper ? 0x20 : 0) | (this.cutterStuck ? 0x40 : 0),
      this.cutterStuck ? 0x08 : 0,
      (noPaper ? 0x60 : 0) | (this.paperLow ? 0x0c : 0),
    ]
    return 0x12 | (bits[n] ?? 0)
  }

  /** As printers with a presenter say it, in six bytes. */
  #fullStatus(): Buffer {
    const noPaper = this.#reader.rowsLeft <= 0
    const paper = (noPaper ? 0x01 : 0) | (this.paperLow ? 0x04 : 0) | (this.#reader.paperLeft ? 0x20 : 0)
    return Buffer.from([0x10, 0x0f, paper, this.#coverOpen ? 0x02 : 0, 0, this.cutterStuck ? 0x01 : 0])
  }

  #queue(socket: Socket, bytes: Buffer): void {
    this.#reader.take(bytes, answer => {
      if (this.fencesToLose > 0) this.fencesToLose--
      else if (this.answers) answerLater(socket, answer, this.burnMs)
    })
  }

  #print(): void {
    if (!this.#coverOpen && !this.cutterStuck) this.#reader.run()
  }
}

/** Only a connection that is still there has a use for an answer: no timer outlives it. */
function answerLater(socket: Socket, answer: Buffer, ms: number): void {
  if (socket.destroyed) return
  if (ms === 0) {
    socket.write(answer)
    return
  }
  const timer = setTimeout(() => {
    socket.off('close', forget)
    socket.write(answer)
  }, ms)
  const forget = () => clearTimeout(timer)
  socket.once('close', forget)
}

/** False while the port is taken: who calls a port of this machine that nobody listens on may get through to itself. */
function listens(server: Server, place: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const taken = (error: NodeJS.ErrnoException) => {
      server.off('listening', free)
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    const free = () => {
      server.off('error', taken)
      resolve(true)
    }
    server.once('error', taken)
    server.once('listening', free)
    server.listen(place)
  })
}
