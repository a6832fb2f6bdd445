import type { ConsoleView } from '../domain/views'
import type { Need, PriorityCode, ServiceCode, TicketId } from '../domain/words'

export const moves = [
  'call-next',
  'recall',
  'start',
  'finish',
  'absent',
  'undo',
  'park',
  'transfer',
  'call',
  'unpark',
  'release',
  'return',
  'postpone',
  'change',
  'remove',
  'cancel',
  'pause',
  'resume',
  'open',
  'close',
] as const
export type Move = (typeof moves)[number]

/** Moves that say all there is to say by their name. */
export type PlainMove = Exclude<Move, Told['move'] | AboutTicket>
type AboutTicket = 'unpark' | 'release' | 'return' | 'cancel'

/** Where a person is sent (rule L6). */
export interface Sending {
  readonly to: { readonly queue: string } | { readonly service: ServiceCode } | { readonly counter: number }
  readonly place: 'keep' | 'first' | 'last'
  readonly thenBack: boolean
  /** Whether what stands in the draft counts as delivered here. */
  readonly delivered: boolean
}

/** Moves with what has to be told besides. */
type Told =
  | { readonly move: 'pause'; readonly reason: string }
  | { readonly move: 'park'; readonly for: 'counter' | 'all'; readonly note: string }
  | ({ readonly move: 'transfer' } & Sending)
  | { readonly move: 'call' | 'remove'; readonly ticket: TicketId; readonly reason: string }
  | { readonly move: 'postpone'; readonly ticket: TicketId; readonly by: number }
  | {
      readonly move: 'change'
      readonly ticket: TicketId
      readonly priority?: PriorityCode | null
      readonly needs?: readonly Need[]
      readonly service?: ServiceCode
    }

/** What a clerk asks the hall for, whole. */
export type Order = { readonly move: PlainMove } | { readonly move: AboutTicket; readonly ticket: TicketId } | Told

/** What keeps a move from being made now; null: it may be made. */
export type Hindrance =
  | 'offline'
  | 'asking'
  | 'nobody'
  | 'not-come'
  | 'occupied'
  | 'later'
  | 'called-enough'
  | 'not-now'

export interface Around {
  readonly now: number
  readonly offline: boolean
  /** A command is on its way: a second press is not a second command. */
  readonly asking: boolean
}

/** Whether a clerk may make this move, as far as the screen can know. The hall decides in the end. */
export function hindrance(move: Move, view: ConsoleView, { now, offline, asking }: Around): Hindrance | null {
  if (offline) return 'offline'
  if (asking) return 'asking'
  const { current, counter } = view
  switch (move) {
    case 'open':
      return counter.state === 'closed' ? null : 'not-now'
    case 'resume':
      return counter.state === 'paused' ? null : 'not-now'
    case 'close':
      return counter.state === 'closed' ? 'not-now' : null
    case 'pause':
      return counter.state === 'open' ? null : 'not-now'
    case 'call-next':
      if (counter.state !== 'open') return 'not-now'
      if (current && isAwaited(view)) return 'not-come'
      return view.waiting.length === 0 ? 'nobody' : null
    case 'call':
      if (counter.state !== 'open') return 'not-now'
      return current && isAwaited(view) ? 'not-come' : null
    case 'unpark':
      if (counter.state !== 'open') return 'not-now'
      return current ? 'occupied' : null
    case 'release':
      return counter.state === 'closed' ? 'not-now' : null
    case 'start':
      return isAwaited(view) ? null : 'not-now'
    case 'finish':
      if (!current) return 'not-now'
      return isAwaited(view) ? 'not-come' : null
    case 'park':
    case 'transfer':
      return current ? null : 'not-now'
    case 'return':
    case 'postpone':
    case 'change':
    case 'remove':
    case 'cancel':
      return null
    case 'recall':
      if (!current || (view.confirmArrival && current.state !== 'called')) return 'not-now'
      if (current.mayRecallAt === null) return 'called-enough'
      return current.mayRecallAt > now ? 'later' : null
    case 'absent':
      return current && (current.state === 'called' || !view.confirmArrival) ? null : 'not-now'
    case 'undo':
      return current?.mayUndoUntil && current.mayUndoUntil > now ? null : 'not-now'
  }
}

/** Somebody was called and has not come to the counter yet, and the branch wants to know when they do. */
export function isAwaited(view: ConsoleView): boolean {
  return view.confirmArrival && view.current?.state === 'called'
}
