import type { Instant } from '../domain/words'
import { openRealPrinter, type RealPrinterAddress } from './open-real-printer'
import type { Printer } from './printer'
import type { PrinterAddress } from './printer-address'
import { SimulatedPrinter } from './simulated-printer'

/** Null for `none:`: there is no printer here, so no jobs are made. */
export function openPrinter(
  address: PrinterAddress,
  now: () => Instant,
  openReal: (address: RealPrinterAddress) => Printer = openRealPrinter,
): Printer | null {
  switch (address.kind) {
    case 'none':
      return null
    case 'simulated':
      return new SimulatedPrinter(address.profile, { now })
    default:
      return openReal(address)
  }
}
