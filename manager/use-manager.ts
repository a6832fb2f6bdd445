'use client'
import { useState } from 'react'
import type { LiveView, PrintersView } from '../domain/views'
import type { BranchId, Language } from '../domain/words'
import { useNow } from '../ui/clock'
import { type DeskSettings, useDeskSettings } from '../ui/desk-settings'
import { type Ask, offlineSince, useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { type Role, useLoginWhen, useSession } from '../ui/session'

/** Why a manager's page shows nothing, if it is not only on its way. */
export type Hindrance = 'unreachable' | 'turned-away'

/** Who looks at a manager's page, at which branch, and how this browser shows it to them. */
export interface Manager {
  readonly role: Role | null
  /** Null until it is known that this person may look. */
  readonly branch: BranchId | null
  readonly onBranch: (branch: BranchId) => void
  readonly hindrance: Hindrance | null
  readonly language: Language
  readonly settings: DeskSettings
  readonly onSettings: (change: Partial<DeskSettings>) => void
}

/** Of the branch in the address, else of the first that the person looks after. */
export function useManager(asked: BranchId | undefined, may: (role: Role) => boolean): Manager {
  const session = useSession()
  const [settings, onSettings] = useDeskSettings()
  const [chosen, setChosen] = useState(asked)
  useLoginWhen(session.at === 'nobody')
  const known = session.at === 'known' ? session : null
  const mayLook = known !== null && may(known.person.role)
  return {
    role: known?.person.role ?? null,
    branch: mayLook ? (chosen ?? known.me.branches[0]?.id ?? null) : null,
    onBranch: id => {
      history.replaceState(null, '', `${location.pathname}?branch=${encodeURIComponent(id)}`)
      setChosen(id)
    },
    hindrance: session.at === 'unreachable' ? 'unreachable' : known && !mayLook ? 'turned-away' : null,
    language: settings.language ?? known?.me.languages[0] ?? browserLanguage(),
    settings,
    onSettings,
  }
}

/** A page that the server keeps true, as far as it has come. */
export interface Shown<V> {
  readonly shown: { readonly view: V; readonly now: number; readonly offlineSince: number | null } | null
  readonly hindrance: Hindrance | null
  readonly ask: Ask
}

export function useManagerView<V extends LiveView | PrintersView>(
  screen: V['screen'],
  { branch, hindrance }: Manager,
): Shown<V> {
  const { view, link, turnedAway, ask } = useLive<V>(branch ? { screen, branch } : null)
  const now = useNow(view?.now ?? null)
  useLoginWhen(turnedAway?.refusal === 'person/unknown')
  const isThere = view !== null && now !== null && view.branch === branch
  return {
    shown: isThere && !turnedAway ? { view, now, offlineSince: offlineSince(link, now) } : null,
    hindrance: hindrance ?? (turnedAway ? 'turned-away' : null),
    ask,
  }
}
