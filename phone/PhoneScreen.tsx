'use client'
import { useEffect } from 'react'
import type { PhoneView } from '../domain/views'
import { textIn } from '../domain/words'
import { accentStyle } from '../ui/accent'
import { Emblem } from '../ui/Emblem'
import type { Ask, Link } from '../ui/live'
import { useDocumentLanguage } from '../ui/screen-language'
import { clockTime, type Say, useWords } from '../ui/words'
import { Ended } from './Ended'
import { Rate } from './Rate'
import { Turn } from './Turn'
import { Waiting } from './Waiting'
import './phone.css'
import './rate.css'
import './question.css'
import './turn.css'

/** What a person is asked once more before it is done. */
export type Question = 'cancel' | 'postpone'

export interface PhoneScreenProps {
  readonly view: PhoneView
  readonly link: Link
  readonly ask: Ask
  /** Starts with this question: for pictures. */
  readonly asks?: Question | null
}

/** What a person follows on their own phone: the number, how long, and when and where to go. */
export function PhoneScreen({ view, link, ask, asks = null }: PhoneScreenProps) {
  const { language, municipality } = view
  const say = useWords('phone', language)
  useDocumentLanguage(language)
  useCallOut(view, say)
  return (
    <main className="phone" lang={language} style={accentStyle(municipality.accent)}>
      <Head view={view} link={link} say={say} />
      {say.ready && <State view={view} say={say} ask={ask} link={link} asks={asks} />}
    </main>
  )
}

function State({ view, say, ask, link, asks }: PhoneScreenProps & { say: Say }) {
  switch (view.state) {
    case 'waiting':
      return <Waiting view={view} say={say} ask={ask} link={link} asks={asks ?? null} />
    case 'called':
      return <Turn view={view} say={say} />
    case 'served':
      // The clock of the server: this page may have been open since yesterday.
      if (view.mayRateUntil !== null && view.now <= view.mayRateUntil) return <Rate view={view} say={say} ask={ask} />
      return <Ended view={view} say={say} state={view.state} />
    case 'serving':
    case 'parked':
    case 'absent':
    case 'cancelled':
    case 'left':
      return <Ended view={view} say={say} state={view.state} />
  }
}

function Head({ view, link, say }: { view: PhoneView; link: Link; say: Say }) {
  const { municipality, language } = view
  const town = textIn(municipality.name, language, municipality.languages)
  const time = clockTime(view.now, municipality.timeZone)
  const branch = textIn(view.branchName, language, municipality.languages)
  const offline = link.state === 'offline'
  return (
    <header className="p-head">
      <Emblem letter={town.slice(0, 1)} height={40} />
      <div>
        <b>{branch}</b>
        {[!branch.includes(town) && town, view.demonstration && say('demonstration')].filter(Boolean).join(' · ')}
      </div>
      <span className="live">
        {!offline && <i aria-hidden="true" />}
        {say(offline ? 'offlineSince' : 'live', { time })}
      </span>
    </header>
  )
}

/** When the person is called: the tab says so and the phone shakes, also in a pocket. */
function useCallOut(view: PhoneView, say: Say): void {
  const called = view.state === 'called'
  const counter = view.counter?.number
  const title = called && counter ? say('turn.title', { number: counter }) : view.number
  useEffect(() => {
    document.title = title
  }, [title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further call shakes again
  useEffect(() => {
    if (called) navigator.vibrate?.([400, 200, 400, 200, 800])
  }, [called, view.calledAt])
}
