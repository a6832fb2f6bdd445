import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Instant, Language } from '../domain/words'

export type SayOnPaper = (key: string, values?: Readonly<Record<string, string | number>>) => string

const said = new Map<Language, SayOnPaper>()

/**
 * The texts of a ticket in one language, from `messages/<language>/paper.json` under the folder that the program was
 * started in. Throws for a key that has no text.
 */
export function paperWords(language: Language): SayOnPaper {
  const known = said.get(language)
  if (known) return known
  const file = join(process.cwd(), 'messages', language, 'paper.json')
  const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  const formats = new Map(Object.entries(texts).map(([key, text]) => [key, new IntlMessageFormat(text, language)]))
  const say: SayOnPaper = (key, values) => {
    const format = formats.get(key)
    if (!format) throw new Error(`No text "${key}" in ${file}`)
    return String(format.format(values))
  }
  said.set(language, say)
  return say
}

/** `вівторок, 24 листопада 2026`: the sign for "year" after it says nothing on a ticket. */
export function paperDate(at: Instant, timeZone: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  return format.format(at).replace(/\s[рг]\.$/, '')
}

/** `10:42`. */
export function paperTime(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

/** `2, 3 і 4`. */
export function paperList(parts: readonly (string | number)[], language: Language): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(parts.map(String))
}
