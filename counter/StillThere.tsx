'use client'
import type { Say } from '../ui/words'
import { Question } from './Question'

/** Shortly before a session ends by itself (rule A3). Any press or movement answers it. */
export function StillThere({ seconds, say }: { seconds: number; say: Say }) {
  const stays = () => undefined
  return (
    <Question title={say('still.title')} onBack={stays}>
      <p className="stands">{say('still.text', { seconds })}</p>
      <button type="button" className="bt bt--action choice" onClick={stays}>
        <span>{say('still.here')}</span>
        <kbd>Enter</kbd>
      </button>
    </Question>
  )
}
