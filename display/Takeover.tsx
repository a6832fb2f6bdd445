import type { CSSProperties } from 'react'
import type { Call } from '../domain/wire'
import { textIn } from '../domain/words'
import { fitNumber } from '../ui/number-width'
import { TicketNumber } from '../ui/TicketNumber'
import { sayIn } from '../ui/words'
import type { Place } from './place'
import { WayArrow } from './WayArrow'

const roomEm = 2.62

/** The moment of a call: the yellow field covers the hall for eight seconds. One movement; nothing blinks. */
export function Takeover({ call, leaving, place }: { call: Call; leaving: boolean; place: Place }) {
  const { say, language, languages } = place
  const [own = language] = call.languages
  const also = own === language ? null : sayIn('display', own)
  const way = call.way && textIn(call.way.text, language, languages)
  return (
    <section className={`call take ${leaving ? 'leaving' : ''}`} role="alert">
      <p className="lbl">
        <span>{call.last ? say('lastCall') : say('nowCalling')}</span>
        {also && <span lang={own}>{call.last ? also('lastCall') : also('nowCalling')}</span>}
      </p>
      <div className="line">
        <span className="who" style={{ '--fit': fitNumber(call.number, roomEm) } as CSSProperties}>
          <TicketNumber number={call.number} />
        </span>
        <span className={`k ${call.counter > 9 ? 'k2' : ''}`}>{call.counter}</span>
      </div>
      <div className="to">
        {call.way && (
          <span className="box">
            <WayArrow way={call.way} />
          </span>
        )}
        <p className="w">
          <b>{say('counterNumber', { counter: call.counter })}</b>
          <span>
            {[call.room && say('room', { room: call.room }), way ?? textIn(call.counterName, language, languages)]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
        {also && (
          <p className="w also" lang={own}>
            <b>{also('counterNumber', { counter: call.counter })}</b>
            <span>{textIn(call.way?.text ?? call.counterName, own, languages)}</span>
          </p>
        )}
      </div>
    </section>
  )
}
