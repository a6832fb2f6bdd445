'use client'
import { useEffect, useState } from 'react'
import { type RatingsReport, ratingsBy, type WaitsBy, type WaitsReport, waitsBy } from '../domain/report'
import type { LiveView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { useDeskSettings } from '../ui/desk-settings'
import { browserLanguage } from '../ui/screen-language'
import { loginAddress, useSession } from '../ui/session'
import { ManagerBlank } from './ManagerBlank'
import { dayAt, type Period, spanAround } from './period'
import { type Place, ReportScreen, type Reports } from './ReportScreen'

/** The report of a branch: fetched for the period in the address, which a manager can keep or send on. */
export function Report({ branch, period: asked, by: askedBy }: { branch?: BranchId; period?: Period; by?: WaitsBy }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const known = session.at === 'known' ? session : null
  const mayLook = known !== null && known.person.role !== 'clerk'
  const chosen = branch ?? known?.me.branches[0]?.id ?? null
  const place = usePlace(mayLook ? chosen : null)
  const [period, setPeriod] = useState<Period | null>(asked ?? null)
  const [by, setBy] = useState<WaitsBy>(askedBy ?? 'queue')
  const shown = period ?? (place ? spanAround('week', dayAt(place.now, place.municipality.timeZone)) : null)
  const { reports, failed } = useReports(place ? chosen : null, shown)
  const isNobody = session.at === 'nobody'
  useEffect(() => {
    if (isNobody) location.assign(loginAddress())
  }, [isNobody])
  const keep = (next: Period, nextBy: WaitsBy) => {
    const query = new URLSearchParams({ ...(chosen && { branch: chosen }), ...next, by: nextBy })
    history.replaceState(null, '', `${location.pathname}?${query}`)
  }

  const language = settings.language ?? known?.me.languages[0] ?? browserLanguage()
  if (session.at === 'unreachable') return <ManagerBlank because="unreachable" language={language} />
  if (known && !mayLook) return <ManagerBlank because="turned-away" language={language} />
  if (!place || !shown) return <ManagerBlank because={null} language={language} />
  return (
    <ReportScreen
      place={place}
      period={shown}
      by={by}
      reports={reports}
      failed={failed}
      settings={settings}
      onSettings={change}
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

const askAgainMs = 3_000

/** The town and the branch as the live view knows them. */
function usePlace(branch: BranchId | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    if (!branch) return
    let left = false
    let again: ReturnType<typeof setTimeout>
    const ask = async () => {
      const view = await fetched<LiveView>(`/api/v1/branches/${encodeURIComponent(branch)}/views/live`)
      if (left) return
      if (view) setPlace(view)
      else again = setTimeout(ask, askAgainMs)
    }
    ask()
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [branch])
  return place
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

async function fetched<T>(address: string): Promise<T | null> {
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}
