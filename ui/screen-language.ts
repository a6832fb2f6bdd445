'use client'
import { useEffect } from 'react'
import { type Language, languages } from '../domain/words'

/** The best of the known languages for this browser: for a screen that does not yet know its town. */
export function browserLanguage(known: readonly Language[] = languages): Language {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('sr')) {
      const serbian: Language = lower.includes('latn') ? 'sr-Latn' : 'sr-Cyrl'
      if (known.includes(serbian)) return serbian
    }
    const found = known.find(language => lower === language.toLowerCase() || lower.startsWith(`${language}-`))
    if (found) return found
  }
  return known.includes('en') ? 'en' : (known[0] ?? 'en')
}

/** Tells the browser and its screen reader in which language the page is written. */
export function useDocumentLanguage(language: Language): void {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
}
