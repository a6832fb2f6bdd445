import type { KeysDown } from './keyboard-report'
import { cleanCode } from './pos-scanner'

/** What a scanner that plays keyboard has typed so far. */
export interface Typing {
  readonly text: string
  readonly down: KeysDown
  readonly at: number
}

export const nothingTyped: Typing = { text: '', down: new Set(), at: 0 }

/** A scanner types a code in one breath. */
const breathMs = 300
const longestTyped = 2_000

/** What the keys print on the keyboard that scanners pretend to be, an American one. */
const plain: Readonly<Record<string, string>> = {
  Space: ' ',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
}
const shifted: Readonly<Record<string, string>> = {
  Minus: '_',
  Equal: '+',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Semicolon: ':',
  Quote: '"',
  Backquote: '~',
  Comma: '<',
  Period: '>',
  Slash: '?',
}
const overDigits = ')!@#$%^&*('

const endings: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab'])
const controls = ['ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight']

/**
 * A keyboard's report put to what was typed. `code` when Enter or Tab ends it, or what some scanners type for a new
 * line: Ctrl with J or M. Nothing else that is typed with Ctrl or Alt prints.
 */
export function typeOn(typing: Typing, down: KeysDown, at: number): { typing: Typing; code: string | null } {
  const begun = at - typing.at > breathMs ? '' : typing.text
  const shift = down.has('ShiftLeft') || down.has('ShiftRight')
  const isControl = controls.some(key => down.has(key))
  let text = begun
  let code: string | null = null
  for (const key of down) {
    if (typing.down.has(key)) continue
    if (endings.has(key) || (isControl && (key === 'KeyJ' || key === 'KeyM'))) {
      code = cleanCode(Buffer.from(text)) ?? code
      text = ''
    } else if (!isControl) text += printed(key, shift)
  }
  return { typing: { text: text.slice(0, longestTyped), down, at }, code }
}

function printed(key: string, shift: boolean): string {
  if (key.startsWith('Key')) return shift ? key.slice(3) : key.slice(3).toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key)?.[1]
  if (digit !== undefined) return shift && key.startsWith('Digit') ? (overDigits[Number(digit)] ?? '') : digit
  return (shift ? (shifted[key] ?? plain[key]) : plain[key]) ?? ''
}
