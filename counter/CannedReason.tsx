'use client'
import { useState } from 'react'
import type { Say } from '../ui/words'
import { BackButton, Choices, chooseByKey, Question } from './Question'
import { spaced } from './units'

const often = {
  call: ['unwell', 'short', 'passed-over', 'agreed'],
  remove: ['gone', 'twice', 'mistaken'],
} as const

/** Why, for the journal (rules C4, A4): one of the usual reasons by a press, or in words of one's own. */
export function CannedReason({
  of,
  say,
  number,
  about,
  onBack,
  onReason,
}: {
  of: 'call' | 'remove'
  say: Say
  number: string
  about: string
  onBack: () => void
  onReason: (reason: string) => void
}) {
  const [typed, setTyped] = useState('')
  const choices = often[of].map(one => {
    const words = say(`reason.${one}`)
    return { words, onChoose: () => onReason(words) }
  })
  return (
    <Question
      title={say(of === 'call' ? 'callWhy' : 'removeWhy', { number: spaced(number) })}
      about={about}
      onBack={onBack}
      onKeyDown={event => chooseByKey(event, choices)}
    >
      <Choices choices={choices} />
      <form
        className="own-reason"
        onSubmit={event => {
          event.preventDefault()
          if (typed.trim()) onReason(typed.trim())
        }}
      >
        <label>
          <span>{say('ownReason')}</span>
          <input type="text" maxLength={300} value={typed} onChange={event => setTyped(event.target.value)} />
        </label>
        <button type="submit" className="bt" aria-disabled={!typed.trim()}>
          <span>{say(of === 'call' ? 'move.call' : 'move.remove')}</span>
          <kbd>Enter</kbd>
        </button>
      </form>
      <BackButton words={say('back')} onBack={onBack} />
    </Question>
  )
}
