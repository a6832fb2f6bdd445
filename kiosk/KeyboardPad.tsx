'use client'
import { Delete } from 'lucide-react'
import { useState } from 'react'
import type { Language } from '../domain/words'
import { languageNames } from '../ui/words'
import { useFace } from './face'
import { digits, keyboards, keyFace, otherAlphabet } from './keyboards'

/** The local alphabet in full, with digits and the other alphabet one key away. The field keeps the focus. */
export function KeyboardPad({ typed, onType, onFind }: KeyboardPadProps) {
  const { say, language } = useFace()
  const [layer, setLayer] = useState<'own' | 'other' | 'digits'>('own')
  const other = otherAlphabet(language)
  const alphabet = layer === 'other' && other ? other : language
  const rows = layer === 'digits' ? digits : keyboards[alphabet]
  return (
    // biome-ignore lint/a11y/useSemanticElements: keys that belong together, no form
    <div className="keys" role="group" aria-label={say('keys.title')} onPointerDown={event => event.preventDefault()}>
      {rows.map((row, place) => (
        <div key={row || 'last'}>
          {[...row].map(letter => (
            <button type="button" key={letter} lang={alphabet} onClick={() => onType(typed + letter)}>
              {keyFace(letter, alphabet)}
            </button>
          ))}
          {place === 2 && (
            <button
              type="button"
              className="fn erase"
              aria-label={say('keys.erase')}
              onClick={() => onType(typed.slice(0, -1))}
            >
              <Delete className="ic" />
            </button>
          )}
        </div>
      ))}
      <div>
        <button type="button" className="fn" onClick={() => setLayer(layer === 'digits' ? 'own' : 'digits')}>
          {layer === 'digits' ? alphabetName(language) : '123'}
        </button>
        {other && (
          <button
            type="button"
            className="fn"
            lang={layer === 'other' ? language : other}
            aria-label={languageNames[layer === 'other' ? language : other]}
            onClick={() => setLayer(layer === 'other' ? 'own' : 'other')}
          >
            {alphabetName(layer === 'other' ? language : other)}
          </button>
        )}
        <button type="button" className="space" onClick={() => onType(`${typed} `)}>
          {say('keys.space')}
        </button>
        <button type="button" className="go" onClick={onFind}>
          {say('search.go')}
        </button>
      </div>
    </div>
  )
}

function alphabetName(language: Language): string {
  return /[a-z]/.test(keyboards[language][0]) ? 'ABC' : 'АБВ'
}

interface KeyboardPadProps {
  readonly typed: string
  readonly onType: (text: string) => void
  readonly onFind: () => void
}
