import { textIn } from '../domain/words'
import type { Parts } from './ConsoleScreen'

/** The counter is closed: which one it is, what it offers, and the way back to the list. */
export function ClosedCounter({ view, say, speech, onLeave }: Parts) {
  return (
    <div className="nobody">
      <h1>{say('counterIsClosed', { counter: view.counter.number })}</h1>
      <p>
        {textIn(view.counter.name, speech.language, speech.languages)}
        {view.counter.prefixes.length > 0 && `. ${say('queues', { prefixes: view.counter.prefixes.join(', ') })}`}
      </p>
      <button type="button" className="bt" onClick={onLeave}>
        {say('otherCounter')}
      </button>
    </div>
  )
}
