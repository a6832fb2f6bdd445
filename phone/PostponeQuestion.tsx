'use client'
import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { Language } from '../domain/words'
import type { Ask } from '../ui/live'
import { type Say, useWords } from '../ui/words'

type Step = { readonly at: 'asking' } | { readonly at: 'sending' } | { readonly at: 'refused'; readonly why: Refused }

/** How many others may go first: as many as stand behind, five at most (rule O7). */
export function PostponeQuestion({ say, language, ask, most, onBack }: PostponeQuestionProps) {
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const sayRefusal = useWords('refusals', language)
  const box = useRef<HTMLDialogElement | null>(null)
  useEffect(() => {
    const dialog = box.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  const letPass = async (by: number) => {
    setStep({ at: 'sending' })
    const answer = await ask('ticket:postpone', { by })
    if (answer.ok) onBack()
    else setStep({ at: 'refused', why: answer })
  }
  return (
    <dialog ref={box} className="ask" aria-labelledby="postpone-title" onCancel={onBack}>
      <h2 id="postpone-title">{say('postpone.ask')}</h2>
      <p role="status">
        {step.at === 'asking' && say('postpone.text')}
        {step.at === 'sending' && say('cancel.asking')}
        {step.at === 'refused' && sayRefusal(step.why.refusal)}
      </p>
      <div className="by">
        {Array.from({ length: most }, (_, place) => place + 1).map(by => (
          <button
            key={by}
            type="button"
            className="pb"
            aria-label={say('postpone.by', { count: by })}
            disabled={step.at === 'sending'}
            onClick={() => letPass(by)}
          >
            {by}
          </button>
        ))}
      </div>
      <button type="button" className="pb pb--1" onClick={onBack}>
        {say('cancel.no')}
      </button>
    </dialog>
  )
}

interface PostponeQuestionProps {
  readonly say: Say
  readonly language: Language
  readonly ask: Ask
  readonly most: number
  readonly onBack: () => void
}
