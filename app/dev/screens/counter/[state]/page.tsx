import { notFound } from 'next/navigation'
import { type Language, languages } from '../../../../../domain/words'
import { consoleView, counterStates } from '../../../../../test/screens/fixtures/counter-views'
import { homeOf, townFor } from '../../../../../test/screens/fixtures/desk-towns'
import { liveView } from '../../../../../test/screens/fixtures/manager-views'
import { catalogueOf, towns } from '../../../../../test/screens/fixtures/town'
import { Frame } from './Frame'

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The console in one state: `?language=hu&town=becej&contrast=1`. */
export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ state: string }>
  searchParams: Search
}) {
  const { state: wanted } = await params
  const search = await searchParams
  const state = counterStates.find(known => known === wanted)
  const language: Language = languages.find(tag => tag === search.language) ?? 'sr-Cyrl'
  const code = typeof search.town === 'string' ? search.town : undefined
  if (!state) notFound()
  const town = townFor(language, code)
  return (
    <Frame
      state={state}
      view={consoleView(language, state, code)}
      branches={town.branches.map(branch => ({ ...branch, counters: town.counters }))}
      catalogue={catalogueOf(towns.find(name => name === code) ?? homeOf(language))}
      counters={liveView(language, 'live', code).counters}
      contrast={search.contrast === '1'}
    />
  )
}
