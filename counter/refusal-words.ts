import type { Refused } from '../domain/refusal'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import type { Say } from '../ui/words'
import type { Speech } from './speech'

/** How the centre said no, in the words that all faces share. */
export function refusalWords(why: Refused, say: Say, { language, languages, timeZone }: Speech): string {
  const time = why.until === undefined ? '' : clockTime(why.until, timeZone)
  const reason = why.reason ? textIn(why.reason, language, languages) : ''
  return say(why.refusal, { time, until: time, reason }) || why.refusal
}
