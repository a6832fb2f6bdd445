'use client'
import { useEffect, useState } from 'react'
import type { TicketDesign as Design, OneBit } from '../domain/ticket-design'
import type { PrintersView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { useDeskSettings } from '../ui/desk-settings'
import { useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { loginAddress, useSession } from '../ui/session'
import { ManagerBlank } from './ManagerBlank'
import { type Looked, TicketDesignScreen } from './TicketDesignScreen'

/** How a town's tickets look, connected: what the admin sees is drawn by the server, as the printer gets it. */
export function TicketDesign({ branch }: { branch?: BranchId }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const known = session.at === 'known' ? session : null
  const mayLook = known?.person.role === 'admin'
  const shown = branch ?? known?.me.branches[0]?.id ?? null
  const introduction = mayLook && shown ? ({ screen: 'printers', branch: shown } as const) : null
  const { view, turnedAway, ask } = useLive<PrintersView>(introduction)
  const design = useDesign(mayLook ? shown : null)
  const isNobody = session.at === 'nobody'
  useEffect(() => {
    if (isNobody) location.assign(loginAddress())
  }, [isNobody])

  const language = settings.language ?? known?.me.languages[0] ?? browserLanguage()
  if (session.at === 'unreachable') return <ManagerBlank because="unreachable" language={language} />
  if ((known && !mayLook) || turnedAway) return <ManagerBlank because="turned-away" language={language} />
  if (!view || !design || !shown) return <ManagerBlank because={null} language={language} />
  return (
    <TicketDesignScreen
      view={view}
      design={design}
      settings={settings}
      onSettings={change}
      onSave={async wanted => {
        const answer = await ask('design:change', { design: wanted })
        return answer.ok ? null : answer.refusal
      }}
      onPicture={picture => emblemFrom(shown, picture)}
      look={wanted => pictureOf(shown, wanted)}
    />
  )
}

const askAgainMs = 3_000

function useDesign(branch: BranchId | null): Design | null {
  const [design, setDesign] = useState<Design | null>(null)
  useEffect(() => {
    if (!branch) return
    let left = false
    let again: ReturnType<typeof setTimeout>
    const ask = async () => {
      const response = await fetch(addressOf(branch, 'design')).catch(() => null)
      if (left) return
      if (response?.ok) setDesign((await response.json()) as Design)
      else again = setTimeout(ask, askAgainMs)
    }
    ask()
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [branch])
  return design
}

/** Null when it is no picture that can be used. */
async function emblemFrom(branch: BranchId, picture: File): Promise<OneBit | null> {
  const response = await fetch(addressOf(branch, 'emblem'), { method: 'POST', body: picture }).catch(() => null)
  return response?.ok ? ((await response.json()) as OneBit) : null
}

async function pictureOf(branch: BranchId, wanted: Looked): Promise<Blob | null> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(wanted)
  const response = await fetch(addressOf(branch, 'design-preview'), { method: 'POST', headers, body }).catch(() => null)
  return response?.ok ? response.blob() : null
}

function addressOf(branch: BranchId, what: string): string {
  return `/api/v1/branches/${encodeURIComponent(branch)}/${what}`
}
