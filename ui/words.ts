'use client'
import { IntlMessageFormat } from 'intl-messageformat'
import { useEffect, useState } from 'react'
import type { Language } from '../domain/words'

export { clockTime, longDate } from './calendar'

/** Each face has its own texts: `messages/uk/kiosk.json`. */
export type Face =
  | 'kiosk'
  | 'display'
  | 'counter'
  | 'manager'
  | 'devices'
  | 'phone'
  | 'entrance'
  | 'refusals'
  | 'login'
  | 'dock'
  | 'why'
  | 'printers'
  | 'rating'

export type Values = Readonly<Record<string, string | number>>

/** Says a text of the face in the language it was made for. `ready` is false until the texts have come. */
export interface Say {
  (key: string, values?: Values): string
  readonly ready: boolean
  readonly language: Language
}

/** Letters are waited for no longer than this. */
const lettersMs = 2_000
const texts = new Map<string, Record<string, string>>()
const formats = new Map<string, IntlMessageFormat>()

/**
 * Brings the texts of a face in one language into memory, so that a change of language needs no network, and the
 * letters that they are written in: what is drawn in others moves when those come, under a finger.
 */
export async function loadWords(face: Face, language: Language): Promise<void> {
  const key = `${language}/${face}`
  if (texts.has(key)) return
  const module = (await import(`../messages/${language}/${face}.json`)) as { default: Record<string, string> }
  await letters(Object.values(module.default).join(''))
  texts.set(key, module.default)
}

/** The letters of these texts, or the machine's own where they do not come. */
async function letters(written: string): Promise<unknown> {
  const come = document.fonts.load('1em "Onest Variable"', written).catch(() => [])
  return Promise.race([come, new Promise(resolve => setTimeout(resolve, lettersMs))])
}

export function useWords(face: Face, language: Language): Say {
  const [, redraw] = useState(0)
  const ready = texts.has(`${language}/${face}`)
  useEffect(() => {
    let left = false
    loadWords(face, language).then(() => !left && redraw(times => times + 1))
    return () => {
      left = true
    }
  }, [face, language])
  return sayIn(face, language, ready)
}

export function sayIn(face: Face, language: Language, ready = true): Say {
  const say = (key: string, values?: Values): string => {
    const text = texts.get(`${language}/${face}`)?.[key]
    if (text === undefined) {
      if (ready) console.error(`No text "${key}" in messages/${language}/${face}.json`)
      return ''
    }
    if (!text.includes('{') && !text.includes("'")) return text
    const id = `${language}/${face}/${key}`
    // Browsers know the plurals of Macedonian and Albanian, and not their figures, which are written as in German.
    const format = formats.get(id) ?? new IntlMessageFormat(text, [language, 'de'])
    formats.set(id, format)
    return String(format.format(values))
  }
  return Object.assign(say, { ready, language })
}

/** How each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  mk: 'Македонски',
  'sr-Cyrl': 'Српски',
  'sr-Latn': 'Srpski',
  uk: 'Українська',
  bg: 'Български',
  hu: 'Magyar',
  sq: 'Shqip',
  tr: 'Türkçe',
  en: 'English',
}
