'use client'
import { useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { TicketAtCounter } from '../domain/ticket-shown'
import { textIn } from '../domain/words'
import { comesOut } from '../ui/comes-out'
import type { Parts } from './ConsoleScreen'
import { draftFor } from './draft'
import { BackButton, Question } from './Question'
import { refusalWords } from './refusal-words'
import { spaced } from './units'

/** As many letters as the paper has room for. */
const longestReference = 60

type Step =
  | { readonly at: 'writing' }
  | { readonly at: 'asking' }
  | { readonly at: 'printing'; readonly job: string; readonly printer: string }
  | { readonly at: 'refused'; readonly why: Refused }

/** A receipt for what was handed in: the documents as ticked, and a line of the clerk's own (rule P6). */
export function ReceiptDialog(parts: Parts & { current: TicketAtCounter; onBack: () => void }) {
  const { view, say, sayRefusal, speech, current, draft: kept, print, onReceipt, onDraft, onBack } = parts
  const [step, setStep] = useState<Step>({ at: 'writing' })
  const draft = draftFor(current, kept)
  const [reference, setReference] = useState(draft.reference)
  const { language, languages } = speech
  const { checked } = draft
  const handedIn = current.service.documents.filter((_, place) => checked.includes(place))
  const mayAsk = step.at === 'writing' || step.at === 'refused'
  const send = async () => {
    if (!mayAsk) return
    setStep({ at: 'asking' })
    const answer = await onReceipt({ documents: checked, reference: reference.trim() })
    const printed = answer.ok ? answer.events.find(event => event.type === 'receipt.printed') : undefined
    if (!printed) return setStep({ at: 'refused', why: answer.ok ? { refusal: 'server/busy' } : answer })
    setStep({ at: 'printing', job: printed.job, printer: printed.printer })
    // It stays before the clerk, and is not kept any more.
    onDraft({ ...draft, reference: '' })
  }
  const state = step.at === 'printing' && print?.ticket === step.job ? print.state : null
  const where =
    step.at === 'printing' ? comesOut(step.printer, { printers: view.printers, counter: view.counter.number }) : null
  const isOver = state === 'confirmed' || state === 'failed' || state === 'unknown'
  return (
    <Question title={say('receipt.title', { number: spaced(current.number) })} onBack={onBack}>
      <ul className="handed-in">
        {handedIn.map(document => (
          <li key={textIn(document, language, languages)}>{textIn(document, language, languages)}</li>
        ))}
        {handedIn.length === 0 && <li>{say('receipt.none')}</li>}
      </ul>
      <form
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        <label className="reference">
          {say('receipt.reference')}
          <input
            type="text"
            maxLength={longestReference}
            value={reference}
            disabled={!mayAsk}
            onChange={event => {
              setReference(event.target.value)
              onDraft({ ...draft, reference: event.target.value })
            }}
          />
        </label>
        <p role="status">
          {step.at === 'refused' && refusalWords(step.why, sayRefusal, speech)}
          {where && <span>{say(`receipt.${where.is}`, { printer: where.printer })}</span>}{' '}
          {isOver && say(`receipt.${state}`)}
        </p>
        <div className="ends-row">
          <BackButton words={say('back')} onBack={onBack} />
          <button type="submit" className="bt bt--action" aria-disabled={!mayAsk}>
            <span>{say('receipt.print')}</span>
            <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Question>
  )
}
