'use client'
import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { Language } from '../domain/words'
import type { Ask } from '../ui/live'
import { type Say, useWords } from '../ui/words'

type Step = { readonly at: 'asking' } | { readonly at: 'sending' } | { readonly at: 'refused'; readonly why: Refused }

/** Giving up a place cannot be undone: it is asked once more, and keeping it is the first answer. */
export function CancelQuestion({ say, language, ask, onKeep }: CancelQuestionProps) {
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const sayRefusal = useWords('refusals', language)
  const box = useRef<HTMLDialogElement | null>(null)
  useEffect(() => {
    const dialog = box.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  const giveUp = async () => {
    setStep({ at: 'sending' })
    const answer = await ask('ticket:cancel', {})
    if (answer.ok) onKeep()
    else setStep({ at: 'refused', why: answer })
  }
  return (
    <dialog ref={box} className="ask" aria-labelledby="ask-title" onCancel={onKeep}>
      <h2 id="ask-title">{say('cancel.ask')}</h2>
      <p role="status">
        {step.at === 'asking' && say('cancel.text')}
        {step.at === 'sending' && say('cancel.asking')}
        {step.at === 'refused' && sayRefusal(step.why.refusal)}
      </p>
      <button type="button" className="pb pb--1" onClick={onKeep}>
        {say('cancel.no')}
      </button>
      <button type="button" className="pb pb--x" disabled={step.at === 'sending'} onClick={giveUp}>
        {say('cancel.yes')}
      </button>
    </dialog>
  )
}

interface CancelQuestionProps {
  readonly say: Say
  readonly language: Language
  readonly ask: Ask
  readonly onKeep: () => void
}
