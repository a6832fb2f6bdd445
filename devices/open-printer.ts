import type { Instant } from '../domain/words'
import type { PaperProfile } from './escpos'
import { FilePrinter } from './file-printer'
import type { Printer } from './printer'
import { SimulatedPrinter } from './simulated-printer'
import { type TcpAddress, TcpPrinter } from './tcp-printer'

/** Where a printer is and what it is like, as `PRINTER_URL` says it. */
export type PrinterAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated'; readonly profile: PaperProfile }
  | { readonly kind: 'tcp'; readonly profile: PaperProfile; readonly to: TcpAddress }
  | { readonly kind: 'file'; readonly profile: PaperProfile; readonly path: string }

const expected =
  'expected simulated:, tcp://host:9100, file:/dev/usb/lp0 or none: (cups://host/queue is not available yet), ' +
  'and after it, if the printer is not an 80 mm one with a cutter, ?width=384, ?cutter=none, ?answers=no'

/** Throws an error that says what was expected; it opens nothing. */
export function parsePrinterUrl(url: string): PrinterAddress {
  const wrong = (why: string) => new Error(`PRINTER_URL is "${url}": ${why}; ${expected}`)
  if (!URL.canParse(url)) throw wrong('that is not an address')
  const { protocol, hostname, port, pathname, searchParams } = new URL(url)
  const profile = profileFrom(searchParams, wrong)
  switch (protocol) {
    case 'none:':
      return { kind: 'none' }
    case 'simulated:':
      return { kind: 'simulated', profile }
    case 'tcp:':
      if (!hostname) throw wrong('the host is missing')
      // An IPv6 address stands in brackets in a URL and without them everywhere else.
      return { kind: 'tcp', profile, to: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 9100) } }
    case 'file:':
      if (pathname.length < 2) throw wrong('the path is missing')
      return { kind: 'file', profile, path: decodeURIComponent(pathname) }
    default:
      throw wrong(`${protocol} is not known`)
  }
}

/** Null for `none:`: there is no printer here, so no jobs are made. */
export function openPrinter(address: PrinterAddress, now: () => Instant): Printer | null {
  switch (address.kind) {
    case 'none':
      return null
    case 'simulated':
      return new SimulatedPrinter(address.profile, { now })
    case 'tcp':
      return new TcpPrinter(address.to, address.profile)
    case 'file':
      return new FilePrinter(address.path, address.profile)
  }
}

/** 80 mm at 203 dpi, as most kiosk printers are; the head stands some 15 mm above the cutter. */
const usualProfile: PaperProfile = { width: 576, cutter: 'partial', feedDots: 120, answers: true }

function profileFrom(options: URLSearchParams, wrong: (why: string) => Error): PaperProfile {
  let profile = usualProfile
  for (const [name, value] of options) {
    if (name === 'width' && /^\d+$/.test(value) && Number(value) >= 256 && Number(value) <= 1024 && +value % 8 === 0) {
      profile = { ...profile, width: Number(value) }
    } else if (name === 'cutter' && (value === 'partial' || value === 'full' || value === 'none')) {
      profile = { ...profile, cutter: value }
    } else if (name === 'answers' && (value === 'yes' || value === 'no')) {
      profile = { ...profile, answers: value === 'yes' }
    } else {
      throw wrong(`${name}=${value} is not known (width is in dots, a multiple of 8 from 256 to 1024)`)
    }
  }
  return profile
}
