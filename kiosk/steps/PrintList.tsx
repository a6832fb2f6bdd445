'use client'
import { Check, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Service } from '../../domain/catalogue'
import type { Refused } from '../../domain/refusal'
import { useWords } from '../../ui/words'
import { useFace } from '../face'
import { canPrint, whatCame } from '../paper'

type Step =
  | { readonly at: 'reading' }
  | { readonly at: 'asking' }
  | { readonly at: 'printing'; readonly job: string }
  | { readonly at: 'refused'; readonly why: Refused }

/**
 * What to bring, to take home: once for each time the page is read (rule P5). Nothing where nothing can be printed.
 * `compact`: only its sign has room, and its name is said.
 */
export function PrintList({ service, compact }: { service: Service; compact: boolean }) {
  const { view, say, language, print, printList, offlineSince } = useFace()
  const [step, setStep] = useState<Step>({ at: 'reading' })
  const sayRefusal = useWords('refusals', language)
  const isAskable = step.at === 'reading' || step.at === 'refused'
  if (service.documents.length === 0 || (isAskable && (offlineSince !== null || !canPrint(view.printer)))) return null
  const ask = async () => {
    setStep({ at: 'asking' })
    const answer = await printList(service.code)
    const printed = answer.ok ? answer.events.find(event => event.type === 'checklist.printed') : undefined
    if (printed) setStep({ at: 'printing', job: printed.job })
    else setStep({ at: 'refused', why: answer.ok ? { refusal: 'server/busy' } : answer })
  }
  const came = step.at === 'printing' ? whatCame(step.job, print) : null
  return (
    <>
      <button type="button" className="kb list" disabled={!isAskable} onClick={ask}>
        {came === 'there' ? <Check className="ic" /> : <Printer className="ic" />}
        <span className={compact ? 'sr' : undefined}>
          {say(came ? `list.${came}` : step.at === 'asking' ? 'list.coming' : 'list')}
        </span>
      </button>
      <p className={step.at === 'refused' ? 'list-why' : 'sr'} role="status">
        {step.at === 'refused' && sayRefusal(step.why.refusal)}
        {came && say(`list.${came}`)}
      </p>
    </>
  )
}
