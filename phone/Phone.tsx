'use client'
import { useEffect, useState } from 'react'
import type { PhoneView } from '../domain/views'
import type { Language } from '../domain/words'
import { useLive } from '../ui/live'
import { browserLanguage, useDocumentLanguage } from '../ui/screen-language'
import { useWords } from '../ui/words'
import { PhoneScreen } from './PhoneScreen'
import './phone.css'

/** The phone page of one ticket. Its token is all that it knows and all that opens it (rule N3). */
export function Phone({ token }: { token: string }) {
  const { view, link, turnedAway, ask } = useLive<PhoneView>({ screen: 'phone', token })
  if (view && !turnedAway) return <PhoneScreen view={view} link={link} ask={ask} />
  return <Stranger invalid={turnedAway !== null} />
}

/** Before the ticket is known, or when there is none: in the browser's language, for the town is not known. */
function Stranger({ invalid }: { invalid: boolean }) {
  const [language, setLanguage] = useState<Language>('en')
  useEffect(() => setLanguage(browserLanguage()), [])
  useDocumentLanguage(language)
  const say = useWords('phone', language)
  return (
    <main className="phone" lang={language} aria-busy={!invalid}>
      <div className="p-main" role="status">
        <h1>{say(invalid ? 'invalid.title' : 'loading')}</h1>
        {invalid && <p className="say">{say('invalid')}</p>}
      </div>
    </main>
  )
}
