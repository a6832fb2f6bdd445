'use client'
import { useEffect, useState } from 'react'
import type { PrintersView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { useNow } from '../ui/clock'
import { useDeskSettings } from '../ui/desk-settings'
import { useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { loginAddress, useSession } from '../ui/session'
import { ManagerBlank } from './ManagerBlank'
import { PrintersScreen } from './PrintersScreen'

/** The printers of a branch, connected: an admin sees how each is while setting it up. */
export function Printers({ branch }: { branch?: BranchId }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const [chosen, setChosen] = useState<BranchId | null>(branch ?? null)
  const known = session.at === 'known' ? session : null
  const mayLook = known?.person.role === 'admin'
  const shown = chosen ?? known?.me.branches[0]?.id ?? null
  const { view, link, turnedAway, ask } = useLive<PrintersView>(
    mayLook && shown ? { screen: 'printers', branch: shown } : null,
  )
  const now = useNow(view?.now ?? null)
  const isNobody = session.at === 'nobody' || turnedAway?.refusal === 'person/unknown'
  useEffect(() => {
    if (isNobody) location.assign(loginAddress())
  }, [isNobody])

  const language = settings.language ?? known?.me.languages[0] ?? browserLanguage()
  if (session.at === 'unreachable') return <ManagerBlank because="unreachable" language={language} />
  if ((known && !mayLook) || turnedAway) return <ManagerBlank because="turned-away" language={language} />
  if (!view || now === null || view.branch !== shown) return <ManagerBlank because={null} language={language} />
  return (
    <PrintersScreen
      view={view}
      now={now}
      offlineSince={link.state === 'offline' ? now - (Date.now() - (link.lastContact ?? Date.now())) : null}
      settings={settings}
      onSettings={change}
      onBranch={id => {
        history.replaceState(null, '', `${location.pathname}?branch=${encodeURIComponent(id)}`)
        setChosen(id)
      }}
      ask={ask}
    />
  )
}
