'use client'
import { useEffect, useState } from 'react'
import type { Refused } from '../domain/refusal'
import type { Language } from '../domain/words'
import type { Link } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { useWords } from '../ui/words'
import './css/kiosk.css'

/** Nothing for this long, then grey blocks in the shape of what comes. */
const patienceMs = 300

/** The kiosk before it knows its town: loading, without a connection, or not let in. */
export function Blank({ turnedAway, link }: { turnedAway: Refused | null; link: Link }) {
  const [language, setLanguage] = useState<Language>('en')
  const [waited, setWaited] = useState(false)
  const say = useWords('kiosk', language)
  const sayRefusal = useWords('refusals', language)
  useEffect(() => {
    setLanguage(browserLanguage())
    const timer = setTimeout(() => setWaited(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!waited || !say.ready || !sayRefusal.ready) return <main className="k k--blank" />
  if (turnedAway || link.state === 'offline')
    return (
      <main className="k k--plain" lang={language}>
        <div className="st" role="alert">
          <h1>{say(turnedAway ? 'away.title' : 'offline.title')}</h1>
          <p className="say">{sayRefusal(turnedAway ? reasonOf(turnedAway) : 'server/busy')}</p>
        </div>
      </main>
    )
  return (
    <main className="k k--blank" lang={language} aria-busy="true" aria-label={say('loading')}>
      <div className="block block--sign" />
      <div className="blocks">
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map(name => (
          <div key={name} className="block" />
        ))}
      </div>
    </main>
  )
}

/** To somebody who looks at a screen, what is not allowed to it is a matter of pairing. */
function reasonOf({ refusal }: Refused): Refused['refusal'] {
  return refusal === 'person/not-allowed' ? 'device/unknown' : refusal
}
