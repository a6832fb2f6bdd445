import type { PlaceShown, Reason } from '../domain/ticket-shown'
import { type Language, type Need, textIn } from '../domain/words'
import { clockTime } from './calendar'
import { languageNames, type Say } from './words'

/** How many facts stand in one row: the weightiest come first. */
const shownFacts = 2

export interface WhySpeech {
  /** The texts of the face `why`. */
  readonly sayWhy: Say
  readonly language: Language
  readonly languages: readonly Language[]
  readonly timeZone: string
}

/** Why a person stands where they stand, in words that could be said to them (rule O6). */
export function whyWords(reasons: readonly Reason[], speech: WhySpeech): string {
  return reasons
    .slice(0, shownFacts)
    .map(reason => reasonWords(reason, speech))
    .join(', ')
}

/** All the facts that decide a place, each in words: when, by when, and why (rule O6). */
export function placeWords({ since, targetWaitMinutes, dueAt, why }: PlaceShown, speech: WhySpeech): readonly string[] {
  const { sayWhy: say, timeZone } = speech
  return [
    say('since', { time: clockTime(since, timeZone) }),
    say('targetIs', { minutes: targetWaitMinutes }),
    ...why.map(reason => {
      const words = reasonWords(reason, speech)
      return reason.because === 'priority'
        ? `${words}, ${say('headStart', { minutes: reason.headStartMinutes })}`
        : words
    }),
    say('due', { time: clockTime(dueAt, timeZone) }),
  ]
}

export function reasonWords(reason: Reason, { sayWhy: say, language, languages, timeZone }: WhySpeech): string {
  switch (reason.because) {
    case 'arrival':
    case 'returned':
    case 'transferred':
    case 'unparked':
    case 'share':
      return say(reason.because)
    case 'sent-back':
      return say('sentBack')
    case 'then-back':
      return say('thenBack', { counter: reason.counter })
    case 'second-tier':
      return say('secondTier')
    case 'longest-in-queue':
      return say('longest', { prefix: reason.prefix })
    case 'overdue':
      // Over the target is over it: nobody is late by nought minutes.
      return say('overdue', { minutes: Math.max(1, reason.minutes) })
    case 'priority':
      return say('priority', { priority: lowered(textIn(reason.priority, language, languages), language) })
    case 'appointment':
      return say('appointment', { time: clockTime(reason.at, timeZone) })
    case 'appointment-late':
      return say('appointmentLate', { time: clockTime(reason.at, timeZone) })
    case 'postponed':
      return say('postponed', { by: reason.by })
    case 'reserved':
      return say(reason.open ? 'reserved' : 'reservedClosed', { counter: reason.counter })
    case 'need':
      return say(reason.open ? 'need' : 'needNone', { needs: needsWords(reason.needs, say) })
  }
}

export function needsWords(needs: readonly Need[], say: Say): string {
  return needs.map(need => (need === 'accessible' ? say('accessible') : languageNames[need])).join(', ')
}

/** A name that begins a line has a capital; within a sentence it has none, unless it is an abbreviation. */
export function lowered(text: string, language: Language): string {
  const [first = '', second = ''] = text
  return second === second.toLocaleLowerCase(language) ? first.toLocaleLowerCase(language) + text.slice(1) : text
}
