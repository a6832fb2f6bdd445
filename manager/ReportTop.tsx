'use client'
import { Download, Printer } from 'lucide-react'
import type { WaitsBy } from '../domain/report'
import { DeskTop } from '../ui/Desk'
import { DeskMenu } from '../ui/DeskMenu'
import type { DeskSettings } from '../ui/desk-settings'
import type { Period } from './period'
import type { Place, Wording } from './ReportScreen'

/** Whose report this is, and how it leaves the screen: on paper or as a table. */
export function ReportTop({
  place,
  period,
  by,
  wording,
  settings,
  onSettings,
}: {
  place: Place
  period: Period
  by: WaitsBy
  wording: Wording
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
}) {
  const { say, language, languages } = wording
  const query = new URLSearchParams({ branch: place.branch, ...period, by, format: 'csv' })
  return (
    <DeskTop
      municipality={place.municipality}
      branchName={place.branchName}
      language={language}
      demonstration={place.demonstration ? say('demonstration') : null}
      right={
        <>
          <button type="button" className="bt" onClick={() => print()}>
            <Printer className="ic" />
            {say('print')}
          </button>
          <a className="bt" href={`/api/v1/reports/waits?${query}`} download>
            <Download className="ic" />
            CSV
          </a>
          <DeskMenu
            say={say}
            language={language}
            languages={languages}
            settings={settings}
            onChange={onSettings}
            withLogout
          />
        </>
      }
    >
      <a className="bt bt--quiet" href={`/manager?branch=${encodeURIComponent(place.branch)}`}>
        {say('live')}
      </a>
    </DeskTop>
  )
}
