'use client'
import { useEffect, useState } from 'react'
import type { Language } from '../domain/words'
import { Desk } from '../ui/Desk'
import { browserLanguage } from '../ui/screen-language'
import { type Say, useWords } from '../ui/words'
import { ClockBody } from './ClockBody'
import { HidBodies } from './HidBodies'
import { PrinterBody } from './PrinterBody'
import { type Seen, useTwin } from './twin'

/** Where a person works the simulated devices by hand: a centre without hardware. */
export function Dock() {
  const [language, setLanguage] = useState<Language>('en')
  // Only the browser knows its languages; the page is drawn on the server first.
  useEffect(() => setLanguage(browserLanguage()), [])
  const say = useWords('dock', language)
  const { seen, press } = useTwin()
  if (!say.ready)
    return (
      <Desk language={language} contrast={false}>
        {null}
      </Desk>
    )
  return (
    <Desk language={language} contrast={false}>
      <main className="mx-auto max-w-[1280px] px-6 py-8 sm:px-10">
        <h1 className="text-[33px]">{say('title')}</h1>
        <p className="mt-1 text-ink-2">{say('lead')}</p>
        <ClockBody say={say} />
        {seen.at === 'shown' ? <PrinterBody say={say} look={seen.look} press={press} /> : null}
        <Word say={say} seen={seen} />
        <HidBodies say={say} />
      </main>
    </Desk>
  )
}

/** What there is to say besides the printer itself. */
function Word({ say, seen }: { say: Say; seen: Seen }) {
  const words = wordFor(seen)
  return (
    <p role="status" className={words ? 'mt-8 max-w-[36em] border-t-[3px] border-ink pt-3 text-[20px]' : 'sr'}>
      {words && say(words)}
    </p>
  )
}

function wordFor(seen: Seen): string | null {
  switch (seen.at) {
    case 'asking':
      return 'asking'
    case 'not-simulated':
      return 'notSimulated'
    case 'not-allowed':
      return 'notAllowed'
    case 'unreachable':
      return 'unreachable'
    case 'shown':
      return seen.stale ? 'unreachable' : null
  }
}
