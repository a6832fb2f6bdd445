'use client'
import { useEffect, useState } from 'react'
import { type Language, languages } from '../domain/words'

/** What a person at a desk chose for this browser. */
export interface DeskSettings {
  /** Null: the town's first. */
  readonly language: Language | null
  /** Single keys act (WCAG 2.1.4: they can be switched off). */
  readonly keys: boolean
  readonly contrast: boolean
}

const place = 'redica-desk'
export const usualDesk: DeskSettings = { language: null, keys: true, contrast: false }

export function useDeskSettings(): [DeskSettings, (change: Partial<DeskSettings>) => void] {
  const [settings, setSettings] = useState(usualDesk)
  useEffect(() => setSettings(readSettings()), [])
  const change = (changed: Partial<DeskSettings>) => {
    const next = { ...settings, ...changed }
    setSettings(next)
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing still works; the choice lasts for this page.
    }
  }
  return [settings, change]
}

function readSettings(): DeskSettings {
  const contrast = matchMedia('(prefers-contrast: more)').matches
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return { ...usualDesk, contrast }
    const { language, keys, contrast: chosen } = kept as Record<string, unknown>
    return {
      language: languages.find(tag => tag === language) ?? null,
      keys: keys !== false,
      contrast: typeof chosen === 'boolean' ? chosen : contrast,
    }
  } catch {
    return { ...usualDesk, contrast }
  }
}
