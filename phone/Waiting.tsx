'use client'
import { ChevronDown, CircleHelp, Clock, ListChecks, X } from 'lucide-react'
import { useState } from 'react'
import type { PhoneView } from '../domain/views'
import { splitNumber, textIn } from '../domain/words'
import type { Ask, Link } from '../ui/live'
import { listOf } from '../ui/money'
import { Row } from '../ui/Row'
import { TicketNumber } from '../ui/TicketNumber'
import { sayWait } from '../ui/waits'
import { placeWords } from '../ui/why'
import { clockTime, type Say, useWords } from '../ui/words'
import { CancelQuestion } from './CancelQuestion'
import type { Question } from './PhoneScreen'
import { PostponeQuestion } from './PostponeQuestion'

/** Waiting: the number, the interval, the row; giving up the place asks once more. */
export function Waiting({ view, say, ask, link, asks }: WaitingProps) {
  const [asking, setAsking] = useState<Question | null>(asks)
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
        <Why view={view} say={say} />
      </div>
      <div className={view.mayPostpone > 0 && view.mayCancel ? 'p-acts p-acts--two' : 'p-acts'}>
        {view.mayPostpone > 0 && (
          <button type="button" className="pb" onClick={() => setAsking('postpone')}>
            <Clock className="ic" />
            <span>{say('postpone')}</span>
          </button>
        )}
        {view.mayCancel && (
          <button type="button" className="pb pb--x" onClick={() => setAsking('cancel')}>
            <X className="ic" />
            <span>{say('cancel')}</span>
          </button>
        )}
      </div>
      {asking === 'cancel' && <CancelQuestion say={say} language={language} ask={ask} onBack={() => setAsking(null)} />}
      {asking === 'postpone' && view.mayPostpone > 0 && (
        <PostponeQuestion
          say={say}
          language={language}
          ask={ask}
          most={view.mayPostpone}
          onBack={() => setAsking(null)}
        />
      )}
    </>
  )
}

interface WaitingProps {
  readonly view: PhoneView
  readonly say: Say
  readonly ask: Ask
  readonly link: Link
  readonly asks: Question | null
}

/** All the facts that decide the place, in words (rule O6). */
function Why({ view, say }: { view: PhoneView; say: Say }) {
  const { language, municipality, place } = view
  const sayWhy = useWords('why', language)
  if (!place || !sayWhy.ready) return null
  const { languages, timeZone } = municipality
  return (
    <details className="docs">
      <summary>
        <CircleHelp className="ic" />
        {say('why')}
        <ChevronDown className="ic" />
      </summary>
      <ul>
        {placeWords(place, { sayWhy, language, languages, timeZone }).map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  )
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
