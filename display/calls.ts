import type { Shown } from '../domain/branch-shown'
import type { Call } from '../domain/wire'
import type { Language } from '../domain/words'

/** What is to be announced in this hall, one after the other (rule S2). A value: time and sound live elsewhere. */
export interface Calls {
  /** The call that has the hall now. */
  readonly playing: Call | null
  /** Whose announcement ended when the playing one began: that person may still be on the way. */
  readonly before: Call | null
  readonly waiting: readonly Call[]
  /** Ids that were heard already, the oldest first. */
  readonly heard: readonly string[]
}

export const silence: Calls = { playing: null, before: null, waiting: [], heard: [] }

/** A screen runs for months: so many ids are remembered, far more than one hall calls in an hour. */
const remembered = 500
/** With more calls than these in the line, only the town's own language is spoken. */
const crowd = 3
/** A call younger than this is highlighted on a screen that did not hear it (rule S2). */
const youngMs = 20_000

/** A call comes in: once, and in the order of the journal. Nothing is ever played over another call. */
export function hear(calls: Calls, call: Call): Calls {
  if (calls.heard.includes(call.id)) return calls
  const heard = [...calls.heard, call.id].slice(-remembered)
  if (!calls.playing) return { playing: call, before: null, waiting: calls.waiting, heard }
  const place = calls.waiting.findIndex(later => later.seq > call.seq)
  const waiting = [...calls.waiting]
  waiting.splice(place < 0 ? waiting.length : place, 0, call)
  return { ...calls, waiting, heard }
}

/** The announcement of this call is over: the next one has the hall. Said twice, it skips nobody. */
export function finish(calls: Calls, id: string): Calls {
  if (calls.playing?.id !== id) return calls
  const [playing = null, ...waiting] = calls.waiting
  return { ...calls, playing, before: playing && calls.playing, waiting }
}

/** In which languages this call is spoken: the citizen's own first, then the town's; only the last when many wait. */
export function spokenIn(call: Call, waiting: number): readonly Language[] {
  const all = call.languages.filter((language, place) => call.languages.indexOf(language) === place)
  return waiting > crowd ? all.slice(-1) : all.slice(0, 2)
}

export function isYoung(shown: Shown, now: number): boolean {
  return now - shown.calledAt < youngMs
}

/** Calls that still wait for the hall are not on the board yet: the picture never runs ahead of the voice. */
export function withoutPending(shown: readonly Shown[], pending: readonly Call[]): readonly Shown[] {
  return shown.filter(one => !pending.some(call => isOf(one, call)))
}

/** Whether a line of the board is this call. */
export function isOf(one: Shown, call: Call): boolean {
  return call.number === one.number && call.counter === one.counter && call.calledAt === one.calledAt
}
