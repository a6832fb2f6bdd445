import type { ConsoleView } from '../domain/views'
import type { TicketId } from '../domain/words'
import type { Role } from '../ui/session'
import { type Around, hindrance, type Order, type PlainMove } from './moves'

/** What a button or a key asks for: some are made at once, some ask a question first, some only lead the eye. */
export type Wish = PlainMove | 'pause' | 'park' | 'transfer' | 'add' | 'change' | 'why' | 'grant' | 'line' | 'aside'

/** What stands before the console, waiting for an answer. */
export type Asking =
  | { readonly is: 'pause' | 'park' | 'transfer' | 'add' | 'receipt' }
  /** A ticket that waits, is set aside, is absent or stands here: all that is known of it, and what can be done. */
  | { readonly is: 'ticket'; readonly ticket: TicketId }
  | { readonly is: 'change'; readonly ticket: TicketId }

/** What this person may do besides a clerk's daily work. */
export interface May {
  /** Call out of order (rule C4). */
  readonly callAny: boolean
  /** Take a ticket out of the line (rule L1). */
  readonly remove: boolean
}

export function mayOf(role: Role | undefined, view: ConsoleView): May {
  const isAbove = role === 'supervisor' || role === 'admin'
  return { callAny: isAbove || view.clerksCallAny, remove: isAbove }
}

/** Does what was wished, as far as it may be done now. */
export function grantWish(
  wish: Wish,
  view: ConsoleView,
  means: {
    readonly around: Around
    readonly make: (order: Order) => void
    readonly onAsking: (asking: Asking) => void
  },
): void {
  const { around, make, onAsking } = means
  const { current } = view
  switch (wish) {
    case 'pause':
    case 'park':
    case 'transfer':
      if (!hindrance(wish, view, around)) onAsking({ is: wish })
      return
    case 'add':
      if (current) onAsking({ is: 'add' })
      return
    case 'change':
      if (current && !hindrance('change', view, around)) onAsking({ is: 'change', ticket: current.id })
      return
    case 'why':
      if (current) onAsking({ is: 'ticket', ticket: current.id })
      return
    case 'grant':
      if (current?.priority?.claimed && !hindrance('change', view, around))
        make({ move: 'change', ticket: current.id, priority: current.priority.code })
      return
    case 'line':
      document.querySelector<HTMLElement>('.wl button')?.focus()
      return
    case 'aside':
      document.querySelector<HTMLElement>('.away button')?.focus()
      return
    default:
      if (!hindrance(wish, view, around)) make({ move: wish })
  }
}
