/** Letters that stand for one sound in one script and for another letter, or several, in the other. */
const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  і: 'i',
  й: 'i',
  ј: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 'sc',
  ъ: 'a',
  ь: '',
  ю: 'iu',
  я: 'ia',
  є: 'ie',
  ђ: 'd',
  ћ: 'c',
  џ: 'dz',
  љ: 'l',
  њ: 'n',
  ѕ: 'dz',
  ы: 'i',
  э: 'e',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 's',
  x: 'ks',
  w: 'v',
  y: 'i',
  j: 'i',
}

/** How people write one sound with several Latin letters. */
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/shch|sht|sch/g, 'sc'],
  [/dzh/g, 'dz'],
  [/zh/g, 'z'],
  [/sh/g, 's'],
  [/ch/g, 'c'],
  [/kh/g, 'h'],
  [/t[sz]/g, 'c'],
  [/([dgkln])j/g, '$1'],
]

/** What even one script writes in several ways. Ukrainian г is typed as g and as h. */
const skeleton: readonly (readonly [RegExp, string])[] = [
  [/ie/g, 'e'],
  [/h/g, 'g'],
  [/(.)\1+/g, '$1'],
]

const isLatin = /[a-z]/

/**
 * A word as a bare skeleton in Latin letters, so that `dozvola`, `дозвола`, `Будівництво`, `budivnytstvo`, `грађевинска`
 * and `gradjevinska` meet. Both sides of a search are folded; nobody reads the result.
 */
export function fold(word: string): string {
  // й, ї, ѓ, ќ, č, ë, ő and their like lose their marks; ґ and dotless ı are letters of their own.
  let bare = word.toLowerCase().replaceAll('ґ', 'г').normalize('NFD').replace(marks, '')
  if (isLatin.test(bare)) for (const [pattern, sound] of digraphs) bare = bare.replace(pattern, sound)
  let folded = ''
  for (const letter of bare) folded += letters[letter] ?? letter
  for (const [pattern, sound] of skeleton) folded = folded.replace(pattern, sound)
  return folded
}

const marks = /[\u0300-\u036f'’ʼ`"„“”«»]/g

/** Words end where letters and digits end; an apostrophe stands within a word. */
const between = /[^\p{L}\p{N}\p{M}'’ʼ]+/u

export function wordsOf(text: string): string[] {
  return text.split(between).filter(Boolean)
}
