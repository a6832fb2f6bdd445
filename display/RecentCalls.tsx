import type { CSSProperties } from 'react'
import type { Shown } from '../domain/branch-shown'
import { fitNumber, numberWidth } from '../ui/number-width'
import { TicketNumber } from '../ui/TicketNumber'
import { isYoung } from './calls'
import type { Place } from './place'
import { WayArrow } from './WayArrow'

/** Who was called before, the youngest first. A call that is seconds old is still yellow: it means now. */
export function RecentCalls({
  recent,
  portrait,
  stale,
  place,
}: {
  recent: readonly Shown[]
  portrait: boolean
  stale: boolean
  place: Place
}) {
  const { say } = place
  const rows = portrait ? 3 : 4
  return (
    <section className="rec">
      <h2>
        <span>{stale ? say('before') : say('justBefore')}</span>
        <span>{say('counterShort')}</span>
      </h2>
      <ol style={{ '--rows': rows } as CSSProperties}>
        {recent.slice(0, rows).map(shown => (
          <li
            key={`${shown.number}${shown.calledAt}`}
            className={isYoung(shown, place.now) && !stale ? 'young' : ''}
            style={{ '--fit': fitNumber(shown.number, roomBeside(shown.counter, portrait)) } as CSSProperties}
          >
            <TicketNumber number={shown.number} />
            {shown.way && <WayArrow way={shown.way} />}
            <span className="n">{shown.counter}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How many em a number has beside its counter: the row's width less the counter, and less the arrow where there is one. */
function roomBeside(counter: number, portrait: boolean): number {
  const counterEm = numberWidth(String(counter))
  return portrait ? 3.36 - counterEm : 3.82 - Math.max(0.85, counterEm + 0.18)
}
