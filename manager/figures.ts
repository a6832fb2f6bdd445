import type { Language } from '../domain/words'

/** Minutes as people say them; what lasted some seconds is still one minute at most. */
export function wholeMinutes(ms: number): number {
  return Math.round(ms / 60_000)
}

/** `5 989`, as the language writes it. */
export function figure(value: number, language: Language): string {
  return new Intl.NumberFormat([language, 'de'], { maximumFractionDigits: 1 }).format(value)
}

export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat([language, 'de'], { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** The end of a scale in minutes and its steps: round numbers that hold the longest. */
export function scaleOf(longestMinutes: number): { readonly end: number; readonly steps: readonly number[] } {
  const size = [5, 10, 15, 20, 30, 60, 120].find(step => longestMinutes <= step * 4) ?? 240
  const count = Math.max(1, Math.ceil(longestMinutes / size))
  return { end: count * size, steps: Array.from({ length: count + 1 }, (_, place) => place * size) }
}
