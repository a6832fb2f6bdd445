'use client'
import type { Say } from '../ui/words'
import { BackButton, Choices, chooseByKey, Question } from './Question'

export const pauseReasons = ['break', 'lunch', 'office', 'technical'] as const
export type PauseReason = (typeof pauseReasons)[number]

export function isPauseReason(reason: string): reason is PauseReason {
  return pauseReasons.some(known => known === reason)
}

/** Why the counter rests: one press, or one of the keys 1 to 4. Escape goes back. */
export function PauseDialog({
  say,
  onChoose,
  onBack,
}: {
  say: Say
  onChoose: (reason: PauseReason) => void
  onBack: () => void
}) {
  const choices = pauseReasons.map(reason => ({ words: say(`pause.${reason}`), onChoose: () => onChoose(reason) }))
  return (
    <Question title={say('pauseWhy')} onBack={onBack} onKeyDown={event => chooseByKey(event, choices)}>
      <Choices choices={choices} />
      <BackButton words={say('back')} onBack={onBack} />
    </Question>
  )
}
