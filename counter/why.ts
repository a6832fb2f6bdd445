import type { Reason } from '../domain/views'
import { type Language, textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import type { Say } from '../ui/words'

/** How many facts stand in one row: the weightiest come first. */
const shownFacts = 2

export interface Speech {
  readonly say: Say
  readonly language: Language
  readonly languages: readonly Language[]
  readonly timeZone: string
}

/** Why a person stands where they stand, in words that could be said to them (rule O6). */
export function whyWords(reasons: readonly Reason[], speech: Speech): string {
  return reasons
    .slice(0, shownFacts)
    .map(reason => reasonWords(reason, speech))
    .join(', ')
}

export function reasonWords(reason: Reason, { say, language, languages, timeZone }: Speech): string {
  switch (reason.because) {
    case 'arrival':
      return say('why.arrival')
    case 'longest-in-queue':
      return say('why.longest', { prefix: reason.prefix })
    case 'overdue':
      // Over the target is over it: nobody is late by nought minutes.
      return say('why.overdue', { minutes: Math.max(1, reason.minutes) })
    case 'priority':
      return say('why.priority', { priority: lowered(textIn(reason.priority, language, languages), language) })
    case 'appointment':
      return say('why.appointment', { time: clockTime(reason.at, timeZone) })
    case 'returned':
      return say('why.returned')
    case 'transferred':
      return say('why.transferred', { from: textIn(reason.from, language, languages) })
    case 'second-tier':
      return say('why.secondTier')
  }
}

/** A name that begins a line has a capital; within a sentence it has none, unless it is an abbreviation. */
export function lowered(text: string, language: Language): string {
  const [first = '', second = ''] = text
  return second === second.toLocaleLowerCase(language) ? first.toLocaleLowerCase(language) + text.slice(1) : text
}
