import { readdir, readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

/** A printer by what it is, not by where it is plugged in. Four hexadecimal digits each, as `lsusb` shows them. */
export interface UsbAddress {
  readonly vendor: string
  readonly product: string
  /** Only where several of the same kind stand on one machine. */
  readonly serial: string | null
}

const kernel = { classes: '/sys/class/usbmisc', devices: '/dev/usb' }

/**
 * The device file of that printer now, or null when it is not plugged in. Asked at every opening: after a replug the
 * kernel may have given it another number.
 */
export async function findUsbPrinter(wanted: UsbAddress, places = kernel): Promise<string | null> {
  const names = await readdir(places.classes).catch(() => [])
  for (const name of names.filter(name => /^lp\d+$/.test(name)).sort()) {
    const device = await deviceOf(path.join(places.classes, name, 'device'))
    const isIt =
      device?.vendor === wanted.vendor.toLowerCase() &&
      device.product === wanted.product.toLowerCase() &&
      (wanted.serial === null || device.serial === wanted.serial)
    if (isIt) return path.join(places.devices, name)
  }
  return null
}

/** Null when it went away while it was looked at. The class points at one interface of the device above it. */
async function deviceOf(link: string): Promise<UsbAddress | null> {
  try {
    const device = path.dirname(await realpath(link))
    const read = async (name: string) => (await readFile(path.join(device, name), 'utf8')).trim()
    const serial = await read('serial').catch(() => null)
    return { vendor: await read('idVendor'), product: await read('idProduct'), serial }
  } catch {
    return null
  }
}
