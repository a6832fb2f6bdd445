import type { KeyMap, Peripheral, PeripheralRole } from '../domain/peripheral'
import type { HidListed } from './hid'

/** How the reports of a path are read. */
export type ReportShape = 'pos-scanner' | 'keyboard' | 'consumer' | 'buttons' | 'lamp'

/** Makes and products that are known. `product` null: all of the vendor that have the usage. */
export interface Family {
  readonly vendor: number | null
  readonly products: readonly number[] | null
  /** HID's usage page and usage; null: whatever the device says it is. */
  readonly page: number | null
  readonly usage: number | null
  readonly shape: ReportShape
  readonly kind: Peripheral['kind']
  readonly role: PeripheralRole | null
  readonly keys: KeyMap
}

const keyboard = { page: 0x01, usage: 0x06 } as const
const anyUsage = { page: null, usage: null } as const

/**
 * Storm's pads type F17 to F24, which no other keyboard has: the eight keys of EZ Access as its own software knows them.
 * Those with another table type arrows. What the headphone plug types is taught.
 */
const navigation: KeyMap = {
  F17: 'help',
  F18: 'up',
  F19: 'down',
  F20: 'select',
  F21: 'back',
  F22: 'right',
  F23: 'back',
  F24: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'select',
  NumpadEnter: 'select',
  Escape: 'back',
  F1: 'help',
  VolumeUp: 'louder',
  VolumeDown: 'quieter',
}

const clerkPanel: KeyMap = {
  Button1: 'call-next',
  Button2: 'recall',
  Button3: 'start',
  Button4: 'finish',
  Button5: 'absent',
  Button6: 'undo',
}

/** A pedal types `b`, or `a`, `b` and `c`, unless somebody changed that; the middle one calls. */
const pedal: KeyMap = { KeyB: 'call-next', KeyA: 'recall', KeyC: 'finish' }

const pedals = [
  [0x0c45, 0x7403],
  [0x0c45, 0x7404],
  [0x413d, 0x2107],
  [0x1a86, 0xe026],
  [0x3553, 0xb001],
  [0x5131, 0x2019],
  [0x0426, 0x3011],
  [0x055a, 0x0998],
] as const

/** The first that fits is it. Keyboards of nobody's knowledge stand last: no role, so they are never opened unasked. */
export const families: readonly Family[] = [
  // Scanners in HID-POS mode say so themselves, whoever made them.
  {
    vendor: null,
    products: null,
    page: 0x8c,
    usage: 0x02,
    shape: 'pos-scanner',
    kind: 'scanner',
    role: 'scanner',
    keys: {},
  },
  // Makers of scanners only, as they come out of the box, as keyboards: Honeywell, Zebra, Datalogic, Youjie, Newland.
  ...[0x0c2e, 0x05e0, 0x05f9, 0x23d0, 0x1eab].map(
    (vendor): Family => ({
      vendor,
      products: null,
      ...keyboard,
      shape: 'keyboard',
      kind: 'scanner',
      role: 'scanner',
      keys: {},
    }),
  ),
  // Storm AudioNav and EZ-Key: a keyboard, and volume keys as a consumer control.
  {
    vendor: 0x2047,
    products: [0x09d0],
    ...keyboard,
    shape: 'keyboard',
    kind: 'keys',
    role: 'navigation',
    keys: navigation,
  },
  {
    vendor: 0x2047,
    products: [0x09d0],
    page: 0x0c,
    usage: 0x01,
    shape: 'consumer',
    kind: 'keys',
    role: 'navigation',
    keys: navigation,
  },
  // Foot pedals: PCsensor under its many names, and Scythe.
  ...pedals.map(
    ([vendor, product]): Family => ({
      vendor,
      products: [product],
      ...keyboard,
      shape: 'keyboard',
      kind: 'keys',
      role: 'clerk',
      keys: pedal,
    }),
  ),
  // Elgato Stream Deck, of every size, and its pedal.
  { vendor: 0x0fd9, products: null, ...anyUsage, shape: 'buttons', kind: 'keys', role: 'clerk', keys: clerkPanel },
  // Luxafor Flag, blink(1), BlinkStick.
  { vendor: 0x04d8, products: [0xf372], ...anyUsage, shape: 'lamp', kind: 'lamp', role: 'lamp', keys: {} },
  { vendor: 0x27b8, products: [0x01ed], ...anyUsage, shape: 'lamp', kind: 'lamp', role: 'lamp', keys: {} },
  { vendor: 0x20a0, products: [0x41e5], ...anyUsage, shape: 'lamp', kind: 'lamp', role: 'lamp', keys: {} },
  { vendor: null, products: null, ...keyboard, shape: 'keyboard', kind: 'keys', role: null, keys: {} },
  { vendor: null, products: null, page: 0x0c, usage: 0x01, shape: 'consumer', kind: 'keys', role: null, keys: {} },
]

/** Null: nothing that this program works with, such as a mouse. */
export function familyOf(device: Pick<HidListed, 'vendor' | 'product' | 'usages'>): Family | null {
  const fits = ({ vendor, products, page, usage }: Family) =>
    (vendor === null || vendor === device.vendor) &&
    (products === null || products.includes(device.product)) &&
    (page === null || device.usages.some(said => said.page === page && said.usage === usage))
  return families.find(fits) ?? null
}
