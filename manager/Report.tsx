'use client'
import { useEffect, useState } from 'react'
import { type RatingsReport, ratingsBy, type WaitsBy, type WaitsReport, waitsBy } from '../domain/report'
import type { LiveView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { ManagerBlank } from './ManagerBlank'
import { dayAt, type Period, spanAround } from './period'
import { ReportScreen, type Reports } from './ReportScreen'
import { fetched, useFetched } from './use-fetched'
import { useManager } from './use-manager'

/** The report of a branch: fetched for the period in the address, which a manager can keep or send on. */
export function Report({ branch, period: asked, by: askedBy }: { branch?: BranchId; period?: Period; by?: WaitsBy }) {
  const manager = useManager(branch, role => role !== 'clerk')
  // The town and the branch as the live view knows them.
  const place = useFetched<LiveView>(
    manager.branch && `/api/v1/branches/${encodeURIComponent(manager.branch)}/views/live`,
  )
  const [period, setPeriod] = useState<Period | null>(asked ?? null)
  const [by, setBy] = useState<WaitsBy>(askedBy ?? 'queue')
  const shown = period ?? (place ? spanAround('week', dayAt(place.now, place.municipality.timeZone)) : null)
  const { reports, failed } = useReports(place ? manager.branch : null, shown)
  const keep = (next: Period, nextBy: WaitsBy) => {
    const query = new URLSearchParams({ ...(manager.branch && { branch: manager.branch }), ...next, by: nextBy })
    history.replaceState(null, '', `${location.pathname}?${query}`)
  }
  if (!place || !shown) return <ManagerBlank because={manager.hindrance} language={manager.language} />
  return (
    <ReportScreen
      place={place}
      period={shown}
      by={by}
      reports={reports}
      failed={failed}
      settings={manager.settings}
      onSettings={manager.onSettings}
      onPeriod={next => {
        setPeriod(next)
        keep(next, by)
      }}
      onBy={next => {
        setBy(next)
        keep(shown, next)
      }}
    />
  )
}

function useReports(branch: BranchId | null, period: Period | null): { reports: Reports | null; failed: boolean } {
  const [state, setState] = useState<{ reports: Reports | null; failed: boolean }>({ reports: null, failed: false })
  const { from, to } = period ?? {}
  useEffect(() => {
    if (!branch || !from || !to) return
    let left = false
    setState(known => ({ ...known, failed: false }))
    reportsOf({ branch, from, to }).then(reports => !left && setState({ reports, failed: reports === null }))
    return () => {
      left = true
    }
  }, [branch, from, to])
  return state
}

/** All of a period, or null when something of it did not come. */
async function reportsOf(span: Period & { readonly branch: BranchId }): Promise<Reports | null> {
  const ask = <T,>(report: string, by: string) =>
    fetched<T>(`/api/v1/reports/${report}?${new URLSearchParams({ ...span, by })}`)
  const waits = Promise.all(waitsBy.map(by => ask<WaitsReport>('waits', by)))
  const ratings = Promise.all(ratingsBy.map(by => ask<RatingsReport>('ratings', by)))
  const [[queue, day, hour], [rated, month]] = await Promise.all([waits, ratings])
  return queue && day && hour && rated && month ? { queue, day, hour, ratings: { queue: rated, month } } : null
}
