'use client'
import { useState } from 'react'
import type { WaitsBy } from '../../../../../domain/report'
import { usualDesign } from '../../../../../domain/ticket-design'
import type { LiveView, PrintersView } from '../../../../../domain/views'
import { LiveScreen } from '../../../../../manager/LiveScreen'
import { ManagerBlank } from '../../../../../manager/ManagerBlank'
import { PrintersScreen } from '../../../../../manager/PrintersScreen'
import { ReportScreen, type Reports } from '../../../../../manager/ReportScreen'
import { TicketDesignScreen } from '../../../../../manager/TicketDesignScreen'
import type { ManagerState } from '../../../../../test/screens/fixtures/manager-views'
import { LoginScreen, type Trying } from '../../../../../ui/LoginScreen'

const noChange = () => undefined
const trying: Partial<Record<ManagerState, Trying>> = {
  login: { at: 'typing' },
  'login-idle': { at: 'idle' },
  'login-wrong': { at: 'wrong' },
  'login-locked': { at: 'locked', until: Date.UTC(2026, 10, 24, 9, 50) },
}

export function Frame({
  state,
  view,
  printers,
  reports,
  contrast,
}: {
  state: ManagerState
  view: LiveView
  printers: PrintersView
  reports: Reports
  contrast: boolean
}) {
  const [by, setBy] = useState<WaitsBy>('queue')
  const settings = { language: null, keys: true, contrast }
  const languages = view.municipality.languages
  const language = languages[0] ?? 'en'
  const tried = trying[state]
  if (tried) {
    return (
      <LoginScreen
        trying={tried}
        languages={languages}
        language={language}
        settings={settings}
        demonstration
        onSettings={noChange}
        onTry={noChange}
      />
    )
  }
  if (state === 'live-loading') return <ManagerBlank because={null} language={language} />
  if (state === 'live-not-for-you') return <ManagerBlank because="turned-away" language={language} />
  if (state === 'ticket-design') {
    return (
      <TicketDesignScreen
        view={printers}
        design={{ ...usualDesign, emblem: { width: 8, height: 1, bits: 'AA==' } }}
        settings={settings}
        onSettings={noChange}
        onSave={async () => null}
        onPicture={async () => null}
        look={async () => null}
      />
    )
  }
  if (state.startsWith('printers')) {
    return (
      <PrintersScreen
        view={printers}
        now={printers.now}
        offlineSince={state === 'printers-offline' ? printers.now - 3 * 60_000 : null}
        settings={settings}
        onSettings={noChange}
        onBranch={noChange}
        ask={async () => ({ ok: false, refusal: 'printer/taken' })}
      />
    )
  }
  if (state.startsWith('report')) {
    return (
      <ReportScreen
        place={view}
        period={{ from: reports.queue.from, to: reports.queue.to }}
        by={by}
        reports={state === 'report-loading' || state === 'report-failed' ? null : reports}
        failed={state === 'report-failed'}
        settings={settings}
        onSettings={noChange}
        onPeriod={noChange}
        onBy={setBy}
      />
    )
  }
  return (
    <LiveScreen
      view={view}
      now={view.now}
      offlineSince={state === 'live-offline' ? view.now - 3 * 60_000 : null}
      settings={settings}
      maySetUp={state === 'live'}
      onCopy={async ticket => ({
        ok: true,
        seq: 0,
        events: [{ type: 'ticket.reprinted', at: view.now, ticket, printer: 'kiosk', job: 'copy' }],
      })}
      onSettings={noChange}
      onBranch={noChange}
    />
  )
}
