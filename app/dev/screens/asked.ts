import { notFound } from 'next/navigation'
import { type Language, languages } from '../../../domain/words'

export interface Props {
  readonly params: Promise<{ readonly state: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** Which of the states is asked for, and how: `?language=hu&town=becej&contrast=1`. One that there is not is not found. */
export async function asked<State extends string>(
  { params, searchParams }: Props,
  { states, language }: { states: readonly State[]; language: Language },
) {
  const { state: wanted } = await params
  const search = await searchParams
  const state = states.find(known => known === wanted)
  if (!state) notFound()
  return {
    state,
    language: languages.find(tag => tag === search.language) ?? language,
    town: typeof search.town === 'string' ? search.town : undefined,
    contrast: search.contrast === '1',
  }
}
