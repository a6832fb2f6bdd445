import type { Say } from '../ui/words'
import type { Draft } from './draft'
import { BackButton, Choices, chooseByKey, Question } from './Question'
import { spaced } from './units'

/** Set aside until the person is back: what is waited for, and who may go on with it (rule L1). */
export function ParkDialog({
  say,
  number,
  counter,
  draft,
  onDraft,
  onChoose,
  onBack,
}: {
  say: Say
  number: string
  counter: number
  draft: Draft
  onDraft: (draft: Draft) => void
  onChoose: (whom: 'counter' | 'all', note: string) => void
  onBack: () => void
}) {
  const { fetches } = draft
  const choose = (whom: 'counter' | 'all') => {
    onDraft({ ...draft, fetches: '' })
    onChoose(whom, fetches.trim())
  }
  const choices = [
    { words: say('park.counter', { counter }), small: say('park.counterDo'), onChoose: () => choose('counter') },
    { words: say('park.all'), small: say('park.allDo'), onChoose: () => choose('all') },
  ]
  return (
    <Question
      title={say('park.title', { number: spaced(number) })}
      onBack={onBack}
      onKeyDown={event => chooseByKey(event, choices)}
    >
      <label className="note">
        {say('park.note')}
        <textarea
          rows={2}
          maxLength={500}
          value={fetches}
          onChange={event => onDraft({ ...draft, fetches: event.target.value })}
        />
      </label>
      <Choices choices={choices} />
      <BackButton words={say('back')} onBack={onBack} />
    </Question>
  )
}
