import MiniSearch from 'minisearch'
import type { Catalogue, Service } from '../domain/catalogue'
import type { Language } from '../domain/words'
import { fold, wordsOf } from './fold'

/** A service that was found, and by which of its keywords when its name does not say so. */
export interface Found {
  readonly service: Service
  readonly keyword: Marked | null
}

/** A text of which the part from `from` to `to` is what was typed. */
export interface Marked {
  readonly text: string
  readonly from: number
  readonly to: number
}

export type Search = (typed: string) => readonly Found[]

/** A list longer than this helps nobody. */
const most = 40

/**
 * Finds services by name and keyword with typing errors, in either script, from the first letter on. The language that
 * is shown weighs most; the town's other languages are searched too.
 */
export function openSearch(catalogue: Catalogue, language: Language): Search {
  const byCode = new Map(catalogue.services.map(service => [service.code, service]))
  const groups = new Map(catalogue.groups.map(group => [group.code, group.name]))
  const index = new MiniSearch<Entry>({
    fields: ['name', 'keywords', 'group', 'others'],
    idField: 'code',
    tokenize: wordsOf,
    processTerm: term => fold(term) || null,
    searchOptions: { boost: { name: 4, keywords: 4, group: 0.5, others: 1 }, prefix: true },
  })
  index.addAll(
    catalogue.services.map(service => ({
      code: service.code,
      name: `${service.name[language] ?? ''} ${service.code}`,
      keywords: (service.keywords[language] ?? []).join(' '),
      group: groups.get(service.group)?.[language] ?? '',
      others: inOtherLanguages(service, language),
    })),
  )
  return typed => {
    const options = { fuzzy: allowedErrors, maxFuzzy: 2, weights: { fuzzy: 0.25, prefix: 0.6 } }
    const all = index.search(typed, { ...options, combineWith: 'AND' })
    const hits = all.length ? all : index.search(typed, { ...options, combineWith: 'OR' })
    return closest(hits)
      .slice(0, most)
      .flatMap(hit => {
        const service = byCode.get(hit.id)
        return service ? [{ service, keyword: keywordFor(service, language, typed) }] : []
      })
  }
}

interface Entry {
  readonly code: string
  readonly name: string
  readonly keywords: string
  readonly group: string
  readonly others: string
}

/** One letter in four may be wrong; a short word must be right. */
function allowedErrors(term: string): number {
  return term.length < 4 ? 0 : 0.25
}

/** Drops the far-fetched: what scores a small part of the best hit only looks alike. */
function closest(hits: readonly { readonly id: string; readonly score: number }[]) {
  const best = hits[0]?.score ?? 0
  return hits.filter(hit => hit.score >= best * 0.08)
}

function inOtherLanguages(service: Service, language: Language): string {
  const names = Object.entries(service.name).filter(([tag]) => tag !== language)
  const keywords = Object.entries(service.keywords).filter(([tag]) => tag !== language)
  return [...names.map(([, name]) => name), ...keywords.flatMap(([, words]) => words ?? [])].join(' ')
}

/** The keyword that holds what was typed, unless the name holds it already. */
function keywordFor(service: Service, language: Language, typed: string): Marked | null {
  const wanted = fold(wordsOf(typed).join(''))
  if (wanted.length < 2 || mark(service.name[language] ?? '', wanted)) return null
  for (const text of service.keywords[language] ?? []) {
    const marked = mark(text, wanted)
    if (marked) return marked
  }
  return null
}

/** Where in `text`, from the start of a word, the folded letters stand. */
export function mark(text: string, wanted: string): Marked | null {
  for (let from = 0; from < text.length; from++) {
    if (from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) continue
    for (let to = from + 1; to <= text.length; to++) {
      if (fold(text.slice(from, to).replace(/\s/g, '')) === wanted) return { text, from, to }
    }
  }
  return null
}
