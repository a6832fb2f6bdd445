'use client'
import { Accessibility, ALargeSmall, ArrowLeft, Contrast, Languages, Volume2 } from 'lucide-react'
import { useNow } from '../ui/clock'
import { Emblem } from '../ui/Emblem'
import { clockTime, languageNames, longDate } from '../ui/words'
import { useFace, useTownText } from './face'
import { whereNow } from './visit'

/** Its own part, so that a second that passes draws nothing else anew. */
export function Clock({ withDate = true }: { withDate?: boolean }) {
  const { view, language, say } = useFace()
  const now = useNow(view.now) ?? view.now
  const { timeZone } = view.municipality
  return (
    <div className="clock">
      <b>{clockTime(now, timeZone)}</b>
      {withDate && <span>{longDate(now, timeZone, language)}</span>}
      {!withDate && view.demonstration && <span>{say('demonstration')}</span>}
    </div>
  )
}

/** Whose centre this is, and the time. */
export function SignTop() {
  const { view, say } = useFace()
  const text = useTownText()
  const town = text(view.municipality.name)
  const branch = text(view.branchName)
  return (
    <div className="sign-top">
      <Emblem letter={town.slice(0, 1)} height={88} />
      <div className="sign-name">
        <b>{branch}</b>
        {[!branch.includes(town) && town, view.demonstration && say('demonstration')].filter(Boolean).join(' · ')}
      </div>
      <Clock />
    </div>
  )
}

export function LanguageButtons({ className }: { className?: string }) {
  const { view, language, act } = useFace()
  return view.municipality.languages.map(tag => (
    <button
      type="button"
      className={className}
      key={tag}
      lang={tag}
      aria-pressed={tag === language}
      onClick={() => act({ do: 'language', language: tag })}
    >
      {languageNames[tag]}
    </button>
  ))
}

/** The way back, the language and the accessibility of every inner page; low down when the screen is low. */
export function Bar() {
  const { visit } = useFace()
  if (visit.low) return null
  return (
    <header className="bar">
      <BarButtons />
      <Clock withDate={false} />
    </header>
  )
}

export function BarButtons() {
  const { say, language, act, visit, view, leave } = useFace()
  const { step } = whereNow(visit)
  const atEnd = step.at === 'done' || step.at === 'refused'
  const asking = step.at === 'asking' || step.at === 'checking'
  return (
    <>
      <button type="button" className="back" disabled={asking} onClick={() => (atEnd ? leave() : act({ do: 'back' }))}>
        <ArrowLeft className="ic" />
        {say(atEnd ? 'toStart' : 'back')}
      </button>
      {view.municipality.languages.length > 1 && (
        <button type="button" className="back" onClick={() => act({ do: 'open', sheet: 'languages' })}>
          <Languages className="ic" />
          <span className="sr">{say('language')}: </span>
          {languageNames[language]}
        </button>
      )}
      <button
        type="button"
        className="back sq"
        aria-label={say('access.title')}
        onClick={() => act({ do: 'open', sheet: 'access' })}
      >
        <Accessibility className="ic" />
      </button>
    </>
  )
}

/** Text size, contrast, voice, low screen: for one visit. */
export function AccessBar() {
  const { say } = useFace()
  return (
    <nav className="access" aria-label={say('access.title')}>
      <AccessButtons />
    </nav>
  )
}

export function AccessButtons({ className }: { className?: string }) {
  const { say, visit, act, canSpeak } = useFace()
  return (
    <>
      <button type="button" className={className} aria-pressed={visit.size > 1} onClick={() => act({ do: 'larger' })}>
        <ALargeSmall className="ic" />
        <span>
          {say('access.larger')}
          {visit.size > 1 && <span className="size"> ×{String(visit.size)}</span>}
        </span>
      </button>
      <button type="button" className={className} aria-pressed={visit.contrast} onClick={() => act({ do: 'contrast' })}>
        <Contrast className="ic" />
        <span>{say('access.contrast')}</span>
      </button>
      {canSpeak && (
        <button type="button" className={className} aria-pressed={visit.aloud} onClick={() => act({ do: 'aloud' })}>
          <Volume2 className="ic" />
          <span>{say('access.aloud')}</span>
        </button>
      )}
      <button type="button" className={className} aria-pressed={visit.low} onClick={() => act({ do: 'low' })}>
        <Accessibility className="ic" />
        <span>{say(visit.low ? 'access.normal' : 'access.low')}</span>
      </button>
    </>
  )
}
