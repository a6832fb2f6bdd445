import type {
  Attention,
  CounterNow,
  Opening,
  PrinterPlace,
  PrinterShown,
  PrinterStatus,
  QueueNow,
  Shown,
} from './branch-shown'
import type { Municipality, Way } from './catalogue'
import type { Rated } from './rating'
import type {
  PaperUnsure,
  PlaceShown,
  TicketAbsent,
  TicketAtCounter,
  TicketParked,
  TicketWaiting,
} from './ticket-shown'
import type {
  BranchId,
  BusinessDay,
  CounterNumber,
  Instant,
  Language,
  ServiceCode,
  Text,
  TicketNumber,
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
  /** A paper that nobody took hangs in this kiosk's printer. */
  readonly paperLeft: boolean
  /** Why a service cannot be taken today (rule K2); empty while all is as usual. */
  readonly closedServices: readonly { readonly code: ServiceCode; readonly reason: Text }[]
  /** Somebody who has not come yet is booked for today (rule O3), and how the codes are typed; null: nobody is. */
  readonly appointments: 'digits' | 'letters' | null
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
  /** Where a copy or a receipt may come out. */
  readonly printers: readonly PrinterPlace[]
  readonly papers: readonly PaperUnsure[]
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
  /** Where a copy may come out. */
  readonly printers: readonly PrinterPlace[]
  readonly today: {
    readonly issued: number
    readonly served: number
    readonly left: number
    /** People who took a ticket, in half hours of local time: `510` is 8:30. */
    readonly arrivals: readonly { readonly minute: number; readonly issued: number }[]
  }
}

/** What an admin sets up: the printers of a branch. */
export interface PrintersView extends Whole {
  readonly screen: 'printers'
  readonly branches: readonly { readonly id: BranchId; readonly name: Text }[]
  readonly printers: readonly PrinterShown[]
  readonly kiosks: readonly { readonly id: string; readonly name: string }[]
  /** Those of kiosks and of clerks that may have an agent. */
  readonly computers: readonly { readonly id: string; readonly name: string }[]
  /** All that the branch has. */
  readonly counters: readonly CounterNumber[]
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
