'use client'
import { Download, Printer } from 'lucide-react'
import type { Municipality } from '../domain/catalogue'
import type { RatingsBy, RatingsReport, WaitsBy, WaitsReport } from '../domain/report'
import { type BranchId, type Language, type Text, textIn } from '../domain/words'
import { Desk } from '../ui/Desk'
import type { DeskSettings } from '../ui/desk-settings'
import { type Say, useWords } from '../ui/words'
import { Definitions } from './Definitions'
import { FiguresTable } from './FiguresTable'
import { wholeMinutes } from './figures'
import { ManagerDesk } from './ManagerDesk'
import { PeriodBar } from './PeriodBar'
import type { Period } from './period'
import { Ratings, RatingsTables } from './Ratings'
import { isSlow } from './slowness'
import { WaitsByQueue } from './WaitsByQueue'
import { WaitsOverTime } from './WaitsOverTime'
import './report.css'
import './ratings.css'

export interface Place {
  readonly branch: BranchId
  readonly branchName: Text
  readonly municipality: Municipality
  readonly demonstration: boolean
  readonly now: number
}

/** The ways to look at the same period. */
export interface Reports extends Readonly<Record<WaitsBy, WaitsReport>> {
  readonly ratings: Readonly<Record<RatingsBy, RatingsReport>>
}

/** In what words a report is drawn. */
export interface Wording {
  readonly say: Say
  readonly language: Language
  readonly languages: readonly Language[]
}

/** How long people waited: a sentence, the drawing, the figures and what they mean. */
export function ReportScreen({
  place,
  period,
  by,
  reports,
  failed,
  settings,
  onSettings,
  onPeriod,
  onBy,
}: {
  place: Place
  period: Period
  by: WaitsBy
  /** Null while the figures are being fetched. */
  reports: Reports | null
  failed: boolean
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  onPeriod: (period: Period) => void
  onBy: (by: WaitsBy) => void
}) {
  const { municipality } = place
  const language = settings.language ?? municipality.languages[0] ?? 'en'
  const say = useWords('manager', language)
  if (!say.ready) return <Desk language={language} contrast={settings.contrast} />
  const wording: Wording = { say, language, languages: municipality.languages }
  return (
    <ManagerDesk
      town={place}
      name={place.branchName}
      className="report"
      say={say}
      language={language}
      settings={settings}
      onSettings={onSettings}
      busy={reports === null && !failed}
      about={
        <a className="bt bt--quiet" href={`/manager?branch=${encodeURIComponent(place.branch)}`}>
          {say('live')}
        </a>
      }
      ways={<Leaving place={place} period={period} by={by} say={say} />}
    >
      <PeriodBar place={place} period={period} wording={wording} onPeriod={onPeriod} />
      {failed && (
        <p className="banner" role="alert">
          <span>
            <b>{say('reportFailed')}</b>
            {say('reportFailedDo')}
          </span>
        </p>
      )}
      {!reports && !failed && <i className="grey" style={{ display: 'block', height: 40, width: '70%' }} />}
      {reports && reports.queue.total.issued === 0 && (
        <>
          <Sentence report={reports.queue} wording={wording} />
          <div className="cols">
            <Definitions report={reports.queue} wording={wording} />
          </div>
        </>
      )}
      {reports && reports.queue.total.issued > 0 && (
        <>
          <Sentence report={reports.queue} wording={wording} />
          <div className="cols">
            <WaitsByQueue report={reports.queue} wording={wording} />
            <Definitions report={reports.queue} wording={wording} />
          </div>
          <div className="cols">
            <RatingsTables reports={[reports.ratings.queue, reports.ratings.month]} wording={wording} />
            <Ratings report={reports.ratings.queue} wording={wording} />
          </div>
          <WaitsOverTime report={reports.day} title={say('byDay')} wording={wording} />
          <WaitsOverTime report={reports.hour} title={say('byHour')} wording={wording} />
          <FiguresTable report={reports[by]} by={by} wording={wording} onBy={onBy} />
        </>
      )}
    </ManagerDesk>
  )
}

/** How the report leaves the screen: on paper or as a table. */
function Leaving({ place, period, by, say }: { place: Place; period: Period; by: WaitsBy; say: Say }) {
  const query = new URLSearchParams({ branch: place.branch, ...period, by, format: 'csv' })
  return (
    <>
      <button type="button" className="bt" onClick={() => print()}>
        <Printer className="ic" />
        {say('print')}
      </button>
      <a className="bt" href={`/api/v1/reports/waits?${query}`} download>
        <Download className="ic" />
        CSV
      </a>
    </>
  )
}

/** The whole period in one sentence; what was not measured is said, never shown as zero. */
function Sentence({ report, wording }: { report: WaitsReport; wording: Wording }) {
  const { say, language, languages } = wording
  const { total } = report
  const slowest = report.rows.filter(isSlow).sort((a, b) => (b.waiting?.p90Ms ?? 0) - (a.waiting?.p90Ms ?? 0))[0]
  if (total.issued === 0) return <h1 className="say">{say('nobodyCame')}</h1>
  return (
    <h1 className="say">
      {say('peopleCame', { count: total.issued })}{' '}
      {total.waiting ? say('halfWaited', { minutes: wholeMinutes(total.waiting.medianMs) }) : say('nothingMeasured')}{' '}
      {slowest?.waiting && slowest.name && (
        <em>
          {say('slowest', {
            name: textIn(slowest.name, language, languages),
            median: wholeMinutes(slowest.waiting.medianMs),
            p90: wholeMinutes(slowest.waiting.p90Ms),
            target: slowest.targetWaitMinutes ?? 0,
          })}
        </em>
      )}
    </h1>
  )
}
