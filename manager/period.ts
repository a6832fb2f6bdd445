import type { BusinessDay } from '../domain/words'

export const spans = ['today', 'week', 'month', 'half-year', 'year', 'free'] as const
export type Span = (typeof spans)[number]

/** Business days: `from` is included, `to` excluded (rule R2). */
export interface Period {
  readonly from: BusinessDay
  readonly to: BusinessDay
}

const dayMs = 86_400_000

/** The whole span in which a day lies: its week from Monday on, its month, its half of the year. */
export function spanAround(span: Exclude<Span, 'free'>, day: BusinessDay): Period {
  const [year, month] = parts(day)
  switch (span) {
    case 'today':
      return { from: day, to: addDays(day, 1) }
    case 'week': {
      const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
      return { from: monday, to: addDays(monday, 7) }
    }
    case 'month':
      return { from: firstOf(year, month), to: firstOf(year, month + 1) }
    case 'half-year': {
      const start = month <= 6 ? 1 : 7
      return { from: firstOf(year, start), to: firstOf(year, start + 6) }
    }
    case 'year':
      return { from: firstOf(year, 1), to: firstOf(year + 1, 1) }
  }
}

/** Which span a period is; `free` when it is none. */
export function spanOf(period: Period): Span {
  const named = spans.filter(span => span !== 'free')
  return named.find(span => same(spanAround(span, period.from), period)) ?? 'free'
}

/** The span before or after; free dates move by their own length. */
export function neighbour(period: Period, direction: -1 | 1): Period {
  const span = spanOf(period)
  if (span !== 'free') return spanAround(span, direction > 0 ? period.to : addDays(period.from, -1))
  const length = daysIn(period)
  return { from: addDays(period.from, direction * length), to: addDays(period.to, direction * length) }
}

export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

export function isDay(text: string | null | undefined): text is BusinessDay {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

/** The branch's local date at a moment. */
export function dayAt(at: number, timeZone: string): BusinessDay {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

function same(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

function parts(day: BusinessDay): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
}

function firstOf(year: number, month: number): BusinessDay {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}
