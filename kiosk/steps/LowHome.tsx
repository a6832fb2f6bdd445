'use client'
import { ArrowDown, CalendarCheck, Languages, ListChecks, Search } from 'lucide-react'
import { sayWait } from '../../ui/waits'
import { languageNames } from '../../ui/words'
import { desksOf } from '../desks'
import { useFace, usualNow } from '../face'
import { AccessBar, SignTop } from '../sign'
import { Topics } from './Home'

/** The first page for somebody who sits: the top only speaks, everything to touch is below. */
export function LowHome() {
  const { say, view, act, catalogue, language } = useFace()
  const usual = usualNow(view)
  const others = view.municipality.languages.filter(tag => tag !== language)
  const [other] = others
  return (
    <div className="home home--low">
      <section className="low-top">
        <SignTop />
        <div className="low-state">
          <p className="big">{usual ? sayWait(say, usual.wait) : say('wait.unknown')}</p>
          <p>
            {usual ? say('wait.usual') : say('wait.nobodyServes')}. {say('state.waiting', { count: view.waiting })}
          </p>
        </div>
        <h1 tabIndex={-1}>
          {say('greeting')} <br />
          {say('question')}
        </h1>
        <p className="here">
          <ArrowDown className="ic" />
          {say('low.here')}
        </p>
      </section>
      <section className="low">
        <div className="body">
          <div className="r1">
            <button
              type="button"
              className="kb"
              onClick={() => act({ do: 'go', to: { at: 'search', typed: '', keys: true } })}
            >
              <Search className="ic" />
              <span>{say('search.short')}</span>
            </button>
            {others.length === 1 && other && (
              <button
                type="button"
                className="kb kb--plain mid"
                lang={other}
                onClick={() => act({ do: 'language', language: other })}
              >
                {languageNames[other]}
              </button>
            )}
            {others.length > 1 && (
              <button
                type="button"
                className="kb kb--plain mid"
                onClick={() => act({ do: 'open', sheet: 'languages' })}
              >
                <Languages className="ic" />
                {languageNames[language]}
              </button>
            )}
            {view.appointments !== null && (
              <button
                type="button"
                className="kb kb--plain mid"
                aria-label={say('quick.appointment')}
                onClick={() => act({ do: 'go', to: { at: 'code', typed: '', why: null } })}
              >
                <CalendarCheck className="ic" />
              </button>
            )}
            {desksOf(catalogue).map(desk => (
              <button
                type="button"
                className="kb kb--plain mid"
                key={desk.queue}
                aria-label={say(desk.words)}
                onClick={() => act({ do: 'go', to: desk.to })}
              >
                <desk.icon className="ic" />
              </button>
            ))}
            <button
              type="button"
              className="kb kb--plain mid"
              aria-label={say('quick.all')}
              onClick={() => act({ do: 'go', to: { at: 'list', of: 'all' } })}
            >
              <ListChecks className="ic" />
            </button>
          </div>
          <Topics heading={false} />
        </div>
        <AccessBar />
      </section>
    </div>
  )
}
