import type { Wait } from './words'

/** How a wait may be told to a citizen: never as a single minute (rule W2). Times in whole minutes. */
export type ToldWait =
  | { readonly as: 'unknown' }
  | { readonly as: 'soon' }
  | { readonly as: 'up-to'; readonly to: number }
  | { readonly as: 'range'; readonly from: number; readonly to: number }

/** Below this it is "any moment now". */
const anyMomentMinutes = 3

export function toldWait(wait: Wait | null): ToldWait {
  if (!wait) return { as: 'unknown' }
  const from = Math.max(0, Math.round(wait.fromMinutes))
  const to = Math.max(from, Math.round(wait.toMinutes))
  if (to < anyMomentMinutes) return { as: 'soon' }
  return from < 2 || from === to ? { as: 'up-to', to } : { as: 'range', from, to }
}
