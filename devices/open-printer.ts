import type { Instant } from '../domain/words'
import { CupsPrinter } from './cups-printer'
import { deviceWire } from './device-wire'
import { EscposPrinter } from './escpos-printer'
import { FilePrinter } from './file-printer'
import type { Printer } from './printer'
import type { PrinterAddress } from './printer-address'
import { SimulatedPrinter } from './simulated-printer'
import { tcpWire } from './tcp-wire'
import { findUsbPrinter } from './usb-address'

/** Null for `none:`: there is no printer here, so no jobs are made. */
export function openPrinter(address: PrinterAddress, now: () => Instant): Printer | null {
  switch (address.kind) {
    case 'none':
      return null
    case 'simulated':
      return new SimulatedPrinter(address.profile, { now })
    case 'tcp':
      return new EscposPrinter(tcpWire(address.to), address.profile)
    case 'cups':
      return new CupsPrinter(address.to, address.profile)
    case 'usb':
      return new EscposPrinter(
        deviceWire(() => findUsbPrinter(address.to)),
        address.profile,
      )
    case 'file': {
      const { path, profile } = address
      // A device is read as well as written, where the printer is one that answers; an ordinary file only written.
      const isRead = path.startsWith('/dev/') && profile.status !== 'none'
      return isRead
        ? new EscposPrinter(
            deviceWire(async () => path),
            profile,
          )
        : new FilePrinter(path, profile)
    }
  }
}
