import { randomBytes } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { PeripheralWord } from '../domain/peripheral'
import type { AgentJob, AgentOrders, AgentWord, ClientToServer, PrinterSaid, ServerToClient } from '../domain/wire'
import type { HidBus } from './hid'
import { Peripherals } from './peripherals'
import type { Outcome, Printer } from './printer'

export interface AgentParts {
  readonly server: string
  /** Of the device that this computer is (rule A2). */
  readonly token: string
  readonly printer: Printer | null
  readonly bus: HidBus | null
  readonly now: () => number
  readonly log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

type Connection = Socket<ServerToClient, ClientToServer>

/** An answer that does not come within this is asked for again. */
const answerMs = 2_000
/** An admin may be about to let this device in again. */
const turnedAwayMs = 15_000
const jobsRemembered = 200

/**
 * Runs beside the screen of a kiosk or a clerk: owns this computer's printer and USB devices, and speaks with the
 * server for them. A server that is away changes nothing here: the status is kept, what is being printed comes out, and
 * its outcome is told when the server is back. Scans and presses are of the moment: nothing of them is kept.
 */
export class Agent {
  readonly #parts: AgentParts
  readonly #run = randomBytes(9).toString('base64url')
  readonly #socket: Connection
  readonly #peripherals: Peripherals | null
  readonly #working = new Set<string>()
  readonly #outcomes = new Map<string, Outcome>()
  /** Also after they were told: a paper that is sent twice is printed once (rule P2). */
  readonly #taken = new Set<string>()
  #stopListening: (() => void) | undefined
  #greeted = false
  #later: NodeJS.Timeout | undefined

  constructor(parts: AgentParts) {
    this.#parts = parts
    const { server, token, bus, now, printer, log } = parts
    this.#socket = io(server, {
      auth: { screen: 'agent', token },
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 4_000,
      randomizationFactor: 0.5,
      timeout: 5_000,
      forceNew: true,
    })
    this.#socket.on('connect', () => {
      this.#greeted = false
    })
    this.#socket.on('orders', orders => {
      this.#obey(orders)
      // Before its first orders the server does not listen to us yet.
      if (!this.#greeted) void this.#greet()
      this.#greeted = true
    })
    this.#socket.on('print', (job, reply) => this.#take(job, reply))
    this.#socket.on('turnedAway', why => {
      log.warn(why, 'The server does not know this device')
      this.#connectLater(turnedAwayMs)
    })
    this.#socket.on('disconnect', reason => {
      log.warn({ reason }, 'The server is away')
      // A server that sends us away does not call us back.
      if (reason === 'io server disconnect') this.#connectLater(answerMs)
    })
    this.#peripherals = bus && new Peripherals({ bus, now, say: word => this.#speak(word) })
    this.#stopListening = printer?.onStatus(() => void this.#tell({ is: 'printer', ...howIs(printer) }))
  }

  get connected(): boolean {
    return this.#socket.connected
  }

  async close(): Promise<void> {
    clearTimeout(this.#later)
    this.#stopListening?.()
    await this.#parts.printer?.close()
    this.#socket.disconnect()
    await this.#peripherals?.close()
  }

  #connectLater(ms: number): void {
    clearTimeout(this.#later)
    this.#later = setTimeout(() => this.#socket.disconnect().connect(), ms)
  }

  async #greet(): Promise<void> {
    const { printer, log } = this.#parts
    log.info({ server: this.#parts.server }, 'Connected')
    // The outcomes first: what is not among the working ones after them has failed.
    for (const [job, outcome] of [...this.#outcomes]) await this.#report(job, outcome)
    const said = printer && { ...howIs(printer), profile: printer.profile }
    await this.#tell({ is: 'here', run: this.#run, printer: said, working: [...this.#working] })
    if (this.#peripherals) await this.#tell({ is: 'seen', peripherals: this.#peripherals.seen() })
  }

  #obey({ bindings, lights }: AgentOrders): void {
    this.#peripherals?.bind(bindings)
    this.#peripherals?.light(new Map(lights))
  }

  #take({ id, paper }: AgentJob, reply: () => void): void {
    reply()
    const { printer } = this.#parts
    if (!printer || this.#taken.has(id)) return
    this.#taken.add(id)
    if (this.#taken.size > jobsRemembered) this.#taken.delete(this.#taken.values().next().value ?? '')
    this.#working.add(id)
    void printer.print(paper as Parameters<Printer['print']>[0]).then(outcome => {
      this.#outcomes.set(id, outcome)
      this.#working.delete(id)
      return this.#report(id, outcome)
    })
  }

  /** Until the server has it. */
  async #report(job: string, outcome: Outcome): Promise<void> {
    if (await this.#tell({ is: 'printed', job, outcome })) this.#outcomes.delete(job)
  }

  /** Whether the server has it; without a connection it is told again when there is one. */
  async #tell(word: AgentWord): Promise<boolean> {
    while (this.#socket.connected) {
      const connection = this.#socket
      const heard = await new Promise<boolean>(resolve =>
        connection.timeout(answerMs).emit('agent', word, (fault: Error | null) => resolve(!fault)),
      )
      if (heard) return true
    }
    return false
  }

  #speak(word: PeripheralWord): void {
    // A press that comes late would call somebody whom nobody wanted to call.
    if (this.#socket.connected) this.#socket.emit('agent', word, () => undefined)
  }
}

function howIs(printer: Printer): PrinterSaid {
  return { status: printer.status(), paperLeft: printer.isPaperLeft() }
}
