'use client'
import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { ConsoleView } from '../domain/views'
import type { Ask } from '../ui/live'
import { type Draft, deliveredBy } from './draft'
import { focusOf, moveOf } from './keys'
import type { Move } from './moves'

export interface Making {
  /** The move that is on its way. */
  readonly asking: Move | null
  /** How the hall said no to the last one. */
  readonly refused: { readonly move: Move; readonly why: Refused } | null
  readonly make: (move: Move, reason?: string) => void
}

/** A refusal stands beside the action until it was read, or until the next move. */
const refusalMs = 20_000

/** Sends the clerk's moves, one at a time: a second press while one is on its way is no second command. */
export function useMoves(ask: Ask, view: ConsoleView | null, draft: Draft | null): Making {
  const [asking, setAsking] = useState<Move | null>(null)
  const [refused, setRefused] = useState<Making['refused']>(null)
  const busy = useRef(false)
  useEffect(() => {
    if (!refused) return
    const read = setTimeout(() => setRefused(null), refusalMs)
    return () => clearTimeout(read)
  }, [refused])

  const make = async (move: Move, reason?: string) => {
    if (busy.current || !view) return
    busy.current = true
    setAsking(move)
    setRefused(null)
    try {
      const answer = await send(ask, move, { view, draft, reason })
      if (!answer.ok) setRefused({ move, why: answer })
    } finally {
      busy.current = false
      setAsking(null)
    }
  }
  return { asking, refused, make: (move, reason) => void make(move, reason) }
}

interface With {
  readonly view: ConsoleView
  readonly draft: Draft | null
  readonly reason?: string
}

/** `leaving` is the person whom this clerk sees: an old screen skips nobody (rule C2). */
async function send(ask: Ask, move: Move, { view, draft, reason }: With) {
  const counter = view.counter.number
  const current = view.current
  if (!current) {
    if (move === 'call-next') return ask('counter:call-next', { counter, leaving: null })
    return ask(`counter:${move}`, move === 'pause' ? { counter, reason } : { counter })
  }
  const ticket = current.id
  const delivered = draft ? deliveredBy(current, draft) : []
  const note = draft?.note.trim()
  switch (move) {
    case 'call-next': {
      if (!note) return ask('counter:call-next', { counter, leaving: ticket, delivered })
      // Only the end of a service carries a note: it is kept before the next person is called.
      const finished = await ask('counter:finish', { counter, ticket, delivered, note })
      return finished.ok ? ask('counter:call-next', { counter, leaving: null }) : finished
    }
    case 'finish':
      return ask('counter:finish', { counter, ticket, delivered, ...(note && { note }) })
    case 'recall':
    case 'start':
    case 'absent':
    case 'undo':
      return ask(`counter:${move}`, { counter, ticket })
    case 'pause':
      return ask('counter:pause', { counter, reason })
    default:
      return ask(`counter:${move}`, { counter })
  }
}

/** Listens to the keys while they are switched on. `F8` asks for a reason first, so it is only passed on. */
export function useKeys(view: ConsoleView | null, on: boolean, onMove: (move: Move) => void): void {
  const latest = useRef({ view, onMove })
  latest.current = { view, onMove }
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const { view: shown, onMove: pass } = latest.current
      if (!shown || document.querySelector('dialog[open]')) return
      const { code, repeat, ctrlKey, altKey, metaKey } = event
      const keys = { code, repeat, ctrlKey, altKey, metaKey, on: focusOf(document.activeElement) }
      const asked = moveOf(keys, shown.counter.state === 'paused')
      const move = asked === 'call-next' && shown.counter.state === 'closed' ? 'open' : asked
      if (!move) return
      event.preventDefault()
      pass(move)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}
