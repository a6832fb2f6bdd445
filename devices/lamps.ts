import type { LampState } from '../domain/peripheral'
import type { HidReport } from './hid'

type Colour = readonly [red: number, green: number, blue: number]

/** What a lamp shows for each state; a calling one goes on and off, so that colour is not the only sign. */
const shown: Readonly<Record<LampState, { readonly colour: Colour; readonly flashes: boolean }>> = {
  closed: { colour: [0, 0, 0], flashes: false },
  open: { colour: [0, 160, 40], flashes: false },
  calling: { colour: [255, 140, 0], flashes: true },
  serving: { colour: [0, 60, 255], flashes: false },
  paused: { colour: [160, 0, 120], flashes: false },
}

/** Well below three in a second, which can cause fits (WCAG 2.3.1). */
export const flashMs = 700

const lamps: readonly {
  readonly vendor: number
  readonly product: number
  readonly report: (colour: Colour, serial: string) => HidReport
}[] = [
  // Luxafor: a static colour on all its lights.
  {
    vendor: 0x04d8,
    product: 0xf372,
    report: colour => ({ by: 'output', bytes: Uint8Array.of(0, 1, 255, ...colour, 0, 0, 0) }),
  },
  // blink(1): fade to a colour, at once.
  {
    vendor: 0x27b8,
    product: 0x01ed,
    report: colour => ({ by: 'feature', bytes: Uint8Array.of(1, 0x63, ...colour, 0, 0, 0, 0) }),
  },
  // BlinkStick: all eight lights of a Square or a Strip, of the others the first.
  {
    vendor: 0x20a0,
    product: 0x41e5,
    report: (colour, serial) => ({
      by: 'feature',
      bytes: severalLights.test(serial) ? Uint8Array.of(6, 0, ...eightTimes(colour)) : Uint8Array.of(1, ...colour),
    }),
  },
]

/** `BS003180-3.0`: behind the hyphen is the version of the BlinkStick's program, which says what it can do. */
const severalLights = /^BS\d+-3\./

/** A frame of eight lights on a channel, green before red. */
function eightTimes([red, green, blue]: Colour): readonly number[] {
  return Array.from({ length: 8 }, () => [green, red, blue]).flat()
}

/** What to send to a lamp; `lit` false: the dark half of a flash. Null: not a lamp that is known. */
export function lampReport(
  device: { readonly vendor: number; readonly product: number; readonly serial: string },
  state: LampState,
  lit: boolean,
): HidReport | null {
  const lamp = lamps.find(known => known.vendor === device.vendor && known.product === device.product)
  const { colour, flashes } = shown[state]
  return lamp?.report(flashes && !lit ? [0, 0, 0] : colour, device.serial) ?? null
}

export function flashes(state: LampState): boolean {
  return shown[state].flashes
}

/** The colour that a report makes, as the twin shows it: `#00a028`. */
export function colourOf(vendor: number, bytes: Uint8Array): string {
  const from = vendor === 0x04d8 ? 3 : vendor === 0x27b8 ? 2 : 1
  return `#${[...bytes.subarray(from, from + 3)].map(part => part.toString(16).padStart(2, '0')).join('')}`
}
