import type { Wish } from './wish'

/** Where the keys lie, not what they print: the same hand movement in Cyrillic and Latin. */
const byCode: Readonly<Record<string, Wish>> = {
  Space: 'call-next',
  KeyR: 'recall',
  KeyS: 'start',
  Enter: 'finish',
  NumpadEnter: 'finish',
  KeyN: 'absent',
  KeyU: 'undo',
  KeyT: 'transfer',
  KeyP: 'park',
  KeyC: 'change',
  KeyG: 'grant',
  KeyW: 'why',
  KeyD: 'add',
  KeyL: 'line',
  KeyA: 'aside',
  F8: 'pause',
}

export interface Press {
  readonly code: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  /** What has the focus: `text` when letters are being typed, `control` when the key would press it. */
  readonly on: 'text' | 'control' | 'page'
}

/** What a key asks for. A held key, a shortcut of the browser and typed text ask for nothing. */
export function wishOf(press: Press, state: 'open' | 'paused' | 'closed'): Wish | null {
  if (press.repeat || press.ctrlKey || press.altKey || press.metaKey || press.on === 'text') return null
  const presses = press.code === 'Space' || press.code === 'Enter' || press.code === 'NumpadEnter'
  if (presses && press.on === 'control') return null
  const wish = byCode[press.code] ?? null
  if (wish === 'pause' && state === 'paused') return 'resume'
  return wish === 'call-next' && state === 'closed' ? 'open' : wish
}

export function focusOf(element: Element | null): Press['on'] {
  if (element?.closest('textarea, select, input:not([type=checkbox]), [contenteditable]')) return 'text'
  if (element?.closest('button, a, summary, input, [role=dialog], dialog')) return 'control'
  return 'page'
}
