import type { PrinterStatus } from './branch-shown'
import type { Way } from './catalogue'
import type { HallEvent } from './event'
import type { Binding, ClerkKey, LampState, NavigationKey, PeripheralWord } from './peripheral'
import type { Refused } from './refusal'
import type { View } from './views'
import type { BranchId, CounterNumber, Instant, Language, Text, TicketId, TicketNumber, Wait, ZoneCode } from './words'

/**
 * The contract between the server and every screen, printer agent and integrator. Requests are imperative, facts are
 * past tense, every request is answered, nothing on the wire is a class or a `Date`.
 */
export interface ServerToClient {
  /** A whole screen, ready to draw. Keep the highest `seq`; ignore the rest (rule S1). */
  view: (view: View) => void
  /** Ring and speak once. Never replayed after a reconnect (rule S2). */
  announce: (call: Call) => void
  /** How a paper fares: sent to the screen that asked for it. */
  printed: (print: Print) => void
  /** The server will not serve this screen: it is not paired, or nobody is logged in. */
  turnedAway: (why: Refused) => void
  /** To a kiosk: a code was held before its scanner, or a key of its accessible keypad was pressed. */
  scanned: (code: string) => void
  keyed: (key: NavigationKey) => void
  /** To a counter's console: a clerk's key or pedal asked for something, and the hall said no. */
  keyRefused: (refused: KeyRefused) => void
  /** To an agent: what its peripherals are for, and what its lamps show. Whole, like a view. */
  orders: (orders: AgentOrders) => void
  /** To an agent: a paper to print now. Answered when the agent has it; what became of it comes as an agent's word. */
  print: (job: AgentJob, reply: () => void) => void
}

export interface ClientToServer {
  /** `id` names the attempt: the same id is answered once and for all, so a retry is harmless (rule K3). */
  command: (name: string, input: unknown, id: string, reply: (answer: Answer) => void) => void
  /** From an agent. Repeated until it is answered, but for scans and presses: those are of the moment, or lost. */
  agent: (word: AgentWord, reply: () => void) => void
}

export interface KeyRefused {
  readonly key: ClerkKey
  readonly why: Refused
}

/** What a screen says of itself when it connects (Socket.IO's `auth`). */
export interface Introduction {
  readonly screen: 'kiosk' | 'display' | 'console' | 'live' | 'printers' | 'phone' | 'dev' | 'agent'
  readonly branch?: BranchId
  readonly counter?: CounterNumber
  readonly zone?: ZoneCode
  /** A device's token, a session's token, or for a phone the ticket's. Browsers with a session send its cookie. */
  readonly token?: string
}

/** The answer to a command; the same over Socket.IO and HTTP. */
export type Answer = Done | ({ readonly ok: false; readonly issues?: readonly Issue[] } & Refused)

export interface Done {
  readonly ok: true
  /** The journal's number after the last event. */
  readonly seq: number
  readonly events: readonly HallEvent[]
  /** To whom a ticket was issued: what the kiosk shows and the phone opens. */
  readonly ticket?: IssuedTicket
  /** What a command of the catalogue or of people made. */
  readonly made?: Readonly<Record<string, string>>
}

/** What was wrong in an input, and where. */
export interface Issue {
  readonly path: string
  readonly message: string
}

export interface IssuedTicket {
  readonly id: TicketId
  readonly number: TicketNumber
  /** Opens the phone page, and nothing else does (rule N3). */
  readonly token: string
  /** The phone page's address, as the QR code says it. */
  readonly url: string
  readonly ahead: number
  readonly wait: Wait | null
  readonly issuedAt: Instant
  /** Open counters that may call it, in their order. */
  readonly counters: readonly CounterNumber[]
  /**
   * The state of the printer when the ticket was issued; what became of the paper comes as `printed`. Null: here is no
   * printer, and nothing is wrong.
   */
  readonly printer: PrinterStatus | null
}

/** Someone is called. The same call is never announced twice on one display. */
export interface Call {
  /** Ticket and how often it was called: unique. */
  readonly id: string
  readonly seq: number
  readonly branch: BranchId
  readonly number: TicketNumber
  readonly counter: CounterNumber
  readonly zone: ZoneCode
  readonly counterName: Text
  readonly room?: string
  readonly way?: Way
  readonly calledAt: Instant
  /** The last call before the person counts as absent. */
  readonly last: boolean
  /** In which languages it is said: the citizen's own, then the town's. */
  readonly languages: readonly Language[]
}

/** Rule P2. `unknown`: the printer cannot say, or went away in the middle; staff decide. */
export type PrintState = 'queued' | 'sent' | 'confirmed' | 'failed' | 'unknown'

export interface Print {
  /** A list's or a receipt's own id, where the paper is no ticket. */
  readonly ticket: TicketId
  readonly state: PrintState
  readonly printer: PrinterStatus
}

/** What the server tells the agent of a computer. */
export interface AgentOrders {
  readonly bindings: readonly Binding[]
  readonly lights: readonly (readonly [key: string, state: LampState])[]
}

/** A paper as it goes to a printer elsewhere: bytes, and its picture for a simulated one. */
export interface AgentJob {
  readonly id: string
  readonly paper: object
}

/** How an agent's printer is. */
export interface PrinterSaid {
  readonly status: PrinterStatus
  /** A paper that nobody took hangs in its presenter. Agents of before did not say it. */
  readonly paperLeft?: boolean
}

/** What the agent of a computer says. */
export type AgentWord =
  | PeripheralWord
  | {
      readonly is: 'here'
      /** Which run of the program: a new one knows nothing of what the one before was doing. */
      readonly run: string
      /** What the printer is like; null: there is none. */
      readonly printer: (PrinterSaid & { readonly profile: object }) | null
      /** Papers that this run has taken and not reported yet. */
      readonly working: readonly string[]
    }
  | ({ readonly is: 'printer' } & PrinterSaid)
  | {
      readonly is: 'printed'
      readonly job: string
      readonly outcome: Extract<PrintState, 'confirmed' | 'failed' | 'unknown'>
    }
