import type { WhySpeech } from '../ui/why'
import type { Say } from '../ui/words'

/** In which words and languages the console speaks. */
export interface Speech extends WhySpeech {
  readonly say: Say
}
