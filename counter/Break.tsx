import { clockTime } from '../ui/calendar'
import type { Parts } from './ConsoleScreen'
import { isPauseReason } from './PauseDialog'
import { runningTime } from './units'

/** The counter rests: since when and why, and that nobody is called meanwhile (rule C5). */
export function Break({ view, now, say, speech }: Parts) {
  const { since, pauseReason } = view.counter
  const reason = pauseReason && (isPauseReason(pauseReason) ? say(`pause.${pauseReason}`) : pauseReason)
  return (
    <>
      <div className="who">
        <div>
          <h1 className="lbl">
            {since ? say('pausedSince', { time: clockTime(since, speech.timeZone) }) : say('state.paused')}
            {reason && `, ${reason.toLocaleLowerCase(speech.language)}`}
          </h1>
          <span className="num tab rest-time" role="timer" aria-live="off">
            {since ? runningTime(now - since) : '–'}
          </span>
        </div>
      </div>
      <p className="long">{say('pausedText')}</p>
    </>
  )
}
