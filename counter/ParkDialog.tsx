'use client'
import type { Say } from '../ui/words'
import { BackButton, Choices, chooseByKey, Question } from './Question'
import { spaced } from './units'

/** Set aside until the person is back: who may go on with it (rule L1). */
export function ParkDialog({
  say,
  number,
  counter,
  onChoose,
  onBack,
}: {
  say: Say
  number: string
  counter: number
  onChoose: (whom: 'counter' | 'all') => void
  onBack: () => void
}) {
  const choices = [
    { words: say('park.counter', { counter }), small: say('park.counterDo'), onChoose: () => onChoose('counter') },
    { words: say('park.all'), small: say('park.allDo'), onChoose: () => onChoose('all') },
  ]
  return (
    <Question
      title={say('park.title', { number: spaced(number) })}
      onBack={onBack}
      onKeyDown={event => chooseByKey(event, choices)}
    >
      <Choices choices={choices} />
      <BackButton words={say('back')} onBack={onBack} />
    </Question>
  )
}
