import { type Asking, Question } from './Question'

/** Giving up a place cannot be undone: it is asked once more, and keeping it is the first answer. */
export function CancelQuestion(asking: Asking) {
  const { say, onBack } = asking
  return (
    <Question {...asking} name="cancel">
      {(send, sending) => (
        <>
          <button type="button" className="pb pb--1" onClick={onBack}>
            {say('cancel.no')}
          </button>
          <button type="button" className="pb pb--x" disabled={sending} onClick={() => send('ticket:cancel', {})}>
            {say('cancel.yes')}
          </button>
        </>
      )}
    </Question>
  )
}
