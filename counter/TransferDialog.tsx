'use client'
import { useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import { serviceShown } from '../domain/service-shown'
import type { TicketAtCounter } from '../domain/ticket-shown'
import type { ConsoleView } from '../domain/views'
import { type ServiceCode, textIn } from '../domain/words'
import type { Parts } from './ConsoleScreen'
import { draftFor } from './draft'
import type { Order, Sending } from './moves'
import { Note } from './Note'
import { BackButton, Question } from './Question'
import { ServicePick } from './ServicePick'
import type { Speech } from './speech'
import { spaced } from './units'

const kinds = ['queue', 'counter', 'service'] as const
type Kind = (typeof kinds)[number]
const places = ['keep', 'first', 'last'] as const

/** Where the person goes from here, at which place in the line, and what was done here (rule L6). */
export function TransferDialog(
  props: Parts & {
    current: TicketAtCounter
    catalogue: Catalogue
    onBack: () => void
    onOrder: (order: Order) => void
  },
) {
  const { view, say, speech, current, catalogue, draft: kept, onDraft, onBack, onOrder } = props
  const { language, languages } = speech
  const draft = draftFor(current, kept)
  const [kind, setKind] = useState<Kind>('queue')
  const [to, setTo] = useState<Sending['to'] | null>(null)
  const [place, setPlace] = useState<Sending['place']>('keep')
  const [thenBack, setThenBack] = useState(false)
  const [delivered, setDelivered] = useState(false)
  const done = draft.delivered.map(
    one =>
      `${textIn(serviceShown(catalogue, one.service).name, language, languages)}: ${say(`outcome.${one.outcome}`)}`,
  )
  return (
    <Question
      title={say('transfer.title', { number: spaced(current.number) })}
      about={textIn(current.service.name, language, languages)}
      wide
      onBack={onBack}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (to) onOrder({ move: 'transfer', to, place, thenBack, delivered })
        }}
      >
        <fieldset className="seg seg--radio">
          <legend className="sr">{say('transfer.where')}</legend>
          {kinds.map(one => (
            <label key={one}>
              <input
                type="radio"
                name="kind"
                className="sr"
                checked={kind === one}
                onChange={() => {
                  setKind(one)
                  setTo(null)
                }}
              />
              <span>{say(`transfer.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {kind === 'service' ? (
          <ServicePick
            catalogue={catalogue}
            speech={speech}
            chosen={to && 'service' in to ? to.service : null}
            onChoose={(service: ServiceCode) => setTo({ service })}
          />
        ) : (
          <Destinations kind={kind} chosen={to} view={view} catalogue={catalogue} speech={speech} onChoose={setTo} />
        )}
        <fieldset className="seg seg--radio">
          <legend>{say('transfer.place')}</legend>
          {places.map(one => (
            <label key={one}>
              <input type="radio" name="place" className="sr" checked={place === one} onChange={() => setPlace(one)} />
              <span>{say(`place.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="tick">
          <input type="checkbox" checked={thenBack} onChange={() => setThenBack(!thenBack)} />
          <span>{say('transfer.thenBack', { counter: view.counter.number })}</span>
        </label>
        <label className="tick">
          <input type="checkbox" checked={delivered} onChange={() => setDelivered(!delivered)} />
          <span>
            {say('transfer.delivered')}
            <small>{done.join('; ')}</small>
          </span>
        </label>
        <Note draft={draft} say={say} onDraft={onDraft} />
        <div className="ends-row">
          <BackButton words={say('back')} onBack={onBack} />
          <button type="submit" className="bt bt--action" aria-disabled={!to}>
            <span>{say('move.transfer')}</span>
            <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Question>
  )
}

/** Queues and counters, each with what a clerk must know before sending somebody there. */
function Destinations({
  kind,
  chosen,
  view,
  catalogue,
  speech,
  onChoose,
}: {
  kind: 'queue' | 'counter'
  chosen: Sending['to'] | null
  view: ConsoleView
  catalogue: Catalogue
  speech: Speech
  onChoose: (to: Sending['to']) => void
}) {
  const { say, language, languages } = speech
  const stateOf = (number: number) => view.counters.find(one => one.number === number)?.state ?? 'closed'
  const isServed = (queue: string) =>
    catalogue.branch.counters.some(one => stateOf(one.number) === 'open' && one.tiers.flat().includes(queue))
  const options =
    kind === 'queue'
      ? catalogue.queues
          .filter(({ code }) => catalogue.branch.counters.some(one => one.tiers.flat().includes(code)))
          .map(({ code, prefix, name }) => ({
            key: code,
            mark: prefix,
            isOpen: isServed(code),
            name: textIn(name, language, languages),
            small: isServed(code) ? '' : say('transfer.unserved'),
            to: { queue: code },
            isChosen: chosen !== null && 'queue' in chosen && chosen.queue === code,
          }))
      : catalogue.branch.counters
          .filter(({ number }) => number !== view.counter.number)
          .map(({ number, name }) => ({
            key: String(number),
            mark: String(number),
            isOpen: stateOf(number) === 'open',
            name: textIn(name, language, languages),
            small: stateOf(number) === 'open' ? '' : say(`state.${stateOf(number)}`),
            to: { counter: number },
            isChosen: chosen !== null && 'counter' in chosen && chosen.counter === number,
          }))
  return (
    <ul className="options options--tall">
      {options.map(({ key, mark, isOpen, name, small, to, isChosen }) => (
        <li key={key}>
          <label>
            <input type="radio" name="to" checked={isChosen} onChange={() => onChoose(to)} />
            <i className={`plate ${isOpen ? '' : 'plate--open'}`} aria-hidden="true">
              {mark}
            </i>
            <span>
              <span className="sr">{mark} </span>
              {name}
            </span>
            {small && <small>{small}</small>}
          </label>
        </li>
      ))}
    </ul>
  )
}
