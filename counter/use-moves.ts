'use client'
import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { ConsoleView } from '../domain/views'
import type { Ask } from '../ui/live'
import type { Draft } from './draft'
import { focusOf, wishOf } from './keys'
import type { Move, Order } from './moves'
import type { Wish } from './wish'

export interface Making {
  /** The move that is on its way. */
  readonly asking: Move | null
  /** How the hall said no to the last one. */
  readonly refused: { readonly move: Move; readonly why: Refused } | null
  readonly make: (order: Order) => void
}

/** How a key or pedal of this counter was refused, of which the screen knows only that. */
export type Heard = Making['refused']

/** A refusal stands beside the action until it was read, or until the next move. */
const refusalMs = 20_000

/** Sends the clerk's moves, one at a time: a second press while one is on its way is no second command. */
export function useMoves(ask: Ask, view: ConsoleView | null, draft: Draft | null, heard: Heard): Making {
  const [asking, setAsking] = useState<Move | null>(null)
  const [refused, setRefused] = useState<Making['refused']>(null)
  const busy = useRef(false)
  useEffect(() => {
    if (!refused) return
    const read = setTimeout(() => setRefused(null), refusalMs)
    return () => clearTimeout(read)
  }, [refused])

  // A pedal's press reads as that of the button: the last no stands there.
  useEffect(() => setRefused(heard), [heard])

  const make = async (order: Order) => {
    if (busy.current || !view) return
    busy.current = true
    setAsking(order.move)
    setRefused(null)
    try {
      const answer = await send(ask, order, { view, draft })
      if (!answer.ok) setRefused({ move: order.move, why: answer })
    } finally {
      busy.current = false
      setAsking(null)
    }
  }
  return { asking, refused, make: order => void make(order) }
}

interface With {
  readonly view: ConsoleView
  readonly draft: Draft | null
}

/** `leaving` and `ticket` name whom this clerk sees: an old screen skips nobody (rule C2). */
async function send(ask: Ask, order: Order, { view, draft }: With) {
  const counter = view.counter.number
  const leaving = view.current?.id ?? null
  const here = { counter, ...(leaving && { ticket: leaving }) }
  const delivered = draft?.delivered ?? []
  const note = draft?.note.trim()
  const finish = () => ask('counter:finish', { ...here, delivered, ...(note && { note }) })
  switch (order.move) {
    case 'call-next': {
      if (!leaving) return ask('counter:call-next', { counter, leaving })
      if (!note) return ask('counter:call-next', { counter, leaving, delivered })
      // Only the end of a service carries a note: it is kept before the next person is called.
      const finished = await finish()
      return finished.ok ? ask('counter:call-next', { counter, leaving: null }) : finished
    }
    case 'call': {
      const finished = leaving ? await finish() : null
      if (finished && !finished.ok) return finished
      return ask('counter:call', { counter, leaving: null, ticket: order.ticket, reason: order.reason })
    }
    case 'finish':
      return finish()
    case 'recall':
    case 'start':
    case 'absent':
    case 'undo':
      return ask(`counter:${order.move}`, here)
    case 'park':
      return ask('counter:park', { ...here, for: order.for, ...(order.note && { note: order.note }) })
    case 'transfer': {
      const { to, place, thenBack } = order
      const sending = { to, place, thenBack, delivered: order.delivered ? delivered : [] }
      return ask('counter:transfer', { ...here, ...sending, ...(note && { note }) })
    }
    case 'unpark':
      return ask('counter:unpark', { counter, ticket: order.ticket, to: 'counter' })
    case 'release':
      return ask('counter:unpark', { counter, ticket: order.ticket, to: 'line' })
    case 'return':
    case 'cancel':
    case 'remove':
    case 'postpone':
    case 'change': {
      const { move, ...about } = order
      return ask(`ticket:${move}`, about)
    }
    case 'pause':
      return ask('counter:pause', { counter, reason: order.reason })
    default:
      return ask(`counter:${order.move}`, { counter })
  }
}

/** Listens to the keys while they are switched on and no question is open. */
export function useKeys(view: ConsoleView | null, on: boolean, onWish: (wish: Wish) => void): void {
  const latest = useRef({ view, onWish })
  latest.current = { view, onWish }
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const { view: shown, onWish: pass } = latest.current
      if (!shown || document.querySelector('dialog[open]')) return
      const { code, repeat, ctrlKey, altKey, metaKey } = event
      const keys = { code, repeat, ctrlKey, altKey, metaKey, on: focusOf(document.activeElement) }
      const wish = wishOf(keys, shown.counter.state)
      if (!wish) return
      event.preventDefault()
      pass(wish)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}
