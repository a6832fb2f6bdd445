import type { Interval, Municipality, Way, Weekday } from './catalogue'
import type { Rated } from './rating'
import type {
  BranchId,
  BusinessDay,
  CounterNumber,
  Instant,
  Language,
  Need,
  PriorityCode,
  QueueCode,
  ServiceCode,
  Text,
  TicketId,
  TicketNumber,
  UserId,
  Wait,
  ZoneCode,
} from './words'

/**
 * What each screen shows, whole (rule S1). A screen keeps the highest `seq` and ignores the rest.
 * Nobody but the console and the phone learns anything about a person but number and counter (rule S4).
 */
export type View = KioskView | DisplayView | ConsoleView | LiveView | PhoneView | PrintersView

interface Whole {
  readonly seq: number
  readonly branch: BranchId
  /** The server's clock when the view was made: a screen counts from it, not from its own. */
  readonly now: Instant
  /** Simulated devices and invented people: every screen carries a discreet mark. */
  readonly demonstration: boolean
  /** Which build of the program answers: a screen of another build loads itself anew when it is idle. */
  readonly build: string
  readonly municipality: Municipality
  readonly branchName: Text
}

export interface Opening {
  readonly open: boolean
  /** Open around the clock. */
  readonly always: boolean
  /** When the doors close, while open; when they open next, while closed; null if never within two weeks. */
  readonly changesAt: Instant | null
  readonly week: readonly { readonly day: Weekday; readonly intervals: readonly Interval[] }[]
}

export interface QueueNow {
  readonly code: QueueCode
  readonly prefix: string
  readonly name: Text
  readonly targetWaitMinutes: number
  readonly waiting: number
  /** For somebody who took a ticket now. Null when no open counter serves the queue (rule W2). */
  readonly wait: Wait | null
  /** Open counters that offer the queue. */
  readonly counters: readonly CounterNumber[]
  /** Since when the first in the line has been waiting. */
  readonly longestSince: Instant | null
}

export type PrinterStatus = 'ready' | 'paper-low' | 'no-paper' | 'cover-open' | 'offline' | 'error'

/** A ticket of which it is not sure that it came out: it may be printed again, as a copy (rule P2). */
export interface PaperUnsure {
  readonly ticket: TicketId
  readonly number: TicketNumber
  readonly state: 'failed' | 'unknown'
}

export interface KioskView extends Whole {
  readonly screen: 'kiosk'
  /** The catalogue's version: when it changes, the kiosk fetches the catalogue again. */
  readonly catalogue: string
  readonly opening: Opening
  readonly queues: readonly QueueNow[]
  readonly waiting: number
  readonly countersOpen: number
  readonly counters: number
  readonly printer: PrinterStatus
  /** Why a service cannot be taken today (rule K2); empty while all is as usual. */
  readonly closedServices: readonly { readonly code: ServiceCode; readonly reason: Text }[]
  /** Somebody who has not come yet is booked for today (rule O3), and how the codes are typed; null: nobody is. */
  readonly appointments: 'digits' | 'letters' | null
}

/** One line of the hall display. */
export interface Shown {
  readonly number: TicketNumber
  readonly counter: CounterNumber
  readonly room?: string
  readonly way?: Way
  readonly calledAt: Instant
  /** Calls so far: 1 is the first. */
  readonly calls: number
}

export interface DisplayView extends Whole {
  readonly screen: 'display'
  readonly zone: ZoneCode | null
  readonly opening: Opening
  /** The last call, younger first. `current` is the newest one while its person has not left the counter. */
  readonly current: Shown | null
  readonly recent: readonly Shown[]
  readonly queues: readonly QueueNow[]
  readonly notices: readonly { readonly title: Text; readonly body: Text }[]
  readonly waiting: number
}

/** Why a ticket stands where it stands (rule O6): the facts that decide, the weightiest first. */
export type Reason =
  | { readonly because: 'arrival' }
  | { readonly because: 'longest-in-queue'; readonly prefix: string }
  | { readonly because: 'overdue'; readonly minutes: number }
  | { readonly because: 'priority'; readonly priority: Text; readonly headStartMinutes: number }
  | { readonly because: 'appointment' | 'appointment-late'; readonly at: Instant }
  | { readonly because: 'returned' | 'transferred' | 'unparked' }
  | { readonly because: 'postponed'; readonly by: number }
  /** Sent to one counter; while it is closed, any other may call. */
  | { readonly because: 'reserved'; readonly counter: CounterNumber; readonly open: boolean }
  /** Waits for a counter that offers this; while none is open, any may call. */
  | { readonly because: 'need'; readonly needs: readonly Need[]; readonly open: boolean }
  /** Only counters call that serve other queues first. */
  | { readonly because: 'second-tier' }
  /** A counter divides its calls between this queue and another. */
  | { readonly because: 'share' }

export interface PriorityShown {
  readonly code: PriorityCode
  readonly name: Text
  /** Said at the kiosk and not yet confirmed by a clerk (rule K5). */
  readonly claimed: boolean
}

export interface ServiceShown {
  readonly code: ServiceCode
  readonly name: Text
  readonly documents: readonly Text[]
  readonly fee: { readonly amount: number; readonly note?: Text }
  readonly deadlineDays: number
  readonly deliveredAtOnce: boolean
  readonly department: Text | null
  readonly expectedMinutes: number
}

/** What staff may know of a ticket wherever it stands. */
interface TicketKnown {
  readonly id: TicketId
  readonly number: TicketNumber
  readonly language: Language
  readonly priority: PriorityShown | null
  /** What the counter must offer (rule O5). */
  readonly needs: readonly Need[]
  /** What staff wrote for whoever serves next (rule L6). */
  readonly note: string | null
}

/** The facts that decide a place (rule O6). */
export interface PlaceShown {
  readonly why: readonly Reason[]
  /** Entry to the queue. */
  readonly since: Instant
  readonly targetWaitMinutes: number
  readonly dueAt: Instant
}

export interface TicketAtCounter extends TicketKnown, PlaceShown {
  readonly state: 'called' | 'serving'
  readonly service: ServiceShown
  readonly queue: QueueCode
  /** When it was booked for. */
  readonly appointment: Instant | null
  /** Whether this counter offers what is needed; where it does not, the clerk is told (rule O5). */
  readonly needsMet: boolean
  /** Goes back to that counter when this turn ends (rule L6). */
  readonly thenBack: CounterNumber | null
  readonly issuedAt: Instant
  readonly calledAt: Instant
  readonly startedAt: Instant | null
  readonly calls: number
  /** The earliest moment of another recall (rule L4); null after the last one. */
  readonly mayRecallAt: Instant | null
  /** Until when the call can be undone (rule L1); null when it cannot. */
  readonly mayUndoUntil: Instant | null
}

export interface TicketWaiting extends TicketKnown, PlaceShown {
  readonly code: ServiceCode
  readonly service: Text
}

export interface TicketParked extends TicketKnown {
  readonly code: ServiceCode
  readonly service: Text
  readonly since: Instant
  /** Where the service goes on; for all, any counter may put the person back in the line (rule L1). */
  readonly counter: CounterNumber
  readonly for: 'counter' | 'all'
}

/** Called, and did not come: may still return (rule L5). */
export interface TicketAbsent extends TicketKnown {
  readonly code: ServiceCode
  readonly service: Text
  readonly since: Instant
  readonly until: Instant
}

export interface CounterNow {
  readonly number: CounterNumber
  readonly name: Text
  readonly state: 'closed' | 'open' | 'paused'
  readonly pauseReason: string | null
  /** Since when it is in this state. */
  readonly since: Instant | null
  readonly clerk: { readonly id: UserId; readonly name: string } | null
  readonly ticket: TicketNumber | null
  readonly ticketState: 'called' | 'serving' | null
  readonly ticketSince: Instant | null
  readonly expectedMinutes: number | null
  readonly prefixes: readonly string[]
}

export interface ConsoleView extends Whole {
  readonly screen: 'console'
  readonly counter: CounterNow
  readonly opening: Opening
  readonly confirmArrival: boolean
  /** Clerks too may call out of order (rule C4). */
  readonly clerksCallAny: boolean
  /** The catalogue's version: what may be delivered, where people may be sent. */
  readonly catalogue: string
  readonly current: TicketAtCounter | null
  /** The people this counter may call, in order; the first ones when there are many. */
  readonly waiting: readonly TicketWaiting[]
  readonly waitingCount: number
  /** Parked here, or for all; the longest first. */
  readonly parked: readonly TicketParked[]
  /** Of this counter's queues, the last called first. */
  readonly absent: readonly TicketAbsent[]
  /** All counters of the branch: whoever is sent to a closed one waits for nobody in particular. */
  readonly counters: readonly { readonly number: CounterNumber; readonly state: CounterNow['state'] }[]
  readonly today: {
    readonly served: number
    readonly absent: number
    /** Null until somebody was served. */
    readonly averageServiceMs: number | null
    readonly pausedMs: number
    readonly byHour: readonly { readonly hour: number; readonly served: number }[]
  }
  /** Of the branch's printers the one that needs somebody first (rule P3). */
  readonly printer: PrinterStatus
  /** Which one that is, where the branch has several. */
  readonly printerName?: string
  readonly papers: readonly PaperUnsure[]
}

export interface Attention {
  readonly kind: 'queue-late' | 'queue-unserved' | 'printer' | 'service-long'
  readonly since: Instant
  readonly queue?: QueueCode
  readonly counter?: CounterNumber
  readonly printer?: PrinterStatus
  /** Where the branch has several. */
  readonly printerName?: string
}

export interface LiveView extends Whole {
  readonly screen: 'live'
  readonly branches: readonly { readonly id: BranchId; readonly name: Text }[]
  readonly opening: Opening
  readonly queues: readonly QueueNow[]
  readonly counters: readonly CounterNow[]
  readonly waiting: number
  readonly parked: number
  /** Did not come, and may still return (rule L5). */
  readonly absent: number
  /** Booked for today and not here yet; null where the branch takes no appointments today. */
  readonly booked: { readonly toCome: number; readonly nextAt: Instant | null } | null
  readonly attention: readonly Attention[]
  readonly papers: readonly PaperUnsure[]
  readonly today: {
    readonly issued: number
    readonly served: number
    readonly left: number
    /** People who took a ticket, in half hours of local time: `510` is 8:30. */
    readonly arrivals: readonly { readonly minute: number; readonly issued: number }[]
  }
}

/** A printer as an admin sees it. */
export interface PrinterShown {
  readonly id: string
  /** Null: the one that the installation was started with. */
  readonly name: string | null
  /** Null: it hangs on its kiosk's own computer. */
  readonly address: string | null
  readonly profile: string
  /** The kiosk that prints here; null: all that have no printer of their own. */
  readonly kiosk: string | null
  readonly status: PrinterStatus
  readonly since: Instant
  /** What became of the last test; null before the first. */
  readonly test: { readonly state: 'queued' | 'sent' | 'confirmed' | 'failed' | 'unknown'; readonly at: Instant } | null
}

/** What an admin sets up: the printers of a branch. */
export interface PrintersView extends Whole {
  readonly screen: 'printers'
  readonly branches: readonly { readonly id: BranchId; readonly name: Text }[]
  readonly printers: readonly PrinterShown[]
  readonly kiosks: readonly { readonly id: string; readonly name: string }[]
  /** Kinds of printers that are known; each face has words for them. */
  readonly profiles: readonly string[]
}

export interface PhoneView extends Whole {
  readonly screen: 'phone'
  readonly number: TicketNumber
  readonly state: 'waiting' | 'called' | 'serving' | 'parked' | 'absent' | 'served' | 'cancelled' | 'left'
  readonly service: Text
  readonly documents: readonly Text[]
  readonly language: Language
  readonly ahead: number
  readonly wait: Wait | null
  /** Why the person stands there, while waiting (rule O6). */
  readonly place: PlaceShown | null
  /** How many others may be let pass (rule O7). */
  readonly mayPostpone: number
  /** Set aside: until called again, or until the person is back at that counter. */
  readonly parked: { readonly counter: CounterNumber; readonly for: 'counter' | 'all'; readonly since: Instant } | null
  /** Until when an absent person may come back (rule L5). */
  readonly mayReturnUntil: Instant | null
  /** Open counters that may call it while it waits, in their order. */
  readonly counters: readonly CounterNumber[]
  /** Where to go, once called. */
  readonly counter: { readonly number: CounterNumber; readonly room?: string; readonly way?: Way } | null
  readonly calledAt: Instant | null
  readonly issuedAt: Instant
  readonly day: BusinessDay
  readonly mayCancel: boolean
  /** Until when the person may say how it was (rule R6); null: was not served. */
  readonly mayRateUntil: Instant | null
  /** What the person said of it. */
  readonly rated: Rated | null
}

/** The clock of a demonstration, as the dock shows it. */
export interface ClockLook {
  readonly now: Instant
  /** How far it was turned on. */
  readonly aheadMs: number
  readonly timeZone: string
  readonly opensAt: Instant | null
}
