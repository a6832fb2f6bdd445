import { type Asking, Question } from './Question'

/** How many others may go first: as many as stand behind, five at most (rule O7). */
export function PostponeQuestion({ most, ...asking }: Asking & { most: number }) {
  const { say, onBack } = asking
  return (
    <Question {...asking} name="postpone">
      {(send, sending) => (
        <>
          <div className="by">
            {Array.from({ length: most }, (_, place) => place + 1).map(by => (
              <button
                key={by}
                type="button"
                className="pb"
                aria-label={say('postpone.by', { count: by })}
                disabled={sending}
                onClick={() => send('ticket:postpone', { by })}
              >
                {by}
              </button>
            ))}
          </div>
          <button type="button" className="pb pb--1" onClick={onBack}>
            {say('cancel.no')}
          </button>
        </>
      )}
    </Question>
  )
}
