'use client'
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import type { PhoneView } from '../domain/views'
import { textIn } from '../domain/words'
import { TicketNumber } from '../ui/TicketNumber'
import type { Say } from '../ui/words'

const arrows = { left: ArrowLeft, right: ArrowRight, up: ArrowUp, down: ArrowDown, ahead: ArrowUp }

/** Yellow means now: who, which way, where. */
export function Turn({ view, say }: { view: PhoneView; say: Say }) {
  const { counter, language, municipality } = view
  const Arrow = counter?.way && arrows[counter.way.arrow]
  return (
    <section className="turn" role="alert">
      <h1>{say('turn')}</h1>
      <TicketNumber number={view.number} />
      {counter && (
        <>
          <div className="go" aria-hidden="true">
            {Arrow && (
              <div className="bx">
                <Arrow className="ic" />
              </div>
            )}
            <div className="bx">{counter.number}</div>
          </div>
          <p className="w">
            <b>{say('counter', { number: counter.number })}</b>
            {counter.room && <span>{say('room', { room: counter.room })}</span>}
            {counter.way && <span>{textIn(counter.way.text, language, municipality.languages)}</span>}
          </p>
        </>
      )}
      <p className="now">{say('turn.go')}</p>
    </section>
  )
}
