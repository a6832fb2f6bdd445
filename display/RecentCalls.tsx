import type { CSSProperties } from 'react'
import type { Shown } from '../domain/views'
import { TicketNumber } from '../ui/TicketNumber'
import { isYoung } from './calls'
import { fitNumber } from './fit'
import type { Place } from './place'
import { WayArrow } from './WayArrow'

/** Who was called before, the youngest first. A call that is seconds old is still yellow: it means now. */
export function RecentCalls({
  recent,
  rows,
  stale,
  place,
}: {
  recent: readonly Shown[]
  rows: number
  stale: boolean
  place: Place
}) {
  const { say } = place
  const widest = recent.slice(0, rows).some(shown => shown.counter > 9) ? 2.74 : 3.05
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
            style={{ '--fit': fitNumber(shown.number, widest) } as CSSProperties}
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
