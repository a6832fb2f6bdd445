/** Which keys are down, by name as in browsers: where a key lies, not what it prints. */
export type KeysDown = ReadonlySet<string>

const rollOver = 0x01
const modifierNames = [
  'ControlLeft',
  'ShiftLeft',
  'AltLeft',
  'MetaLeft',
  'ControlRight',
  'ShiftRight',
  'AltRight',
  'MetaRight',
]

/** Usages of HID's keyboard page (0x07) that keypads, pedals and scanners send, from the first on. */
const runs: readonly (readonly [first: number, names: readonly string[]])[] = [
  [0x04, [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `Key${letter}`)],
  [0x1e, [...'1234567890'].map(digit => `Digit${digit}`)],
  [
    0x28,
    ['Enter', 'Escape', 'Backspace', 'Tab', 'Space', 'Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash'],
  ],
  [0x33, ['Semicolon', 'Quote', 'Backquote', 'Comma', 'Period', 'Slash', 'CapsLock']],
  [0x3a, Array.from({ length: 12 }, (_, place) => `F${place + 1}`)],
  [0x49, ['Insert', 'Home', 'PageUp', 'Delete', 'End', 'PageDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']],
  [0x53, ['NumLock', 'NumpadDivide', 'NumpadMultiply', 'NumpadSubtract', 'NumpadAdd', 'NumpadEnter']],
  [0x59, [...'1234567890'].map(digit => `Numpad${digit}`)],
  [0x63, ['NumpadDecimal']],
  [0x68, Array.from({ length: 12 }, (_, place) => `F${place + 13}`)],
  [0x7f, ['VolumeMute', 'VolumeUp', 'VolumeDown']],
]

const nameByUsage = new Map(
  runs.flatMap(([first, names]) => names.map((name, place) => [first + place, name] as const)),
)
const usageByName = new Map([...nameByUsage].map(([usage, name]) => [name, usage] as const))

/** A usage without a name of its own can be taught all the same. */
export function keyName(usage: number): string {
  return nameByUsage.get(usage) ?? `Usage${usage.toString(16).padStart(2, '0')}`
}

export function keyUsage(name: string): number | undefined {
  return usageByName.get(name)
}

/**
 * A keyboard's report: modifiers, an empty byte, six keys; before them the report's number where there is one. Null:
 * not such a report, or more keys are down than it can say, so that what is down stays as it was.
 */
export function readKeyboardReport(report: Uint8Array): KeysDown | null {
  if (report.length !== 8 && report.length !== 9) return null
  const body = report.length === 9 ? report.subarray(1) : report
  if (body[1] !== 0) return null
  const usages = [...body.subarray(2)].filter(usage => usage !== 0)
  if (usages.includes(rollOver)) return null
  const modifiers = modifierNames.filter((_, place) => ((body[0] ?? 0) >> place) & 1)
  return new Set([...modifiers, ...usages.map(keyName)])
}

const consumerNames: Readonly<Record<number, string>> = { 233: 'VolumeUp', 234: 'VolumeDown', 226: 'VolumeMute' }

/** A consumer control's report: one usage of page 0x0C in two bytes; before it the report's number where there is one. */
export function readConsumerReport(report: Uint8Array): KeysDown | null {
  if (report.length < 2 || report.length > 3) return null
  const body = report.length === 3 ? report.subarray(1) : report
  const usage = (body[0] ?? 0) + 256 * (body[1] ?? 0)
  if (usage === 0) return new Set()
  return new Set([consumerNames[usage] ?? `Consumer${usage.toString(16).padStart(2, '0')}`])
}
