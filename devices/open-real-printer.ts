import { CupsPrinter } from './cups-printer'
import { deviceWire } from './device-wire'
import { EscposPrinter } from './escpos-printer'
import { FilePrinter } from './file-printer'
import type { Printer } from './printer'
import type { PrinterAddress } from './printer-address'
import { tcpWire } from './tcp-wire'
import { findUsbPrinter } from './usb-address'

export type RealPrinterAddress = Exclude<PrinterAddress, { readonly kind: 'none' | 'simulated' }>

/** Whether the printer there can say that a paper came out. */
export function canConfirm(address: RealPrinterAddress): boolean {
  // A device is read as well as written; an ordinary file, and a queue of another program, only written.
  const isRead = address.kind === 'file' ? address.path.startsWith('/dev/') : address.kind !== 'cups'
  return isRead && address.profile.status !== 'none'
}

/** A printer that stands somewhere, and no picture of one. */
export function openRealPrinter(address: RealPrinterAddress): Printer {
  switch (address.kind) {
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
      return canConfirm(address)
        ? new EscposPrinter(
            deviceWire(async () => path),
            profile,
          )
        : new FilePrinter(path, profile)
    }
  }
}
