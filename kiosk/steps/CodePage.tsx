'use client'
import { CircleAlert, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Refused } from '../../domain/refusal'
import { clockTime, useWords } from '../../ui/words'
import { CodeKeys } from '../CodeKeys'
import { Frame } from '../Frame'
import { useFace } from '../face'

/** Longer codes are not typed by hand. */
const longest = 24

/** Somebody with an appointment has come: its code is typed here, or held before the scanner (rule O3). */
export function CodePage({ typed, why, checking }: { typed: string; why: Refused | null; checking: boolean }) {
  const { say, view, act, checkIn, leave } = useFace()
  const digitsOnly = view.appointments === 'digits'
  const field = useRef<HTMLInputElement | null>(null)
  useEffect(() => field.current?.focus(), [])
  const type = (text: string) => {
    const code = (digitsOnly ? text.replace(/\D/g, '') : text.replace(/\s/g, '')).slice(0, longest)
    if (!checking) act({ do: 'become', to: { at: 'code', typed: code.toUpperCase(), why: null } })
  }
  const send = () => typed && !checking && checkIn(typed)
  return (
    <Frame
      name="code"
      read={
        <>
          <h1 tabIndex={-1}>{say('code.title')}</h1>
          <p className="sub">{say('code.text')}</p>
          <form
            className="query"
            onSubmit={event => {
              event.preventDefault()
              send()
            }}
          >
            <input
              ref={field}
              aria-label={say('code.title')}
              aria-describedby="code-said"
              inputMode="none"
              autoComplete="off"
              autoCorrect="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={typed}
              onChange={event => type(event.target.value)}
            />
            {typed && (
              <button type="button" aria-label={say('search.clear')} onClick={() => type('')}>
                <X className="ic" />
              </button>
            )}
          </form>
          <div id="code-said" role="status">
            {checking && <p className="sub">{say('asking')}</p>}
            {why && <No why={why} />}
          </div>
        </>
      }
      touch={
        <>
          <CodeKeys digitsOnly={digitsOnly} typed={typed} onType={type} onSend={send} />
          <button type="button" className="kb kb--plain without" onClick={leave}>
            <span>{say('code.without')}</span>
          </button>
        </>
      }
    />
  )
}

/** Why not, and what to do: the code stays, for one figure may be wrong. */
function No({ why }: { why: Refused }) {
  const { say, view, language } = useFace()
  const sayRefusal = useWords('refusals', language)
  const isEarly = why.refusal === 'appointment/too-early' && why.until !== undefined
  return (
    <div className="banner">
      <CircleAlert className="ic" />
      <div>
        <b>{sayRefusal(why.refusal)}</b>
        {isEarly && why.until && say('code.from', { time: clockTime(why.until, view.municipality.timeZone) })}
        {why.refusal === 'appointment/unknown' && say('code.look')}
        {why.refusal === 'appointment/used' && say('code.used')}
      </div>
    </div>
  )
}
