import type { ConsoleView } from '../domain/views'

export const moves = [
  'call-next',
  'recall',
  'start',
  'finish',
  'absent',
  'undo',
  'pause',
  'resume',
  'open',
  'close',
] as const
export type Move = (typeof moves)[number]

/** What keeps a move from being made now; null: it may be made. */
export type Hindrance = 'offline' | 'asking' | 'nobody' | 'not-come' | 'later' | 'called-enough' | 'not-now'

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
    case 'start':
      return isAwaited(view) ? null : 'not-now'
    case 'finish':
      if (!current) return 'not-now'
      return isAwaited(view) ? 'not-come' : null
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
