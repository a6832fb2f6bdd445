'use client'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { type Better, betters, type Score, scores } from '../domain/rating'
import type { Refused } from '../domain/refusal'
import type { PhoneView } from '../domain/views'
import { splitNumber, textIn } from '../domain/words'
import type { Ask } from '../ui/live'
import { type Say, useWords } from '../ui/words'

type Step =
  | { readonly at: 'choosing' }
  | { readonly at: 'sending' }
  | { readonly at: 'sent' }
  | { readonly at: 'refused'; readonly why: Refused }

/** After the visit: how it was, in one touch, and what could be better (rule R6). */
export function Rate({ view, say, ask }: { view: PhoneView; say: Say; ask: Ask }) {
  const { language, municipality, rated } = view
  const [step, setStep] = useState<Step>({ at: rated ? 'sent' : 'choosing' })
  const [score, setScore] = useState<Score | null>(rated?.score ?? null)
  const [better, setBetter] = useState<readonly Better[]>(rated?.better ?? [])
  const sayRating = useWords('rating', language)
  const sayRefusal = useWords('refusals', language)
  if (!sayRating.ready) return null
  const { letter, digits } = splitNumber(view.number)
  const send = async () => {
    setStep({ at: 'sending' })
    const answer = await ask('ticket:rate', { score, better })
    setStep(answer.ok ? { at: 'sent' } : { at: 'refused', why: answer })
  }
  const what = `${letter} ${digits}, ${textIn(view.service, language, municipality.languages)}`
  if (step.at === 'sent') return <Thanks what={what} say={say} onChange={() => setStep({ at: 'choosing' })} />
  return (
    <>
      <section className="rate">
        <p className="svc">{what}</p>
        <h1>{say('rate')}</h1>
        <Scores chosen={score} words={sayRating} title={say('rate')} onChoose={setScore} />
        <Betters chosen={better} words={sayRating} title={say('rate.better')} onChoose={setBetter} />
        <p className="note" role="status">
          {step.at === 'refused' && sayRefusal(step.why.refusal)}
        </p>
      </section>
      <div className="p-acts">
        <button type="button" className="pb pb--1" disabled={score === null || step.at === 'sending'} onClick={send}>
          <Check className="ic" />
          <span>
            {say(step.at === 'sending' ? 'cancel.asking' : 'rate.send')}
            <small>{say('rate.sendHow')}</small>
          </span>
        </button>
      </div>
    </>
  )
}

function Thanks({ what, say, onChange }: { what: string; say: Say; onChange: () => void }) {
  return (
    <>
      <section className="rate">
        <p className="svc">{what}</p>
        <h1>{say('served.title')}</h1>
        <p className="say" role="status">
          {say('rate.sent')}
        </p>
      </section>
      <div className="p-acts">
        <button type="button" className="pb pb--x" onClick={onChange}>
          {say('rate.change')}
        </button>
      </div>
    </>
  )
}

interface Choice<Chosen, Next> {
  readonly chosen: Chosen
  readonly words: Say
  readonly title: string
  readonly onChoose: (next: Next) => void
}

function Scores({ chosen, words, title, onChoose }: Choice<Score | null, Score>) {
  return (
    <fieldset className="five" aria-label={title}>
      {scores.map(score => (
        <button key={score} type="button" aria-pressed={score === chosen} onClick={() => onChoose(score)}>
          <span className="plate plate--open">{score}</span>
          <span>{words(`grade.${score}`)}</span>
          {score === chosen && <Check className="ic" />}
        </button>
      ))}
    </fieldset>
  )
}

function Betters({ chosen, words, title, onChoose }: Choice<readonly Better[], readonly Better[]>) {
  const turn = (one: Better) =>
    onChoose(chosen.includes(one) ? chosen.filter(other => other !== one) : [...chosen, one])
  return (
    <fieldset className="better">
      <legend>{title}</legend>
      <div>
        {betters.map(one => (
          <button key={one} type="button" aria-pressed={chosen.includes(one)} onClick={() => turn(one)}>
            {words(`better.${one}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
