/** The words of the centre that are only names: branded nowhere, spelled one way everywhere. */

/** Languages a screen can speak, as BCP 47 tags, in the order in which they are listed to a person. */
export const languages = ['mk', 'sr-Cyrl', 'sr-Latn', 'uk', 'bg', 'hu', 'sq', 'tr', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in the languages that the municipality wrote it in. The municipality's first language is always there. */
export type Text = Readonly<Partial<Record<Language, string>>>

/** Milliseconds since 1970 in UTC. */
export type Instant = number
/** A branch's local date, `2026-11-24`. */
export type BusinessDay = string
/** Municipality code, hyphen, the branch's own code: `pokrov-main`. */
export type BranchId = string
export type ServiceCode = string
export type QueueCode = string
export type PriorityCode = string
export type ZoneCode = string
export type CounterNumber = number
export type TicketId = string
export type UserId = string
/** `Р047`: the queue's prefix and at least three digits (rule N1). */
export type TicketNumber = string

/** What a person must have at the counter: reachable with a wheelchair, or spoken to in this language (rule O5). */
export const needs = ['accessible', ...languages] as const
export type Need = (typeof needs)[number]

/** A waiting time from now in minutes, 10th to 90th percentile (rule W1). */
export interface Wait {
  readonly fromMinutes: number
  readonly toMinutes: number
}

/** Splits `Р047` into its letter and its digits. */
export function splitNumber(number: TicketNumber): { letter: string; digits: string } {
  const at = number.search(/\d/)
  return at < 0 ? { letter: number, digits: '' } : { letter: number.slice(0, at), digits: number.slice(at) }
}

/** The text in the wanted language, else in the town's languages in their order, else in any. */
export function textIn(text: Text, language: Language, fallback: readonly Language[] = []): string {
  return text[language] ?? fallback.map(tag => text[tag]).find(Boolean) ?? Object.values(text)[0] ?? ''
}
