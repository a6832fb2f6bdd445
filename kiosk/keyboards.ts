import type { Language } from '../domain/words'

/** Three rows of letters; the key to erase ends the third. */
export type Keyboard = readonly [string, string, string]

const serbianLatin: Keyboard = ['qwertzuiopšđ', 'asdfghjklčćž', 'yxcvbnm']

export const keyboards: Readonly<Record<Language, Keyboard>> = {
  mk: ['љњертѕуиопшѓ', 'асдфгхјклчќж', 'зџцвбнм'],
  'sr-Cyrl': ['љњертзуиопшђ', 'асдфгхјклчћж', 'џцвбнм'],
  'sr-Latn': serbianLatin,
  uk: ['йцукенгшщзхї', 'фівапролджєґ', 'ячсмитьбю’'],
  bg: ['явертъуиопшщ', 'асдфгхйключь', 'зжцвбнм'],
  hu: ['qwertzuiopőú', 'asdfghjkléáű', 'íyxcvbnmöüó'],
  sq: ['qwertzuiopç', 'asdfghjklë', 'yxcvbnm'],
  tr: ['qwertyuıopğü', 'asdfghjklşi', 'zxcvbnmöç'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
}

export const digits: Keyboard = ['1234567890', '-/.,№()', '']

/** Upper case as the language writes it: `i` is `İ` in Turkish. */
export function keyFace(letter: string, language: Language): string {
  return letter.toLocaleUpperCase(language === 'tr' ? 'tr' : 'en')
}

/** A town that writes Cyrillic also has people who type Latin letters, and names that are written so. */
export function otherAlphabet(language: Language): Language | null {
  if (language === 'sr-Cyrl') return 'sr-Latn'
  if (language === 'mk' || language === 'uk' || language === 'bg') return 'en'
  return null
}
