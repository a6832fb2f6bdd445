'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Language } from '../domain/words'
import { Desk } from './Desk'
import { DeskMenu } from './DeskMenu'
import type { DeskSettings } from './desk-settings'
import { useWords } from './words'
import './login.css'

/** How the last try ended. `until` is this machine's clock. */
export type Trying =
  | { readonly at: 'typing' }
  /** Was logged out, because nobody was there for a while (rule A3). */
  | { readonly at: 'idle' }
  | { readonly at: 'asking' }
  | { readonly at: 'wrong' }
  | { readonly at: 'locked'; readonly until: number | null }
  | { readonly at: 'unreachable' }

/** Who are you? Name and password, pasted or typed; what went wrong stands beside the fields. */
export function LoginScreen({
  trying,
  languages,
  language,
  settings,
  demonstration,
  onSettings,
  onTry,
}: {
  trying: Trying
  languages: readonly Language[]
  language: Language
  settings: DeskSettings
  demonstration: boolean
  onSettings: (change: Partial<DeskSettings>) => void
  onTry: (name: string, password: string) => void
}) {
  const say = useWords('login', language)
  const [shown, setShown] = useState(false)
  const error = useRef<HTMLParagraphElement>(null)
  const failed = trying.at === 'wrong' || trying.at === 'locked' || trying.at === 'unreachable'
  useEffect(() => {
    if (failed) error.current?.focus()
  }, [failed])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (trying.at !== 'asking') onTry(String(form.get('name')).trim(), String(form.get('password')))
  }
  if (!say.ready) return <Desk language={language} contrast={settings.contrast} />
  return (
    <Desk language={language} contrast={settings.contrast} className="login">
      <header className="top">
        <span className="sp" />
        {demonstration && <span className="mark">{say('demonstration')}</span>}
        <DeskMenu say={say} language={language} languages={languages} settings={settings} onChange={onSettings} />
      </header>
      <main>
        <h1>{say('title')}</h1>
        {trying.at === 'idle' && (
          <p className="banner" role="status">
            {say('wasIdle')}
          </p>
        )}
        <form onSubmit={submit} noValidate={false}>
          {failed && (
            <p className="wrong" role="alert" ref={error} tabIndex={-1} id="login-wrong">
              {words(trying, say)}
            </p>
          )}
          <label>
            {say('name')}
            <input
              name="name"
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              aria-describedby={failed ? 'login-wrong' : undefined}
              aria-invalid={trying.at === 'wrong' || undefined}
            />
          </label>
          <label>
            {say('password')}
            <input
              name="password"
              type={shown ? 'text' : 'password'}
              required
              autoComplete="current-password"
              aria-describedby={failed ? 'login-wrong' : undefined}
              aria-invalid={trying.at === 'wrong' || undefined}
            />
          </label>
          <label className="show">
            <input type="checkbox" checked={shown} onChange={event => setShown(event.target.checked)} />
            {say('showPassword')}
          </label>
          <button type="submit" className="bt bt--action" aria-disabled={trying.at === 'asking'}>
            {say(trying.at === 'asking' ? 'asking' : 'enter')}
          </button>
        </form>
        <p className="help">{say('forgotten')}</p>
      </main>
    </Desk>
  )
}

function words(trying: Trying, say: ReturnType<typeof useWords>): string {
  if (trying.at === 'wrong') return say('wrong')
  if (trying.at !== 'locked') return say('unreachable')
  if (trying.until === null) return say('lockedAWhile')
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(trying.until)
  return say('locked', { time })
}
