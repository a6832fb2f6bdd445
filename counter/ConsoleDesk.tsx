'use client'
import { useEffect, useRef, useState } from 'react'
import type { ConsoleView } from '../domain/views'
import type { BranchId, CounterNumber, UserId } from '../domain/words'
import { useNow } from '../ui/clock'
import type { DeskSettings } from '../ui/desk-settings'
import { useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { loginAddress } from '../ui/session'
import { ConsoleBlank } from './ConsoleBlank'
import { ConsoleScreen } from './ConsoleScreen'
import { type Draft, draftFor } from './draft'
import { hindrance, type Move } from './moves'
import { useKeys, useMoves } from './use-moves'

/** The console at one counter, connected. */
export function ConsoleDesk({
  branch,
  counter,
  opening,
  me,
  settings,
  onSettings,
  onLeave,
}: {
  branch: BranchId
  counter: CounterNumber
  opening: boolean
  me: { readonly id: UserId; readonly name: string }
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  onLeave: () => void
}) {
  const { view, link, turnedAway, ask } = useLive<ConsoleView>({ screen: 'console', branch, counter }, {}, () => !draft)
  const now = useNow(view?.now ?? null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [pausing, setPausing] = useState(false)
  const shownDraft = view?.current ? draftFor(view.current, draft) : null
  const { make, asking, refused } = useMoves(ask, view, shownDraft)
  const isOffline = link.state === 'offline'

  const offerMove = (move: Move) => {
    if (!view || now === null || hindrance(move, view, { now, offline: isOffline, asking: asking !== null })) return
    if (move === 'pause') setPausing(true)
    else make(move)
  }
  useKeys(view, settings.keys && !pausing, offerMove)
  useOpening(opening, view, () => make('open'))
  useFreedKeys()
  useEffect(() => {
    if (turnedAway?.refusal === 'person/unknown') location.assign(loginAddress())
  }, [turnedAway])

  if (turnedAway) return <ConsoleBlank because="turned-away" language={browserLanguage()} onLeave={onLeave} />
  if (!view || now === null) return <ConsoleBlank because={null} language={settings.language ?? browserLanguage()} />
  return (
    <ConsoleScreen
      view={view}
      now={now}
      offlineSince={isOffline ? now - (Date.now() - (link.lastContact ?? Date.now())) : null}
      settings={settings}
      draft={shownDraft}
      making={{ asking, refused }}
      pausing={pausing}
      me={me}
      make={make}
      onCopy={ticket => ask('ticket:reprint', { ticket })}
      onDraft={setDraft}
      onSettings={onSettings}
      onLeave={onLeave}
      onPausing={setPausing}
    />
  )
}

/** A clerk who chose a closed counter wants to work there: it is opened once, with the first view. */
function useOpening(wanted: boolean, view: ConsoleView | null, open: () => void): void {
  const done = useRef(false)
  useEffect(() => {
    if (!wanted || !view || done.current) return
    done.current = true
    if (view.counter.state === 'closed') open()
  })
}

/** A button that was clicked with the mouse gives the keys back: Space calls, and does not press it again. */
function useFreedKeys(): void {
  useEffect(() => {
    const free = (event: MouseEvent) => {
      const pressed = document.activeElement
      if (
        event.detail > 0 &&
        pressed instanceof HTMLElement &&
        pressed.matches('button, summary, input[type=checkbox]')
      ) {
        pressed.blur()
      }
    }
    addEventListener('click', free)
    return () => removeEventListener('click', free)
  }, [])
}
