/** How far Onest's figures and capitals reach at the weight of a number, in em; what is not named is about as wide as Д. */
const widths: Readonly<Record<string, number>> = {
  '0': 0.66,
  '1': 0.39,
  '2': 0.56,
  '3': 0.61,
  '4': 0.64,
  '5': 0.62,
  '6': 0.62,
  '7': 0.51,
  '8': 0.63,
  '9': 0.62,
  Ж: 0.96,
  Љ: 1.01,
  М: 0.9,
  M: 0.9,
  Њ: 1.05,
  Ф: 0.87,
  Ш: 1,
  Щ: 1.02,
  Ы: 0.9,
  Ю: 1.02,
  W: 1.01,
  Г: 0.58,
  Е: 0.62,
  E: 0.62,
  І: 0.3,
  I: 0.3,
  Ј: 0.59,
  J: 0.59,
  К: 0.68,
  K: 0.68,
  Р: 0.65,
  У: 0.65,
  Т: 0.6,
  T: 0.6,
}
const usual = 0.75
const gap = 0.13
const tracking = -0.025

/** How wide a ticket number is drawn, in em. */
export function numberWidth(number: string): number {
  const letters = number.length - number.replace(/\p{L}/gu, '').length
  const figures = [...number].reduce((sum, character) => sum + (widths[character] ?? usual) + tracking, 0)
  return figures + (letters > 0 ? gap : 0)
}

/** By how much a number shrinks so that it stands in so many em: 1 for almost all of them. */
export function fitNumber(number: string, roomEm: number): number {
  return Math.min(1, Math.floor((roomEm / numberWidth(number)) * 1000) / 1000)
}
