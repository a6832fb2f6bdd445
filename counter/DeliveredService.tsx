'use client'
import { useState } from 'react'
import type { Outcome } from '../domain/event'
import type { ServiceShown } from '../domain/views'
import { textIn } from '../domain/words'
import { money } from '../ui/money'
import type { Speech } from './speech'

const often: readonly Outcome[] = ['done', 'accepted', 'documents-missing']
const seldom: readonly Outcome[] = ['refused-by-law', 'not-ours', 'other']

/** What the person came for, its facts, and how it ended (rule L7). */
export function DeliveredService({
  service,
  outcome,
  currency,
  speech,
  onOutcome,
}: {
  service: ServiceShown
  outcome: Outcome
  currency: string
  speech: Speech
  onOutcome: (outcome: Outcome) => void
}) {
  const { say, language, languages } = speech
  const [more, setMore] = useState(seldom.includes(outcome))
  const facts = [
    service.deliveredAtOnce ? say('atOnce') : say('deadline', { days: service.deadlineDays }),
    service.fee.amount > 0 ? money(service.fee.amount, currency, language) : say('free'),
    service.department && textIn(service.department, language, languages),
  ]
  const segment = (one: Outcome) => (
    <button key={one} type="button" aria-pressed={outcome === one} onClick={() => onOutcome(one)}>
      {say(`outcome.${one}`)}
    </button>
  )
  return (
    <section className="delivered">
      <h2 className="h">{say('delivered')}</h2>
      <div className="row">
        <p>
          {textIn(service.name, language, languages)}
          <small>{facts.filter(Boolean).join(', ')}</small>
          {service.fee.note && <small>{textIn(service.fee.note, language, languages)}</small>}
        </p>
        <div className="ends">
          <fieldset className="seg" aria-label={say('howEnded')}>
            {often.map(segment)}
            <button type="button" className="more" aria-expanded={more} onClick={() => setMore(!more)}>
              {say('more')}
            </button>
          </fieldset>
          {more && (
            <fieldset className="seg" aria-label={say('howEnded')}>
              {seldom.map(segment)}
            </fieldset>
          )}
        </div>
      </div>
    </section>
  )
}
