'use client'
import type { Language } from '../domain/words'
import { Desk } from '../ui/Desk'
import { useWords } from '../ui/words'
import './counter.css'
import './waiting.css'

/** Before the console can be drawn: grey shapes of what comes, or why nothing comes. */
export function ConsoleBlank({
  because,
  language,
  onLeave,
}: {
  because: 'unreachable' | 'turned-away' | null
  language: Language
  onLeave?: () => void
}) {
  const say = useWords('counter', language)
  if (because && say.ready) {
    return (
      <Desk language={language} contrast={false}>
        <main className="blank">
          <h1>{say(because === 'unreachable' ? 'noServer' : 'turnedAway')}</h1>
          <p>{say(because === 'unreachable' ? 'noServerDo' : 'turnedAwayDo')}</p>
          {onLeave && (
            <button type="button" className="bt" onClick={onLeave}>
              {say('otherCounter')}
            </button>
          )}
        </main>
      </Desk>
    )
  }
  return (
    <Desk language={language} contrast={false} className="console">
      <div className="top" />
      <main className="console-main" aria-busy="true">
        <section className="now">
          <i className="grey" style={{ width: 320, height: 96, marginTop: 40 }} />
          <i className="grey" style={{ height: 32, marginTop: 24, width: '70%' }} />
          <i className="grey" style={{ height: 104, marginTop: 'auto' }} />
        </section>
        <aside className="side">
          {[0, 1, 2, 3, 4].map(row => (
            <i key={row} className="grey" style={{ height: 44, marginBottom: 16 }} />
          ))}
        </aside>
      </main>
    </Desk>
  )
}
