'use client'
import type { Refusal } from '../domain/refusal'
import type { Language } from '../domain/words'
import { useDocumentLanguage } from '../ui/screen-language'
import { useWords } from '../ui/words'
import './display.css'
import './moments.css'
import './strips.css'
import './upright.css'

/** Before the first picture: grey shapes of what comes. Or why there will be none, and who can help. */
export function HallBlank({ because, language }: { because: Refusal | null; language: Language }) {
  const say = useWords('display', language)
  useDocumentLanguage(language)
  if (because) {
    return (
      <main className="hall hall--bare" data-theme="display" lang={language}>
        <section className="idle">
          <p className="big">{say('notConnected')}</p>
          <p>{say('askAdmin')}</p>
          <p className="code">{because}</p>
        </section>
      </main>
    )
  }
  return (
    <main className="hall" data-theme="display" lang={language} aria-busy="true" aria-label={say('loading')}>
      <div className="hall-head grey-row">
        <i className="grey" style={{ width: '34%' }} />
      </div>
      <div className="call grey-card">
        <i className="grey" />
      </div>
      <div className="rec grey-list">
        <i className="grey" />
        <i className="grey" />
        <i className="grey" />
        <i className="grey" />
      </div>
      <div className="waits" />
      <div className="hall-foot" />
    </main>
  )
}
