import { Accessibility, Check, Clock, Languages, ShieldQuestion } from 'lucide-react'
import type { TicketAtCounter } from '../domain/views'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { TicketNumber } from '../ui/TicketNumber'
import { lowered } from '../ui/why'
import type { Parts } from './ConsoleScreen'
import { DeliveredService } from './DeliveredService'
import { draftFor, toggleChecked } from './draft'
import { isAwaited } from './moves'
import { Timer } from './Timer'
import { languageIn } from './units'

/** Who is at the counter: the number, how long it takes, how to speak, what to hand over. */
export function Current(props: Parts & { current: TicketAtCounter }) {
  const { view, current, draft: kept, now, say, speech, onDraft } = props
  const { language, languages, timeZone } = speech
  const draft = draftFor(current, kept)
  const called = clockTime(current.calledAt, timeZone)
  return (
    <>
      <div className="who">
        <div>
          <h1 className="lbl">
            {isAwaited(view) ? say('calledAt', { time: called }) : say('atCounterSince', { time: called })}
          </h1>
          <TicketNumber number={current.number} />
        </div>
        <Timer current={current} awaited={isAwaited(view)} now={now} say={say} />
      </div>
      <div className="facts">
        {current.language !== languages[0] && (
          <span className="chip chip--ink">
            <Languages className="ic" />
            {say('speaks', { language: languageIn(current.language, language) })}
          </span>
        )}
        {current.priority && (
          <span className="chip chip--accent">
            {current.priority.claimed ? <ShieldQuestion className="ic" /> : <Accessibility className="ic" />}
            {say(current.priority.claimed ? 'priorityClaimed' : 'priorityGranted', {
              priority: lowered(textIn(current.priority.name, language, languages), language),
            })}
          </span>
        )}
        <span className="chip">
          <Clock className="ic" />
          {say('waited', { minutes: Math.max(0, Math.round((current.calledAt - current.issuedAt) / 60_000)) })}
        </span>
        {current.calls > 1 && <span className="chip">{say('calledTimes', { count: current.calls })}</span>}
      </div>
      <DeliveredService
        service={current.service}
        outcome={draft.outcome}
        currency={view.municipality.currency}
        speech={speech}
        onOutcome={outcome => onDraft({ ...draft, outcome })}
      />
      {current.service.documents.length > 0 && (
        <fieldset className="checks">
          <legend>{say('checkDocuments')}</legend>
          {current.service.documents.map((document, place) => {
            const text = textIn(document, language, languages)
            return (
              <label key={text}>
                <input
                  type="checkbox"
                  className="sr"
                  checked={draft.checked.includes(place)}
                  onChange={() => onDraft(toggleChecked(draft, place))}
                />
                <span className="bx">{draft.checked.includes(place) && <Check className="ic" />}</span>
                {text}
              </label>
            )
          })}
        </fieldset>
      )}
      <label className="note">
        {say('note')}
        <textarea
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={event => onDraft({ ...draft, note: event.target.value })}
        />
      </label>
    </>
  )
}
