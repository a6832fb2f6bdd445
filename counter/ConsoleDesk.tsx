'use client'
import { useEffect, useRef, useState } from 'react'
import type { ConsoleView } from '../domain/views'
import type { Print } from '../domain/wire'
import type { BranchId, CounterNumber, UserId } from '../domain/words'
import { useCatalogue } from '../ui/catalogue'
import { useNow } from '../ui/clock'
import type { DeskSettings } from '../ui/desk-settings'
import { offlineSince, useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { type Role, useLoginWhen } from '../ui/session'
import { ConsoleBlank } from './ConsoleBlank'
import { ConsoleScreen } from './ConsoleScreen'
import { draftFor } from './draft'
import { usePresence } from './presence'
import { useDrafts } from './use-drafts'
import { type Heard, useKeys, useMoves } from './use-moves'
import { type Asking, grantWish, mayOf } from './wish'

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
  me: { readonly id: UserId; readonly name: string; readonly role: Role }
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  onLeave: () => void
}) {
  const [print, setPrint] = useState<Print | null>(null)
  const [heard, setHeard] = useState<Heard>(null)
  const { view, link, turnedAway, ask } = useLive<ConsoleView>(
    { screen: 'console', branch, counter },
    { onPrinted: setPrint, onKeyRefused: ({ key, why }) => setHeard({ move: key, why }) },
    () => drafts.length === 0,
  )
  const now = useNow(view?.now ?? null)
  const catalogue = useCatalogue(view && { branch, version: view.catalogue, token: null })
  const [drafts, changeDraft] = useDrafts({ branch, counter, user: me.id }, view)
  const [asked, setAsked] = useState<Asking | null>(null)
  const current = view?.current
  const draft = current
    ? draftFor(
        current,
        drafts.find(one => one.ticket === current.id),
      )
    : null
  const { make, asking, refused } = useMoves(ask, view, draft, heard)
  const isOffline = link.state === 'offline'

  useKeys(view, settings.keys, wish => {
    if (!view || now === null) return
    grantWish(wish, view, { around: { now, offline: isOffline, asking: asking !== null }, make, onAsking: setAsked })
  })
  useOpening(opening, view, () => make({ move: 'open' }))
  useFreedKeys()
  const leavingIn = usePresence(me.role === 'clerk', doingsOf(view))
  useLoginWhen(turnedAway?.refusal === 'person/unknown')

  if (turnedAway) return <ConsoleBlank because="turned-away" language={browserLanguage()} onLeave={onLeave} />
  if (!view || now === null) return <ConsoleBlank because={null} language={settings.language ?? browserLanguage()} />
  return (
    <ConsoleScreen
      view={view}
      now={now}
      offlineSince={offlineSince(link, now)}
      settings={settings}
      draft={draft}
      catalogue={catalogue}
      may={mayOf(me.role, view)}
      making={{ asking, refused }}
      asking={asked}
      me={me}
      make={make}
      print={print}
      leavingIn={leavingIn}
      onReceipt={wish => ask('receipt:print', { counter, ticket: view.current?.id ?? '', ...wish })}
      onCopy={ticket => ask('ticket:reprint', { ticket, counter })}
      onDraft={changeDraft}
      onSettings={onSettings}
      onLeave={onLeave}
      onAsking={setAsked}
    />
  )
}

/** Whatever somebody does at this counter changes this. */
function doingsOf(view: ConsoleView | null): string {
  const { state, calls, id } = view?.current ?? {}
  return [view?.counter.state, id, state, calls].join()
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
    // Before the click is acted on: a question gives the focus back to whatever had it when it opened.
    addEventListener('click', free, true)
    return () => removeEventListener('click', free, true)
  }, [])
}
