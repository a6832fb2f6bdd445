import { gravesIn, inOurLetters } from './paper-letters'
import type { Page, Pen } from './paper-page'
import type { Setting } from './paper-sizes'

/** The same words are measured again and again: to find the shortest lines, and on every ticket. */
const measured = new Map<string, number>()
const mostMeasured = 5_000

/** In how many dots a text stands when it is set on one line. */
export function widthOf(page: Page, text: string, setting: Setting): number {
  const key = keyOf(page, text, setting)
  const known = measured.get(key)
  if (known !== undefined) return known
  page.use(page.pen, setting)
  const { width } = page.pen.measureText(inOurLetters(text))
  if (measured.size >= mostMeasured) measured.clear()
  measured.set(key, width)
  return width
}

function keyOf({ paper }: Page, text: string, { size, weight, tracking = 0 }: Setting): string {
  return `${paper.language} ${size} ${weight} ${tracking} ${text}`
}

/** Sets one line; `x` is its left edge and `y` its baseline. */
export function write(page: Page, pen: Pen, line: Line): void {
  const { words, setting, x, y } = line
  page.use(pen, setting)
  pen.fillText(inOurLetters(words), x, y)
  for (const { at, raised } of gravesIn(words)) {
    const [before, letter] = [widthOf(page, words.slice(0, at), setting), widthOf(page, words.charAt(at), setting)]
    const middle = before + (letter - widthOf(page, '`', setting)) / 2
    pen.fillText('`', x + middle, y - raised * setting.size)
  }
}

export interface Line {
  readonly words: string
  readonly setting: Setting
  readonly x: number
  readonly y: number
}

/**
 * A text in lines of at most `width` dots. Nothing is ever cut off: a word that is wider than a line is parted.
 * `balanced`: lines of about the same length, as in a title.
 */
export function wrap(page: Page, text: string, room: Room): readonly string[] {
  const { setting, width, balanced = false } = room
  const key = `${width} ${balanced} ${keyOf(page, text, setting)}`
  const known = wrapped.get(key)
  if (known) return known
  const lines = wrapAnew(page, text, { setting, width, balanced })
  if (wrapped.size >= mostMeasured) wrapped.clear()
  wrapped.set(key, lines)
  return lines
}

const wrapped = new Map<string, readonly string[]>()

function wrapAnew(page: Page, text: string, { setting, width, balanced }: Required<Room>): readonly string[] {
  const fits = (line: string, within: number) => widthOf(page, line, setting) <= within
  const lines = fill(text, line => fits(line, width))
  if (!balanced || lines.length < 2) return lines.map(hyphenated)
  let [tooNarrow, enough] = [width / 2, width]
  while (enough - tooNarrow > 4) {
    const middle = (tooNarrow + enough) / 2
    const tried = fill(text, line => fits(line, middle))
    if (tried.length > lines.length || tried.some(line => line.endsWith(parted))) tooNarrow = middle
    else enough = middle
  }
  return fill(text, line => fits(line, enough)).map(hyphenated)
}

/** Marks a line that ends within a word, until it is drawn with a hyphen that the typeface has. */
const parted = '\u00ad'

function hyphenated(line: string): string {
  return line.replace(parted, '-')
}

export interface Room {
  readonly setting: Setting
  /** In dots. */
  readonly width: number
  readonly balanced?: boolean
}

function fill(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  // A line may break after a blank that is not tied, and after a hyphen or a slash within a word.
  for (const piece of tie(text).match(/[^ \n/-]*(?:[/-]+| +|\n|$)/g) ?? []) {
    if (fits((line + piece).trimEnd())) {
      line += piece
      continue
    }
    if (line) lines.push(line.trimEnd())
    line = piece
    while (!fits(line.trimEnd())) {
      const [head, tail] = part(line, fits)
      lines.push(head)
      line = tail
    }
  }
  if (line.trimEnd()) lines.push(line.trimEnd())
  return lines
}

/** A word of one letter stays with the next word, a figure with what it counts. */
function tie(text: string): string {
  return text.replace(/(?<=^|[ (])(\p{L}|\d+) (?=\p{L})/gu, '$1\u00a0')
}

const vowel = /[aeiouyáéíóöőúüűëâîûıаеиоуіїєюяыэѐѝъ]/iu
/** Two letters that write one sound stay together. */
const pairs = /^(?:lj|nj|dž|sz|cs|zs|gy|ny|ty|ly|dz|sh|xh|th|zh|dh|gj|ll|rr)$/iu

/** Parts a word before a consonant with a vowel behind it, else wherever it fits. At least one letter goes ahead. */
function part(word: string, fits: (line: string) => boolean): [head: string, tail: string] {
  let most = 1
  while (most < word.length - 1 && fits(`${word.slice(0, most + 1)}-`)) most++
  for (let at = most; at > 2 && at > most / 2; at--) {
    const opens = !vowel.test(word[at] ?? '') && vowel.test(word[at + 1] ?? '')
    if (opens && !pairs.test(word.slice(at - 1, at + 1))) return [`${word.slice(0, at)}${parted}`, word.slice(at)]
  }
  return [`${word.slice(0, most)}${parted}`, word.slice(most)]
}
