'use client'
import { useEffect, useState } from 'react'
import type { LiveView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { useNow } from '../ui/clock'
import { useDeskSettings } from '../ui/desk-settings'
import { useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { loginAddress, useSession } from '../ui/session'
import { LiveScreen } from './LiveScreen'
import { ManagerBlank } from './ManagerBlank'

/** The live dashboard of a branch, connected. */
export function Live({ branch }: { branch?: BranchId }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const [chosen, setChosen] = useState<BranchId | null>(branch ?? null)
  const known = session.at === 'known' ? session : null
  const mayLook = known !== null && known.person.role !== 'clerk'
  const shown = chosen ?? known?.me.branches[0]?.id ?? null
  const { view, link, turnedAway, ask } = useLive<LiveView>(mayLook && shown ? { screen: 'live', branch: shown } : null)
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
    <LiveScreen
      view={view}
      now={now}
      offlineSince={link.state === 'offline' ? now - (Date.now() - (link.lastContact ?? Date.now())) : null}
      settings={settings}
      maySetUp={known?.person.role === 'admin'}
      onCopy={ticket => ask('ticket:reprint', { ticket })}
      onSettings={change}
      onBranch={id => {
        history.replaceState(null, '', `${location.pathname}?branch=${encodeURIComponent(id)}`)
        setChosen(id)
      }}
    />
  )
}
