import type { Language } from '../domain/words'
import { languageNames } from '../ui/words'

/** `06:42`; from an hour on `1:06:42`. */
export function runningTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const end = `${two(minutes % 60)}:${two(seconds % 60)}`
  return minutes < 60 ? end : `${Math.floor(minutes / 60)}:${end}`
}

/** `7:50`, minutes and seconds. */
export function shortTime(ms: number): string {
  return `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}`
}

/** `0:12`, hours and minutes. */
export function hoursMinutes(ms: number): string {
  return `${Math.floor(ms / 3_600_000)}:${two(Math.floor(ms / 60_000) % 60)}`
}

/** `B 023`, as it is read. */
export function spaced(number: string): string {
  return number.replace(/^(\p{L}+)/u, '$1 ')
}

/** How one language is called in another. */
export function languageIn(language: Language, inLanguage: Language): string {
  // Browsers know no names in Macedonian or Albanian: there a language is called as it calls itself.
  if (Intl.DisplayNames.supportedLocalesOf(inLanguage).length === 0) return languageNames[language]
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language) ?? languageNames[language]
}

function two(figure: number): string {
  return String(figure).padStart(2, '0')
}
