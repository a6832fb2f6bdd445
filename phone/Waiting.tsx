'use client'
import { ChevronDown, ListChecks, X } from 'lucide-react'
import { useState } from 'react'
import type { PhoneView } from '../domain/views'
import { splitNumber, textIn } from '../domain/words'
import type { Ask, Link } from '../ui/live'
import { listOf } from '../ui/money'
import { Row } from '../ui/Row'
import { TicketNumber } from '../ui/TicketNumber'
import { sayWait } from '../ui/waits'
import { clockTime, type Say } from '../ui/words'
import { CancelQuestion } from './CancelQuestion'

/** Waiting: the number, the interval, the row; giving up the place asks once more. */
export function Waiting({ view, say, ask, link, asksToCancel }: WaitingProps) {
  const [asking, setAsking] = useState(asksToCancel)
  const { language, municipality } = view
  const { letter } = splitNumber(view.number)
  return (
    <>
      <div className="p-main">
        <h1 className="svc">
          <b>{textIn(view.service, language, municipality.languages)}</b>
          {say('queue', { prefix: letter })}
        </h1>
        <TicketNumber number={view.number} />
        <Estimate view={view} say={say} />
        {link.state === 'offline' ? (
          <p className="note" role="status">
            {say('offline', { time: clockTime(view.now, municipality.timeZone) })}
          </p>
        ) : (
          <p className="note">{say('ready')}</p>
        )}
        {view.documents.length > 0 && (
          <details className="docs">
            <summary>
              <ListChecks className="ic" />
              {say('documents', { count: view.documents.length })}
              <ChevronDown className="ic" />
            </summary>
            <ul>
              {view.documents.map(document => (
                <li key={textIn(document, language)}>{textIn(document, language, municipality.languages)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {view.mayCancel && (
        <div className="p-acts">
          <button type="button" className="pb pb--x" onClick={() => setAsking(true)}>
            <X className="ic" />
            <span>{say('cancel')}</span>
          </button>
        </div>
      )}
      {asking && <CancelQuestion say={say} language={language} ask={ask} onKeep={() => setAsking(false)} />}
    </>
  )
}

interface WaitingProps {
  readonly view: PhoneView
  readonly say: Say
  readonly ask: Ask
  readonly link: Link
  readonly asksToCancel: boolean
}

function Estimate({ view, say }: { view: PhoneView; say: Say }) {
  const { wait, ahead, counters, municipality, now } = view
  const at = (minutes: number) => clockTime(now + minutes * 60_000, municipality.timeZone)
  const counted = wait !== null && wait.toMinutes >= 3
  const [counter = null] = counters
  return (
    <section className="est" aria-live="polite" aria-atomic="true">
      <p className="l">{say(counted ? 'callIn' : 'call')}</p>
      <p className="v">{sayWait(say, wait)}</p>
      <p>
        {counted && `${say('between', { from: at(wait.fromMinutes), to: at(wait.toMinutes) })}, `}
        {say('ahead', { count: ahead })}
        {counter !== null && `, ${say('counters', { count: counters.length, list: listOf(counters, view.language) })}`}
      </p>
      {ahead <= 12 && counter !== null && (
        <>
          <div className="rw">
            <Row people={ahead} you counter={counter} width={350} height={36} />
          </div>
          <div className="rc" aria-hidden="true">
            <span>{say('you')}</span>
            <span>{say('counterWord')}</span>
          </div>
        </>
      )}
    </section>
  )
}
