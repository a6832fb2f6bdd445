'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Outcome } from '../domain/event'
import { serviceShown } from '../domain/service-shown'
import type { ServiceShown, TicketAtCounter } from '../domain/ticket-shown'
import { textIn } from '../domain/words'
import { money } from '../ui/money'
import type { Parts } from './ConsoleScreen'
import { type Draft, withOutcome, withoutService } from './draft'

const often: readonly Outcome[] = ['done', 'accepted', 'documents-missing']
const seldom: readonly Outcome[] = ['refused-by-law', 'not-ours', 'other']

/** What was done for the person: each service with its facts, and how it ended (rule L7). */
export function DeliveredServices(props: Parts & { current: TicketAtCounter; draft: Draft }) {
  const { current, draft, catalogue, say, settings, wish, onDraft } = props
  const { delivered } = draft
  return (
    <section className="delivered">
      <div className="head">
        <h2 className="h">
          {say(delivered.length > 1 ? 'deliveredMany' : 'delivered')}
          {delivered.length > 1 && <span>{delivered.length}</span>}
        </h2>
        <button
          type="button"
          className="bt bt--quiet"
          aria-disabled={!catalogue}
          aria-keyshortcuts={settings.keys ? 'D' : undefined}
          onClick={() => wish('add')}
        >
          <Plus className="ic" />
          {say('addService')}
          {settings.keys && <kbd>D</kbd>}
        </button>
      </div>
      {delivered.map(({ service, outcome }) => (
        <DeliveredService
          {...props}
          key={service}
          service={service === current.service.code || !catalogue ? current.service : serviceShown(catalogue, service)}
          outcome={outcome}
          onOutcome={wanted => onDraft(withOutcome(draft, service, wanted))}
          onRemove={service === draft.asked ? null : () => onDraft(withoutService(draft, service))}
        />
      ))}
    </section>
  )
}

function DeliveredService({
  service,
  outcome,
  view,
  speech,
  onOutcome,
  onRemove,
}: Parts & {
  service: ServiceShown
  outcome: Outcome
  onOutcome: (outcome: Outcome) => void
  /** Null: what the person came for stays. */
  onRemove: (() => void) | null
}) {
  const { say, language, languages } = speech
  const { currency } = view.municipality
  const [more, setMore] = useState(seldom.includes(outcome))
  const name = textIn(service.name, language, languages)
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
    <div className="row">
      <p>
        {name}
        <small>{facts.filter(Boolean).join(', ')}</small>
        {service.fee.note && <small>{textIn(service.fee.note, language, languages)}</small>}
      </p>
      <div className="ends">
        <div className="ends-line">
          {onRemove && (
            <button
              type="button"
              className="bt bt--icon bt--quiet"
              aria-label={`${say('removeService')}: ${name}`}
              onClick={onRemove}
            >
              <X className="ic" />
            </button>
          )}
          <fieldset className="seg" aria-label={`${say('howEnded')}: ${name}`}>
            {often.map(segment)}
            <button type="button" className="more" aria-expanded={more} onClick={() => setMore(!more)}>
              {say('more')}
            </button>
          </fieldset>
        </div>
        {more && (
          <fieldset className="seg" aria-label={`${say('howEnded')}: ${name}`}>
            {seldom.map(segment)}
          </fieldset>
        )}
      </div>
    </div>
  )
}
