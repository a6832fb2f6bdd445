import type { HidBus } from './hid'
import { HidProcess } from './hid-process'
import { SimulatedHid } from './simulated-hid'

/** Where this computer's HID devices are: on its USB ports, at the dock, or nowhere. */
export const hidKinds = ['usb', 'simulated', 'none'] as const
export type HidKind = (typeof hidKinds)[number]

export function openHid(kind: HidKind, onTrouble: (what: string) => void): HidBus | null {
  switch (kind) {
    case 'usb':
      return new HidProcess({ onTrouble })
    case 'simulated':
      return new SimulatedHid()
    case 'none':
      return null
  }
}
