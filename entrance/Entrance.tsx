'use client'
import { CircleGauge, LogIn, Monitor, PlugZap, TabletSmartphone, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Language, languages, type Text, textIn } from '../domain/words'
import { browserLanguage, useDocumentLanguage } from '../ui/screen-language'
import { languageNames, type Say, useWords } from '../ui/words'
import './entrance.css'

/** What the server says of whoever opened the page, and what they may open. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly role: string } | null
  readonly branches: readonly EntranceBranch[]
  readonly languages: readonly Language[]
  readonly demonstration: boolean
}

interface EntranceBranch {
  readonly id: string
  readonly name: Text
  readonly counters: readonly { readonly number: number; readonly name: Text }[]
}

const tryAgainMs = 3_000

/** The way in: every screen of the centre, with one plain sentence each. */
export function Entrance() {
  const { me, failed } = useMe()
  return <EntranceScreen me={me} failed={failed} />
}

export function EntranceScreen({ me, failed }: { me: Me | null; failed: boolean }) {
  const [chosen, setChosen] = useState<Language | null>(null)
  const [found, setFound] = useState<Language>('en')
  const known = me?.languages.length ? me.languages : languages
  const language = chosen ?? found
  const say = useWords('entrance', language)
  useEffect(() => setFound(browserLanguage(known)), [known])
  useDocumentLanguage(language)
  return (
    <main className="entrance" lang={language}>
      <header>
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        <nav className="tongues" aria-label={say('language')}>
          {known.map(tag => (
            <button type="button" key={tag} lang={tag} aria-pressed={tag === language} onClick={() => setChosen(tag)}>
              {languageNames[tag]}
            </button>
          ))}
        </nav>
      </header>
      {failed && (
        <p className="say" role="alert">
          {say('noAnswer')}
        </p>
      )}
      {me?.branches.map(branch => (
        <Branch key={branch.id} branch={branch} language={language} say={say} />
      ))}
      {me && me.branches.length === 0 && <p className="say">{say('nothing')}</p>}
      {me && (
        <footer>
          {me.demonstration && <p>{say('demonstration')}</p>}
          <p>
            {me.person ? (
              say('signedIn', { name: me.person.name })
            ) : (
              <a href="/login">
                <LogIn className="ic" />
                {say('signIn')}
              </a>
            )}
            {me.demonstration && (
              <a href="/dev">
                <PlugZap className="ic" />
                <span>
                  {say('dev')} <small>{say('dev.text')}</small>
                </span>
              </a>
            )}
          </p>
        </footer>
      )}
    </main>
  )
}

const doors = [
  { name: 'kiosk', icon: TabletSmartphone },
  { name: 'display', icon: Monitor },
  { name: 'manager', icon: CircleGauge },
] as const

function Branch({ branch, language, say }: { branch: EntranceBranch; language: Language; say: Say }) {
  const at = `?branch=${encodeURIComponent(branch.id)}`
  return (
    <section>
      <h2>{textIn(branch.name, language)}</h2>
      <ul className="doors">
        {doors.map(({ name, icon: DoorIcon }) => (
          <li key={name}>
            <a className="door" href={`/${name}${at}`}>
              <DoorIcon className="ic" />
              <b>{say(name)}</b>
              <span>{say(`${name}.text`)}</span>
            </a>
          </li>
        ))}
        <li>
          <a className="door" href={`/counter${at}`}>
            <UserRound className="ic" />
            <b>{say('counter')}</b>
            <span>{say('counter.text')}</span>
          </a>
        </li>
      </ul>
      <h3 className="plates-of">{say('counters')}</h3>
      <ul className="plates">
        {branch.counters.map(counter => (
          <li key={counter.number}>
            <a
              className="plate"
              href={`/counter${at}&counter=${counter.number}`}
              title={textIn(counter.name, language)}
              aria-label={`${say('counter')} ${counter.number}, ${textIn(counter.name, language)}`}
            >
              {counter.number}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks again until the server answers: the page may be open before the server is. */
function useMe(): { readonly me: Me | null; readonly failed: boolean } {
  const [me, setMe] = useState<Me | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch('/api/v1/me', { signal: left.signal })
        if (!answer.ok) throw new Error(`/api/v1/me was answered with ${answer.status}`)
        setMe((await answer.json()) as Me)
        setFailed(false)
      } catch {
        if (left.signal.aborted) return
        setFailed(true)
        setTimeout(() => !left.signal.aborted && ask(), tryAgainMs)
      }
    }
    ask()
    return () => left.abort()
  }, [])
  return { me, failed }
}
