'use client'
import { ArrowRight, Delete } from 'lucide-react'
import { useFace } from './face'
import { keyboards } from './keyboards'

const figures = ['123', '456', '789']

/**
 * Large figures as on a telephone; where codes have letters too, figures and the Latin alphabet in rows. The field
 * keeps the focus.
 */
export function CodeKeys({ digitsOnly, typed, onType, onSend }: CodeKeysProps) {
  const { say, visit, wide } = useFace()
  const isFlat = visit.low && wide
  const rows = digitsOnly ? (isFlat ? ['123456789'] : figures) : ['1234567890', ...keyboards.en]
  const erase = (
    <button type="button" className="fn" aria-label={say('keys.erase')} onClick={() => onType(typed.slice(0, -1))}>
      <Delete className="ic" />
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: keys that belong together, no form
    <div
      className={digitsOnly ? 'keys keys--pad' : 'keys keys--code'}
      role="group"
      aria-label={say('keys.title')}
      onPointerDown={event => event.preventDefault()}
    >
      {rows.map(row => (
        <div key={row}>
          {[...row.toUpperCase()].map(key => (
            <button type="button" key={key} onClick={() => onType(typed + key)}>
              {key}
            </button>
          ))}
        </div>
      ))}
      <div>
        {erase}
        <button type="button" onClick={() => onType(typed + (digitsOnly ? '0' : '-'))}>
          {digitsOnly ? '0' : '–'}
        </button>
        <button type="button" className="go" aria-label={say('code.go')} disabled={!typed} onClick={onSend}>
          <ArrowRight className="ic" />
        </button>
      </div>
    </div>
  )
}

interface CodeKeysProps {
  readonly digitsOnly: boolean
  readonly typed: string
  readonly onType: (text: string) => void
  readonly onSend: () => void
}
