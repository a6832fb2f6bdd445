'use client'
import { type ReactNode, useId, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { Language } from '../domain/words'
import type { Ask } from '../ui/live'
import { useModal } from '../ui/modal'
import { type Say, useWords } from '../ui/words'

type Step = { readonly at: 'asking' } | { readonly at: 'sending' } | { readonly at: 'refused'; readonly why: Refused }

/** What a question on the phone is given. */
export interface Asking {
  readonly say: Say
  readonly language: Language
  readonly ask: Ask
  /** Left without doing it, or done. */
  readonly onBack: () => void
}

/** Asked once more before it is done: then it is being done, or refused in words, and the question stays. */
export function Question({
  say,
  language,
  ask,
  onBack,
  name,
  children,
}: Asking & {
  /** Of its texts. */
  name: 'cancel' | 'postpone'
  /** The answers: `send` does it, and may not be pressed while it is `sending`. */
  children: (send: (command: string, input: object) => void, sending: boolean) => ReactNode
}) {
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const sayRefusal = useWords('refusals', language)
  const title = useId()
  const box = useModal()
  const send = async (command: string, input: object) => {
    setStep({ at: 'sending' })
    const answer = await ask(command, input)
    if (answer.ok) onBack()
    else setStep({ at: 'refused', why: answer })
  }
  return (
    <dialog ref={box} className="ask" aria-labelledby={title} onCancel={onBack}>
      <h2 id={title}>{say(`${name}.ask`)}</h2>
      <p role="status">
        {step.at === 'asking' && say(`${name}.text`)}
        {step.at === 'sending' && say('cancel.asking')}
        {step.at === 'refused' && sayRefusal(step.why.refusal)}
      </p>
      {children(send, step.at === 'sending')}
    </dialog>
  )
}
