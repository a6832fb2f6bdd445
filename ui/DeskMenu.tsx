'use client'
import { LogOut, Settings2 } from 'lucide-react'
import { languages as allLanguages, type Language } from '../domain/words'
import type { DeskSettings } from './desk-settings'
import { LanguageOptions } from './LanguageOptions'
import { logOut } from './session'
import type { Say } from './words'
import './desk-menu.css'

/** What a person at a desk may choose for this browser: language, keys, contrast. */
export function DeskMenu({
  say,
  language,
  languages = allLanguages,
  settings,
  onChange,
  withKeys = false,
  withLogout = false,
}: {
  say: Say
  language: Language
  languages?: readonly Language[]
  settings: DeskSettings
  onChange: (change: Partial<DeskSettings>) => void
  /** Only the console has keys that act. */
  withKeys?: boolean
  /** Not at an open counter: that is closed first. */
  withLogout?: boolean
}) {
  return (
    <details className="menu">
      <summary className="bt bt--icon" aria-label={say('settings')} title={say('settings')}>
        <Settings2 className="ic" />
      </summary>
      <div className="menu-body">
        <label>
          {say('language')}
          <select value={language} onChange={event => onChange({ language: event.target.value as Language })}>
            <LanguageOptions languages={languages} />
          </select>
        </label>
        {withKeys && (
          <label className="tick">
            <input
              type="checkbox"
              checked={settings.keys}
              onChange={event => onChange({ keys: event.target.checked })}
            />
            {say('keysOn')}
          </label>
        )}
        <label className="tick">
          <input
            type="checkbox"
            checked={settings.contrast}
            onChange={event => onChange({ contrast: event.target.checked })}
          />
          {say('contrast')}
        </label>
        {withLogout && (
          <button type="button" className="bt" onClick={logOut}>
            <LogOut className="ic" />
            {say('logOut')}
          </button>
        )}
      </div>
    </details>
  )
}
