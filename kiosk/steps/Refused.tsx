'use client'
import { CircleAlert, RotateCcw } from 'lucide-react'
import type { Service } from '../../domain/catalogue'
import type { Refused as Why } from '../../domain/refusal'
import { textIn } from '../../domain/words'
import { clockTime, longDate, useWords } from '../../ui/words'
import { Frame } from '../Frame'
import { useFace, useTownText } from '../face'

/** May help when it is tried again at once. */
const worthAnotherTry: readonly string[] = ['server/busy', 'kiosk/too-many', 'command/id-reused']

/** Refusals that say when the doors open, or when the service is provided. */
const opens: readonly string[] = ['branch/closed', 'service/closed']

/** The centre said no: why, and what to do. */
export function Refused({ why, service }: { why: Why; service: Service }) {
  const { say, take, leave, language, view } = useFace()
  const sayRefusal = useWords('refusals', language)
  const text = useTownText()
  const { timeZone } = view.municipality
  return (
    <Frame
      name="refused"
      read={
        <div className="st" role="alert">
          <CircleAlert className="ic" />
          <h1 tabIndex={-1}>{say('refused.title')}</h1>
          <p className="say">{sayRefusal(why.refusal)}</p>
          {why.reason && <p className="say">{textIn(why.reason, language, view.municipality.languages)}</p>}
          {why.until && opens.includes(why.refusal) && (
            <p className="say">
              {say('closed.on', { day: longDate(why.until, timeZone, language), time: clockTime(why.until, timeZone) })}
            </p>
          )}
          <p className="sub">{text(service.name)}</p>
        </div>
      }
      touch={
        <div className="acts">
          {worthAnotherTry.includes(why.refusal) && (
            <button type="button" className="kb" onClick={() => take(service.code)}>
              <RotateCcw className="ic" />
              <span>{say('refused.again')}</span>
            </button>
          )}
          <button type="button" className="kb kb--primary" onClick={leave}>
            <span>{say('refused.other')}</span>
          </button>
        </div>
      }
    />
  )
}
