'use client'
import { useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import { type Need, type PriorityCode, type ServiceCode, textIn } from '../domain/words'
import { needsWords } from '../ui/why'
import type { Parts } from './ConsoleScreen'
import type { KnownTicket } from './known-ticket'
import type { Order } from './moves'
import { BackButton, Question } from './Question'
import { ServicePick } from './ServicePick'
import { languageIn, spaced } from './units'

/** What was said or chosen wrongly is put right: the priority, what is needed, the service (rule K5). */
export function ChangeDialog({
  say,
  speech,
  ticket,
  catalogue,
  onBack,
  onOrder,
}: Parts & {
  ticket: KnownTicket
  catalogue: Catalogue
  onBack: () => void
  onOrder: (order: Order) => void
}) {
  const { language, languages, sayWhy } = speech
  const [priority, setPriority] = useState<PriorityCode | null>(ticket.priority?.code ?? null)
  const [needs, setNeeds] = useState<readonly Need[]>(ticket.needs)
  const [service, setService] = useState<ServiceCode>(ticket.code)
  const [picking, setPicking] = useState(false)
  const spoken = new Set(catalogue.branch.counters.flatMap(counter => counter.languages))
  const offered: readonly Need[] = ['accessible', ...spoken]
  const needed = [...new Set([...offered, ...ticket.needs])]
  const named = catalogue.services.find(({ code }) => code === service)?.name ?? ticket.service
  const save = () => {
    const wanted = {
      // A claim that the clerk has seen and left as it was is granted.
      ...(priority === (ticket.priority?.code ?? null) && !ticket.priority?.claimed ? {} : { priority }),
      ...(isSame(ticket.needs, needs) ? {} : { needs }),
      ...(service === ticket.code ? {} : { service }),
    }
    if (Object.keys(wanted).length > 0) onOrder({ move: 'change', ticket: ticket.id, ...wanted })
    else onBack()
  }
  return (
    <Question
      title={say('change.title', { number: spaced(ticket.number) })}
      about={textIn(ticket.service, language, languages)}
      wide
      onBack={onBack}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <fieldset>
          <legend>
            {say('priority')}
            {ticket.priority?.claimed && <small>{say('priorityToCheck')}</small>}
          </legend>
          <ul className="options">
            {[null, ...catalogue.priorities.filter(({ code }) => code !== 'appointment')].map(one => (
              <li key={one?.code ?? ''}>
                <label>
                  <input
                    type="radio"
                    name="priority"
                    checked={priority === (one?.code ?? null)}
                    onChange={() => setPriority(one?.code ?? null)}
                  />
                  <span>{one ? textIn(one.name, language, languages) : say('priorityNone')}</span>
                  {one && <small>{say('sooner', { minutes: one.headStartMinutes })}</small>}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{say('needs')}</legend>
          <ul className="options options--row">
            {needed.map(need => (
              <li key={need}>
                <label>
                  <input
                    type="checkbox"
                    checked={needs.includes(need)}
                    onChange={() =>
                      setNeeds(needs.includes(need) ? needs.filter(one => one !== need) : [...needs, need])
                    }
                  />
                  <span>{need === 'accessible' ? needsWords([need], sayWhy) : languageIn(need, language)}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{say('serviceWord')}</legend>
          {picking ? (
            <ServicePick catalogue={catalogue} speech={speech} chosen={service} onChoose={setService} />
          ) : (
            <p className="as-is">
              <span>{textIn(named, language, languages)}</span>
              <button type="button" className="bt" onClick={() => setPicking(true)}>
                {say('otherService')}
              </button>
            </p>
          )}
        </fieldset>
        <div className="ends-row">
          <BackButton words={say('back')} onBack={onBack} />
          <button type="submit" className="bt bt--action">
            <span>{say('save')}</span>
            <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Question>
  )
}

function isSame(some: readonly Need[], others: readonly Need[]): boolean {
  return some.length === others.length && some.every(one => others.includes(one))
}
