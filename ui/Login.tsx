'use client'
import { useState } from 'react'
import { useDeskSettings } from './desk-settings'
import { LoginScreen, type Trying } from './LoginScreen'
import { browserLanguage } from './screen-language'
import { safeNext, useSession } from './session'

/** The login, and the way back to where the person wanted to go. */
export function Login({ next, because }: { next?: string; because?: string }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const [trying, setTrying] = useState<Trying>({ at: because === 'idle' ? 'idle' : 'typing' })
  const me = session.at === 'nobody' || session.at === 'known' ? session.me : null
  const languages = me && me.languages.length > 0 ? me.languages : undefined
  const language = settings.language ?? languages?.[0] ?? browserLanguage()

  const attempt = async (name: string, password: string) => {
    setTrying({ at: 'asking' })
    const response = await fetch('/api/v1/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    }).catch(() => null)
    if (response?.ok) return location.assign(safeNext(next, await usualPlace(response)))
    setTrying(await failure(response))
  }
  return (
    <LoginScreen
      trying={trying}
      languages={languages ?? [language]}
      language={language}
      settings={settings}
      demonstration={me?.demonstration ?? false}
      onSettings={change}
      onTry={attempt}
    />
  )
}

/** A clerk works at a counter; the others look after the whole. */
async function usualPlace(response: Response): Promise<string> {
  const { person } = (await response.json()) as { person?: { role?: string } }
  return person?.role === 'manager' || person?.role === 'admin' ? '/manager' : '/counter'
}

async function failure(response: Response | null): Promise<Trying> {
  if (response?.status === 429) {
    const { until } = (await response.json().catch(() => ({}))) as { until?: number }
    return { at: 'locked', until: typeof until === 'number' ? until : null }
  }
  return response && response.status < 500 ? { at: 'wrong' } : { at: 'unreachable' }
}
