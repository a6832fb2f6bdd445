'use client'
import { useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import type { ServiceCode } from '../domain/words'
import type { Parts } from './ConsoleScreen'
import { BackButton, Question } from './Question'
import { ServicePick } from './ServicePick'

/** One more service for the same person (rule L7). */
export function AddDialog({
  say,
  speech,
  draft,
  catalogue,
  onBack,
  onChoose,
}: Parts & { catalogue: Catalogue; onBack: () => void; onChoose: (service: ServiceCode) => void }) {
  const [service, setService] = useState<ServiceCode | null>(null)
  return (
    <Question title={say('addService')} wide onBack={onBack}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (service) onChoose(service)
        }}
      >
        <ServicePick
          catalogue={catalogue}
          speech={speech}
          chosen={service}
          without={draft?.delivered.map(one => one.service)}
          onChoose={setService}
        />
        <div className="ends-row">
          <BackButton words={say('back')} onBack={onBack} />
          <button type="submit" className="bt bt--action" aria-disabled={!service}>
            <span>{say('add')}</span>
            <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Question>
  )
}
