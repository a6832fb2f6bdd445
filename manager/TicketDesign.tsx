'use client'
import type { TicketDesign as Design, OneBit } from '../domain/ticket-design'
import type { PrintersView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { ManagerBlank } from './ManagerBlank'
import { type Looked, TicketDesignScreen } from './TicketDesignScreen'
import { useFetched } from './use-fetched'
import { useManager, useManagerView } from './use-manager'

/** How a town's tickets look, connected: what the admin sees is drawn by the server, as the printer gets it. */
export function TicketDesign({ branch }: { branch?: BranchId }) {
  const manager = useManager(branch, role => role === 'admin')
  const { shown, hindrance, ask } = useManagerView<PrintersView>('printers', manager)
  const design = useFetched<Design>(manager.branch && addressOf(manager.branch, 'design'))
  if (!shown || !design) return <ManagerBlank because={hindrance} language={manager.language} />
  const { view } = shown
  return (
    <TicketDesignScreen
      view={view}
      design={design}
      settings={manager.settings}
      onSettings={manager.onSettings}
      onSave={async wanted => {
        const answer = await ask('design:change', { design: wanted })
        return answer.ok ? null : answer.refusal
      }}
      onPicture={picture => emblemFrom(view.branch, picture)}
      look={wanted => pictureOf(view.branch, wanted)}
    />
  )
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
