import type { Metadata } from 'next'
import { waitsBy } from '../../../domain/report'
import { isDay } from '../../../manager/period'
import { Report } from '../../../manager/Report'

export const metadata: Metadata = { title: 'Redica · report' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const [branch, from, to, by] = [search.branch, search.from, search.to, search.by].map(value => [value].flat()[0])
  return (
    <Report
      branch={branch}
      period={isDay(from) && isDay(to) && from < to ? { from, to } : undefined}
      by={waitsBy.find(known => known === by)}
    />
  )
}
