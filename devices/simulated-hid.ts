import type { HidBus, HidListed, HidReport, HidWord } from './hid'
import { keyUsage } from './keyboard-report'
import { colourOf } from './lamps'

/** The things that a person can plug in at the dock. */
export const twins = ['scanner', 'typing-scanner', 'keypad', 'numpad', 'pedal', 'panel', 'rating', 'lamp'] as const
export type Twin = (typeof twins)[number]

interface Make {
  readonly vendor: number
  readonly product: number
  readonly name: string
  readonly page: number
  readonly usage: number
  /** The keys that can be pressed. */
  readonly keys: readonly string[]
}

const keyboard = { page: 0x01, usage: 0x06 }

const makes: Readonly<Record<Twin, Make>> = {
  scanner: { vendor: 0x0c2e, product: 0x0b81, name: 'Scanner', page: 0x8c, usage: 0x02, keys: [] },
  'typing-scanner': { vendor: 0x05e0, product: 0x1200, name: 'Scanner as keyboard', ...keyboard, keys: [] },
  keypad: {
    ...{ vendor: 0x2047, product: 0x09d0, name: 'Accessible keypad', ...keyboard },
    keys: [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Enter',
      'F23',
      'F1',
      'F15',
      'F16',
      'VolumeUp',
      'VolumeDown',
    ],
  },
  numpad: {
    ...{ vendor: 0x13ba, product: 0x0018, name: 'Numeric keypad', ...keyboard },
    keys: ['NumpadEnter', 'NumpadAdd', 'NumpadSubtract', 'Numpad0', 'Numpad1', 'Numpad2', 'Numpad3'],
  },
  pedal: { vendor: 0x1a86, product: 0xe026, name: 'Foot pedal', ...keyboard, keys: ['KeyA', 'KeyB', 'KeyC'] },
  panel: {
    ...{ vendor: 0x0fd9, product: 0x0063, name: 'Stream Deck Mini', page: 0x0c, usage: 0x01 },
    keys: ['Button1', 'Button2', 'Button3', 'Button4', 'Button5', 'Button6'],
  },
  rating: {
    ...{ vendor: 0x1234, product: 0x0005, name: 'Satisfaction buttons', ...keyboard },
    keys: ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5'],
  },
  lamp: { vendor: 0x04d8, product: 0xf372, name: 'Luxafor', page: 0xff00, usage: 0x01, keys: [] },
}

/** What the dock shows. */
export interface TwinLook {
  readonly twin: Twin
  readonly name: string
  readonly plugged: boolean
  readonly keys: readonly string[]
  /** A lamp's colour, `#00a028`; black when it is dark. Null: not a lamp. */
  readonly colour: string | null
}

/** HID devices that a person works by hand: the very bytes that real ones send go the very same way. */
export class SimulatedHid implements HidBus {
  #listener: ((word: HidWord) => void) | null = null
  readonly #plugged = new Map<Twin, { path: string; port: string }>()
  readonly #colours = new Map<Twin, string>()
  readonly #ports = new Map<Twin, string>()
  #wanted: ReadonlySet<string> = new Set()
  readonly #open = new Set<string>()
  #paths = 0

  listen(listener: (word: HidWord) => void): void {
    this.#listener = listener
    this.#list()
  }

  open(paths: readonly string[]): void {
    this.#wanted = new Set(paths)
    for (const path of [...this.#open]) {
      if (this.#wanted.has(path)) continue
      this.#open.delete(path)
      this.#listener?.({ is: 'closed', path, why: 'gone' })
    }
    for (const { path } of this.#plugged.values()) {
      if (!this.#wanted.has(path) || this.#open.has(path)) continue
      this.#open.add(path)
      this.#listener?.({ is: 'opened', path })
    }
  }

  send(path: string, { bytes }: HidReport): void {
    const twin = [...this.#plugged].find(([, plugged]) => plugged.path === path)?.[0]
    if (twin) this.#colours.set(twin, colourOf(makes[twin].vendor, bytes))
  }

  async close(): Promise<void> {
    this.#listener = null
  }

  look(): readonly TwinLook[] {
    return twins.map(twin => {
      const plugged = this.#plugged.has(twin)
      const colour = twin === 'lamp' ? (plugged && this.#colours.get(twin)) || '#000000' : null
      return { twin, name: makes[twin].name, plugged, keys: makes[twin].keys, colour }
    })
  }

  /** Into the same socket as before, unless another one is named. Each plugging gives it another path. */
  plug(twin: Twin, port = this.#ports.get(twin) ?? `1-${twins.indexOf(twin) + 1}`): void {
    if (this.#plugged.has(twin)) return
    this.#ports.set(twin, port)
    this.#plugged.set(twin, { path: `/dev/hidraw${this.#paths++}`, port })
    this.#list()
  }

  unplug(twin: Twin): void {
    const plugged = this.#plugged.get(twin)
    if (!plugged) return
    this.#plugged.delete(twin)
    this.#colours.delete(twin)
    if (this.#open.delete(plugged.path)) this.#listener?.({ is: 'closed', path: plugged.path, why: 'gone' })
    this.#list()
  }

  /** Down and up again; `hold` leaves it down until it is pressed again. */
  press(twin: Twin, key: string, { hold = false } = {}): void {
    if (twin === 'panel') {
      const place = makes.panel.keys.indexOf(key)
      this.#say(twin, [1, ...makes.panel.keys.map((_, at) => (at === place ? 1 : 0))])
      if (!hold) this.#say(twin, [1, 0, 0, 0, 0, 0, 0])
      return
    }
    const usage = keyUsage(key)
    if (usage === undefined || !makes[twin].keys.includes(key)) return
    this.#say(twin, [0, 0, usage, 0, 0, 0, 0, 0])
    if (!hold) this.#say(twin, [0, 0, 0, 0, 0, 0, 0, 0])
  }

  scan(twin: 'scanner' | 'typing-scanner', code: string): void {
    for (const report of twin === 'scanner' ? posReports(code) : typedReports(code)) this.#say(twin, report)
  }

  /** Bytes as they are, for what no real device should send. */
  say(twin: Twin, bytes: readonly number[]): void {
    this.#say(twin, bytes)
  }

  #say(twin: Twin, bytes: readonly number[]): void {
    const path = this.#plugged.get(twin)?.path
    if (path && this.#open.has(path)) this.#listener?.({ is: 'report', path, bytes: Uint8Array.from(bytes) })
  }

  #list(): void {
    const devices = [...this.#plugged].map(([twin, { path, port }]): HidListed => {
      const { vendor, product, name, page, usage } = makes[twin]
      return { path, vendor, product, name, serial: '', port, usages: [{ page, usage }] }
    })
    this.#listener?.({ is: 'listed', devices })
  }
}

const partBytes = 56

/** A code as a scanner in HID-POS mode sends it: as many reports as it takes. */
export function posReports(code: string): readonly (readonly number[])[] {
  const bytes = [...Buffer.from(code)]
  const parts = Array.from({ length: Math.max(1, Math.ceil(bytes.length / partBytes)) }, (_, place) =>
    bytes.slice(place * partBytes, (place + 1) * partBytes),
  )
  return parts.map((part, place) => {
    const data = [...part, ...Array.from({ length: partBytes - part.length }, () => 0)]
    return [2, part.length, ...Buffer.from(']Q1'), ...data, 0, 0, place < parts.length - 1 ? 1 : 0]
  })
}

/** Letters, digits and the signs of an address, typed and ended with Enter. */
export function typedReports(code: string): readonly (readonly number[])[] {
  const up = [0, 0, 0, 0, 0, 0, 0, 0]
  const keys = [...code].flatMap(letter => {
    const [name, shift] = typed(letter)
    const usage = keyUsage(name)
    return usage === undefined ? [] : [[shift ? 2 : 0, 0, usage, 0, 0, 0, 0, 0], up]
  })
  return [...keys, [0, 0, keyUsage('Enter') ?? 0, 0, 0, 0, 0, 0], up]
}

const signs: Readonly<Record<string, readonly [name: string, shift: boolean]>> = {
  '-': ['Minus', false],
  _: ['Minus', true],
  '/': ['Slash', false],
  '?': ['Slash', true],
  ':': ['Semicolon', true],
  '.': ['Period', false],
  '=': ['Equal', false],
}

function typed(letter: string): readonly [name: string, shift: boolean] {
  if (/[a-z]/i.test(letter)) return [`Key${letter.toUpperCase()}`, letter !== letter.toLowerCase()]
  return /\d/.test(letter) ? [`Digit${letter}`, false] : (signs[letter] ?? ['', false])
}
