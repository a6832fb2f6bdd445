'use client'
import type { PhoneView } from '../domain/views'
import { textIn } from '../domain/words'
import { TicketNumber } from '../ui/TicketNumber'
import { stateWords } from '../ui/ticket-state'
import type { Say } from '../ui/words'

/** Nothing to wait for: at a counter, set aside, or over. What it means, and what to do. */
export function Ended({ view, say, state }: EndedProps) {
  const { language, municipality } = view
  return (
    <div className="p-main">
      <p className="svc">
        <b>{textIn(view.service, language, municipality.languages)}</b>
      </p>
      <TicketNumber number={view.number} />
      <section className="est" role="status">
        <h1 className="v">{say(state === 'serving' ? 'serving' : `${state}.title`)}</h1>
        <p className="say">{stateWords(say, view)}</p>
      </section>
    </div>
  )
}

interface EndedProps {
  readonly view: PhoneView
  readonly say: Say
  readonly state: Exclude<PhoneView['state'], 'waiting' | 'called'>
}
