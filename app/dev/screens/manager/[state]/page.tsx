import { notFound } from 'next/navigation'
import { type Language, languages } from '../../../../../domain/words'
import { liveView, managerStates, printersView, waitsReport } from '../../../../../test/screens/fixtures/manager-views'
import { ratingsReport } from '../../../../../test/screens/fixtures/ratings-views'
import { Frame } from './Frame'

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The manager's pages and the login in one state: `?language=bg&town=haskovo&contrast=1`. */
export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ state: string }>
  searchParams: Search
}) {
  const { state: wanted } = await params
  const search = await searchParams
  const state = managerStates.find(known => known === wanted)
  const language: Language = languages.find(tag => tag === search.language) ?? 'bg'
  const code = typeof search.town === 'string' ? search.town : undefined
  if (!state) notFound()
  return (
    <Frame
      state={state}
      view={liveView(language, state, code)}
      printers={printersView(language, state, code)}
      reports={{
        queue: waitsReport(language, state, 'queue', code),
        day: waitsReport(language, state, 'day', code),
        hour: waitsReport(language, state, 'hour', code),
        ratings: {
          queue: ratingsReport(language, state, 'queue', code),
          month: ratingsReport(language, state, 'month', code),
        },
      }}
      contrast={search.contrast === '1'}
    />
  )
}
