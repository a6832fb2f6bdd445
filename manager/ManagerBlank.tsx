'use client'
import type { Language } from '../domain/words'
import { Desk } from '../ui/Desk'
import { useWords } from '../ui/words'
import type { Hindrance } from './use-manager'
import './manager.css'

/** Before there is something to show: grey shapes of what comes, or why nothing comes. */
export function ManagerBlank({ because, language }: { because: Hindrance | null; language: Language }) {
  const say = useWords('manager', language)
  if (because && say.ready) {
    return (
      <Desk language={language} contrast={false}>
        <main className="blank">
          <h1>{say(because === 'unreachable' ? 'noServer' : 'notForYou')}</h1>
          <p>{say(because === 'unreachable' ? 'noServerDo' : 'notForYouDo')}</p>
          {because === 'turned-away' && (
            <a className="bt" href="/counter">
              {say('toCounter')}
            </a>
          )}
        </main>
      </Desk>
    )
  }
  return (
    <Desk language={language} contrast={false} className="manager">
      <div className="top" />
      <main className="page" aria-busy="true">
        <i className="grey" style={{ display: 'block', height: 40, width: '60%' }} />
        {[0, 1, 2, 3, 4].map(row => (
          <i key={row} className="grey" style={{ display: 'block', height: 36, width: '100%', marginTop: 24 }} />
        ))}
      </main>
    </Desk>
  )
}
