import { CalendarCheck, Check, Clock, CornerUpRight, Printer } from 'lucide-react'
import type { TicketAtCounter } from '../domain/ticket-shown'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { TicketNumber } from '../ui/TicketNumber'
import type { Parts } from './ConsoleScreen'
import { DeliveredServices } from './DeliveredService'
import { draftFor, toggleChecked } from './draft'
import { isAwaited } from './moves'
import { Note } from './Note'
import { ColleagueNote, TicketChips } from './TicketFacts'
import { Timer } from './Timer'

/** Who is at the counter: the number, how long it takes, how to speak, what to hand over. */
export function Current(props: Parts & { current: TicketAtCounter }) {
  const { view, current, draft: kept, now, say, speech, settings, wish, onDraft, onAsking } = props
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
        <TicketChips ticket={current} speech={speech} />
        {current.priority?.claimed && (
          <button
            type="button"
            className="bt grant"
            aria-keyshortcuts={settings.keys ? 'G' : undefined}
            onClick={() => wish('grant')}
          >
            {say('grant')}
            {settings.keys && <kbd>G</kbd>}
          </button>
        )}
        {current.appointment !== null && (
          <span className="chip">
            <CalendarCheck className="ic" />
            {say('bookedFor', { time: clockTime(current.appointment, timeZone) })}
          </span>
        )}
        <span className="chip">
          <Clock className="ic" />
          {say('waited', { minutes: Math.max(0, Math.round((current.calledAt - current.since) / 60_000)) })}
        </span>
        {current.calls > 1 && <span className="chip">{say('calledTimes', { count: current.calls })}</span>}
        {current.thenBack !== null && (
          <span className="chip">
            <CornerUpRight className="ic" />
            {say('thenBackTo', { counter: current.thenBack })}
          </span>
        )}
        <button
          type="button"
          className="bt bt--quiet whole"
          aria-keyshortcuts={settings.keys ? 'W' : undefined}
          onClick={() => wish('why')}
        >
          {say('why')}
          {settings.keys && <kbd>W</kbd>}
        </button>
      </div>
      <ColleagueNote note={current.note} speech={speech} />
      <DeliveredServices {...props} draft={draft} />
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
      {current.state === 'serving' && (
        <button type="button" className="bt bt--quiet receipt" onClick={() => onAsking({ is: 'receipt' })}>
          <Printer className="ic" />
          {say('receipt')}
        </button>
      )}
      <Note draft={draft} say={say} onDraft={onDraft} />
    </>
  )
}
