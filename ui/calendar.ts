import type { Language } from '../domain/words'

/** Browsers bring no calendar in these languages. */
const own: Partial<Record<Language, { readonly days: readonly string[]; readonly months: readonly string[] }>> = {
  mk: {
    days: ['недела', 'понеделник', 'вторник', 'среда', 'четврток', 'петок', 'сабота'],
    months: 'јануари февруари март април мај јуни јули август септември октомври ноември декември'.split(' '),
  },
  sq: {
    days: ['e diel', 'e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë'],
    months: 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor'.split(' '),
  },
}

/** `10:42`, on the clock of the branch. */
export function clockTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

/** `вівторок, 24 листопада`, in the language and the branch's time zone. */
export function longDate(at: number, timeZone: string, language: Language, withYear = false): string {
  const names = own[language]
  if (!names) {
    const year = withYear ? ({ year: 'numeric' } as const) : {}
    return new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...year,
      timeZone,
    }).format(at)
  }
  const [year, month, day] = localDay(at, timeZone).split('-').map(Number) as [number, number, number]
  const date = `${names.days[dayOfWeek(at, timeZone)]}, ${day} ${names.months[month - 1]}`
  return withYear ? `${date} ${year}` : date
}

/** `листопад 2026` of `2026-11`. */
export function monthName(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  const names = own[language]
  if (names) return `${names.months[Number(number) - 1]} ${year}`
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  // The sign for "year" after it says nothing in a table.
  return format.format(Date.parse(`${month}-01`)).replace(/\s[рг]\.$/, '')
}

/** The local date, `2026-11-24`. */
export function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at)
}

/** 0 is Sunday. */
export function dayOfWeek(at: number, timeZone: string): number {
  return new Date(`${localDay(at, timeZone)}T12:00:00Z`).getUTCDay()
}

/** `вівторок`; 0 is Sunday. */
export function dayName(day: number, language: Language): string {
  const names = own[language]
  if (names) return names.days[day] ?? ''
  // The fourth of January 1970 was a Sunday.
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format((3 + day) * 86_400_000)
}
