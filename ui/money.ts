import type { Language } from '../domain/words'

/** What people call the currency where they pay it; elsewhere its code. */
const names: Readonly<Record<string, Partial<Record<Language, string>>>> = {
  UAH: { uk: 'грн' },
  MKD: { mk: 'ден.', sq: 'den.' },
  RSD: { 'sr-Cyrl': 'дин.', 'sr-Latn': 'din.', hu: 'dinár' },
  EUR: { bg: '€', tr: '€', en: '€' },
}

/** `49,92 грн`. Browsers do not know every currency in every language of ours. */
export function money(amount: number, currency: string, language: Language): string {
  const [whole = '', cents] = (Number.isInteger(amount) ? String(amount) : amount.toFixed(2)).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole
  const figures = cents ? `${grouped}${language === 'en' ? '.' : ','}${cents}` : grouped
  return `${figures}\u00a0${names[currency]?.[language] ?? currency}`
}

const and: Readonly<Record<Language, string>> = {
  mk: 'и',
  'sr-Cyrl': 'и',
  'sr-Latn': 'i',
  uk: 'і',
  bg: 'и',
  hu: 'és',
  sq: 'dhe',
  tr: 've',
  en: 'and',
}

/** `1, 2 і 3`. */
export function listOf(parts: readonly (string | number)[], language: Language): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} ${and[language]} ${parts.at(-1)}`
}
