import { notFound } from 'next/navigation'
import { type Language, languages } from '../../../../../domain/words'
import { townFor } from '../../../../../test/screens/fixtures/desk-towns'
import { displayCall, displayStates, displayView } from '../../../../../test/screens/fixtures/display-views'
import { Frame } from './Frame'

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The hall display in one state: `?language=hu&town=becej`. */
export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ state: string }>
  searchParams: Search
}) {
  const { state: wanted } = await params
  const search = await searchParams
  const state = displayStates.find(known => known === wanted)
  const language: Language = languages.find(tag => tag === search.language) ?? 'uk'
  const code = typeof search.town === 'string' ? search.town : undefined
  if (!state) notFound()
  const view = displayView(language, state, code)
  const second = view.municipality.languages[1] ?? language
  const spoken = state === 'takeover-two-languages' ? [second, language] : [language]
  return <Frame state={state} view={view} call={displayCall(townFor(language, code), spoken)} />
}
