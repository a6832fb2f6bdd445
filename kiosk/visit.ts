import type { Refused } from '../domain/refusal'
import type { PhoneView } from '../domain/views'
import type { IssuedTicket } from '../domain/wire'
import type { Language, Need, PriorityCode, QueueCode, ServiceCode } from '../domain/words'

/** Services that stand in one list: those of a topic, those of a queue, or all in alphabetical order. */
export type Listed = { readonly group: string } | { readonly queue: QueueCode } | 'all'

/** Where a person is. */
export type Step =
  | { readonly at: 'home' }
  /** The town's topics while no ticket can be taken: only to read. */
  | { readonly at: 'topics' }
  | { readonly at: 'list'; readonly of: Listed }
  | { readonly at: 'search'; readonly typed: string; readonly keys: boolean }
  | { readonly at: 'reading'; readonly service: ServiceCode }
  | { readonly at: 'asking'; readonly service: ServiceCode }
  | { readonly at: 'done'; readonly service: ServiceCode; readonly ticket: IssuedTicket }
  | { readonly at: 'refused'; readonly service: ServiceCode; readonly why: Refused }
  /** The code of an appointment is typed; a refusal stands beside it until another key is pressed. */
  | { readonly at: 'code'; readonly typed: string; readonly why: Refused | null }
  | { readonly at: 'checking'; readonly typed: string }
  /** A ticket was held before the scanner; null: no code of ours. */
  | { readonly at: 'mine'; readonly ticket: PhoneView | null }

export type Sheet = 'languages' | 'access' | 'priorities'
export type TextSize = 1 | 1.25 | 1.5
/** From what is heard at the ear only to all that the loudspeaker was set to. */
export type Volume = 1 | 2 | 3 | 4 | 5
export const volumes: readonly Volume[] = [1, 2, 3, 4, 5]
export const usualVolume: Volume = 3

/** Everything that one person has chosen and typed. It is dropped whole when they leave (rule K6). */
export interface Visit {
  /** The way here, with the page that was open on each; the last one is shown. */
  readonly trail: readonly { readonly step: Step; readonly page: number }[]
  readonly language: Language
  readonly size: TextSize
  readonly contrast: boolean
  readonly low: boolean
  readonly aloud: boolean
  /** How loud it speaks; usual again for the next person. */
  readonly volume: Volume
  readonly priority: PriorityCode | null
  /** What the counter must offer (rule O5). */
  readonly needs: readonly Need[]
  readonly sheet: Sheet | null
  /** The screen asks whether somebody is still there. */
  readonly idle: boolean
}

export type Act =
  | { readonly do: 'go'; readonly to: Step }
  | { readonly do: 'become'; readonly to: Step }
  | {
      readonly do: 'back' | 'larger' | 'contrast' | 'low' | 'aloud' | 'close' | 'wonder' | 'stay' | 'louder' | 'quieter'
    }
  | { readonly do: 'turn'; readonly page: number }
  | { readonly do: 'language'; readonly language: Language }
  | { readonly do: 'open'; readonly sheet: Sheet }
  | { readonly do: 'claim'; readonly priority: PriorityCode }
  /** Asked for, or taken back. */
  | { readonly do: 'need'; readonly need: Need }
  /** Nothing of what may be claimed or needed. */
  | { readonly do: 'plain' }
  /** The person is gone: the screen is as new, in the town's first language. */
  | { readonly do: 'leave'; readonly language: Language }

export function newVisit(language: Language, step: Step = { at: 'home' }): Visit {
  return {
    trail:
      step.at === 'home'
        ? [{ step, page: 0 }]
        : [
            { step: { at: 'home' }, page: 0 },
            { step, page: 0 },
          ],
    language,
    size: 1,
    contrast: false,
    low: false,
    aloud: false,
    volume: usualVolume,
    priority: null,
    needs: [],
    sheet: null,
    idle: false,
  }
}

export function whereNow(visit: Visit): { readonly step: Step; readonly page: number } {
  return visit.trail.at(-1) ?? { step: { at: 'home' }, page: 0 }
}

/** Nobody has touched anything yet: there is nothing to forget. */
export function isUntouched(visit: Visit, language: Language): boolean {
  const { step, page } = whereNow(visit)
  const plain =
    visit.size === 1 && !visit.contrast && !visit.low && !visit.aloud && visit.volume === usualVolume && !visit.sheet
  return plain && step.at === 'home' && page === 0 && visit.language === language
}

/** A person who set one of these is given twice the time. */
export function needsTime(visit: Visit): boolean {
  return visit.size > 1 || visit.contrast || visit.low || visit.aloud
}

/** As many as a ticket can have. */
const mostNeeds = 3

const nextSize: Readonly<Record<TextSize, TextSize>> = { 1: 1.25, 1.25: 1.5, 1.5: 1 }

export function evolveVisit(visit: Visit, act: Act): Visit {
  switch (act.do) {
    case 'go':
      return arrive(visit, [...visit.trail, { step: act.to, page: 0 }])
    case 'become':
      return { ...visit, trail: [...visit.trail.slice(0, -1), { step: act.to, page: 0 }] }
    case 'back':
      return arrive({ ...visit, priority: null, needs: [] }, visit.trail.slice(0, Math.max(1, visit.trail.length - 1)))
    case 'turn':
      return { ...visit, trail: [...visit.trail.slice(0, -1), { ...whereNow(visit), page: act.page }] }
    case 'language':
      return { ...visit, language: act.language, sheet: null }
    case 'larger':
      return firstPage({ ...visit, size: nextSize[visit.size] })
    case 'contrast':
      return firstPage({ ...visit, contrast: !visit.contrast })
    case 'low':
      return firstPage({ ...visit, low: !visit.low })
    case 'aloud':
      return { ...visit, aloud: !visit.aloud }
    case 'louder':
      return { ...visit, volume: volumes[visit.volume] ?? visit.volume }
    case 'quieter':
      return { ...visit, volume: volumes[visit.volume - 2] ?? visit.volume }
    case 'open':
      return { ...visit, sheet: act.sheet }
    case 'close':
      return { ...visit, sheet: null }
    case 'claim':
      return { ...visit, priority: act.priority, sheet: null }
    case 'need': {
      const { needs } = visit
      const others = needs.filter(one => one !== act.need)
      return { ...visit, needs: others.length < needs.length ? others : [...needs, act.need].slice(-mostNeeds) }
    }
    case 'plain':
      return { ...visit, priority: null, needs: [], sheet: null }
    case 'wonder':
      return { ...visit, idle: true }
    case 'stay':
      return { ...visit, idle: false }
    case 'leave':
      return newVisit(act.language)
  }
}

function arrive(visit: Visit, trail: Visit['trail']): Visit {
  return { ...visit, trail, sheet: null, idle: false }
}

/** Where the text runs on differently, the old page number says nothing. */
function firstPage(visit: Visit): Visit {
  return { ...visit, trail: visit.trail.map(place => ({ ...place, page: 0 })) }
}
