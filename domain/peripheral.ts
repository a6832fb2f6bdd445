import type { CounterNumber, Instant } from './words'

/** What hangs on a computer's USB ports, and what each is for. */
export const peripheralRoles = ['scanner', 'navigation', 'clerk', 'rating', 'lamp'] as const
export type PeripheralRole = (typeof peripheralRoles)[number]

/** The keys of an accessible keypad, and its jack for headphones. */
export const navigationKeys = [
  'up',
  'down',
  'left',
  'right',
  'select',
  'back',
  'help',
  'louder',
  'quieter',
  'jack-in',
  'jack-out',
] as const
export type NavigationKey = (typeof navigationKeys)[number]

/** What a clerk may do without the console: with a pedal, a keypad, a panel of buttons. */
export const clerkKeys = ['call-next', 'recall', 'start', 'finish', 'absent', 'undo'] as const
export type ClerkKey = (typeof clerkKeys)[number]

export const ratings = ['1', '2', '3', '4', '5'] as const
export type Rating = (typeof ratings)[number]

export type KeyMeaning = NavigationKey | ClerkKey | Rating

/** Which keys a role has; the others have none. */
export const meaningsOf: Readonly<Record<PeripheralRole, readonly KeyMeaning[]>> = {
  scanner: [],
  navigation: navigationKeys,
  clerk: clerkKeys,
  rating: ratings,
  lamp: [],
}

/** From the name that the device's own key has (`NumpadEnter`, `Button3`) to what it means. */
export type KeyMap = Readonly<Partial<Record<string, KeyMeaning>>>

/** A thing on a computer's USB ports as that computer sees it. */
export interface Peripheral {
  /** By maker, product and serial number where it has one of its own, else by the port it is plugged into. */
  readonly key: string
  readonly name: string
  readonly kind: 'scanner' | 'keys' | 'lamp'
  /** What it is for unless an admin said otherwise; null: for nothing, and then it is not even opened. */
  readonly usualRole: PeripheralRole | null
  readonly usualKeys: KeyMap
  /** `forbidden`: this computer's rules do not let the program open it. */
  readonly state: 'open' | 'unused' | 'forbidden'
}

/** What an admin said a peripheral is for. */
export interface Binding {
  readonly key: string
  readonly role: PeripheralRole
  /** Of a clerk's keys, a lamp, buttons for rating. */
  readonly counter: CounterNumber | null
  readonly keys: KeyMap
}

/** What a peripheral says of its own accord. `by` is its key. */
export type PeripheralWord =
  | { readonly is: 'seen'; readonly peripherals: readonly Peripheral[] }
  | { readonly is: 'scanned'; readonly by: string; readonly code: string }
  | { readonly is: 'pressed'; readonly by: string; readonly button: string }

/** How a counter stands, as its lamp shows it. */
export type LampState = 'closed' | 'open' | 'calling' | 'serving' | 'paused'

/** What an admin sees of one. */
export interface PeripheralShown extends Peripheral {
  readonly host: string
  readonly role: PeripheralRole | null
  readonly counter: CounterNumber | null
  readonly keys: KeyMap
  /** The key that was pressed last, so that its meaning can be taught. */
  readonly lastButton: { readonly button: string; readonly at: Instant } | null
}

/** The role and keys that a peripheral has in the end. */
export function roleOf(peripheral: Peripheral, binding: Binding | undefined): PeripheralRole | null {
  return binding?.role ?? peripheral.usualRole
}

export function meaningOf(peripheral: Peripheral, binding: Binding | undefined, button: string): KeyMeaning | null {
  const role = roleOf(peripheral, binding)
  const meaning = binding?.keys[button] ?? peripheral.usualKeys[button]
  return role !== null && meaning !== undefined && meaningsOf[role].includes(meaning) ? meaning : null
}
