import type { CSSProperties } from 'react'
import type { Shown } from '../domain/branch-shown'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { fitNumber } from '../ui/number-width'
import { TicketNumber } from '../ui/TicketNumber'
import type { Place } from './place'
import { WayArrow } from './WayArrow'

/** How many em of the number's own size the card has room for. */
const roomEm = 2.66

/** The last call. Yellow only while its person is on the way, and only while what is shown is true now. */
export function CallCard({
  shown,
  fresh,
  stale,
  place,
}: {
  shown: Shown
  fresh: boolean
  stale: boolean
  place: Place
}) {
  const { say, language, languages, timeZone } = place
  const way = shown.way && textIn(shown.way.text, language, languages)
  const label = fresh && !stale ? say('nowCalling') : say('lastCalled', { time: clockTime(shown.calledAt, timeZone) })
  return (
    <section className={`call ${fresh && !stale ? '' : 'past'}`} aria-live="polite">
      <p className="lbl">{label}</p>
      <p className="who" style={{ '--fit': fitNumber(shown.number, roomEm) } as CSSProperties}>
        <TicketNumber number={shown.number} />
      </p>
      <div className="to">
        {shown.way && (
          <span className="box">
            <WayArrow way={shown.way} />
          </span>
        )}
        <p className="w">
          <b>{say('counter')}</b>
          {(way || shown.room) && (
            <span>{[shown.room && say('room', { room: shown.room }), way].filter(Boolean).join(', ')}</span>
          )}
        </p>
        <span className={`box n ${shown.counter > 99 ? 'n3' : ''}`}>{shown.counter}</span>
      </div>
    </section>
  )
}
