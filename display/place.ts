import type { Language } from '../domain/words'
import type { Say } from '../ui/words'

/** Where and in which language something is drawn: what every part of the hall display needs. */
export interface Place {
  readonly say: Say
  readonly language: Language
  readonly languages: readonly Language[]
  readonly timeZone: string
  readonly now: number
}
