import type { Shown } from '../domain/branch-shown'
import type { DisplayView } from '../domain/views'
import type { Call } from '../domain/wire'
import { isOf, withoutPending } from './calls'

/** What the middle of the hall display shows. */
export type Picture =
  /** Somebody is on the way to a counter: yellow. */
  | { readonly at: 'calling'; readonly card: Shown; readonly recent: readonly Shown[] }
  /** Everybody who was called is at a counter: the last call stays readable, without yellow. */
  | { readonly at: 'between'; readonly card: Shown; readonly recent: readonly Shown[] }
  /** People wait and nobody has been called yet. */
  | { readonly at: 'waiting' }
  | { readonly at: 'empty'; readonly counters: readonly number[] }
  | { readonly at: 'closed' }

/**
 * The picture of this view while `pending` calls have not been announced yet. Those that were `announced` just now stay
 * yellow until the next one takes their place; an older call never turns yellow again.
 */
export function pictureOf(
  view: DisplayView,
  pending: readonly Call[] = [],
  announced: readonly (Call | null)[] = [],
): Picture {
  const all = withoutTwins(view.current ? [view.current, ...view.recent] : view.recent)
  const shown = withoutPending(all, pending)
  const [card, ...recent] = shown
  const isNew = (one: Shown) => one === view.current || announced.some(call => call && isOf(one, call))
  if (card && view.current && isNew(card)) return { at: 'calling', card, recent }
  if (!view.opening.open && view.waiting === 0) return { at: 'closed' }
  if (view.waiting === 0 && isIdle(view, card)) return { at: 'empty', counters: openCounters(view) }
  if (card) return { at: 'between', card, recent }
  return { at: 'waiting' }
}

/** Longer than this after the last call, an empty hall says that anyone may come in. */
const restMs = 60_000

function isIdle(view: DisplayView, card: Shown | undefined): boolean {
  return !card || view.now - card.calledAt > restMs
}

function withoutTwins(shown: readonly Shown[]): readonly Shown[] {
  const first = new Map<string, Shown>()
  for (const one of shown) {
    const key = `${one.number} ${one.counter}`
    if (!first.has(key)) first.set(key, one)
  }
  return [...first.values()]
}

function openCounters(view: DisplayView): readonly number[] {
  return [...new Set(view.queues.flatMap(queue => queue.counters))].sort((a, b) => a - b)
}
