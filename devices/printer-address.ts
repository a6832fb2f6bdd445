import type { CupsAddress } from './cups-queue'
import { type PaperProfile, type ProfileName, profileNames, profiles, usualProfile } from './printer-profiles'
import type { TcpAddress } from './tcp-wire'
import type { UsbAddress } from './usb-address'

/** Where a printer is and what it is like. */
export type PrinterAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated'; readonly profile: PaperProfile }
  | { readonly kind: 'tcp'; readonly profile: PaperProfile; readonly to: TcpAddress }
  | { readonly kind: 'cups'; readonly profile: PaperProfile; readonly to: CupsAddress }
  | { readonly kind: 'usb'; readonly profile: PaperProfile; readonly to: UsbAddress }
  | { readonly kind: 'file'; readonly profile: PaperProfile; readonly path: string }

export const expectedAddress =
  'expected tcp://host:9100, usb://04b8:0e15, file:/dev/usb/lp0, cups://host/queue, simulated: or none:, and after ' +
  `it, if need be, ?profile= and one of ${profileNames.join(', ')}`

/** Throws in words what is wrong with it; opens nothing. Text from outside (rule A6). */
export function parsePrinterAddress(url: string): PrinterAddress {
  if (url.length > 300) throw wrong('that is not an address')
  if (/^usb:/i.test(url)) return usbFrom(url)
  if (!URL.canParse(url)) throw wrong('that is not an address')
  const { protocol, hostname, port, pathname, searchParams, username, password, hash } = new URL(url)
  if (username || password || hash) throw wrong('names, passwords and # do not belong there')
  // An IPv6 address stands in brackets in a URL and without them everywhere else.
  const host = decoded(hostname).replace(/^\[|\]$/g, '')
  const isAlone = pathname === '' || pathname === '/'
  const profile = profileFrom(searchParams)
  switch (protocol) {
    case 'none:':
      return { kind: 'none' }
    case 'simulated:':
      return { kind: 'simulated', profile }
    case 'tcp:':
      if (!host) throw wrong('the host is missing')
      if (!isAlone) throw wrong('a path does not belong behind the host')
      return { kind: 'tcp', profile, to: { host, port: Number(port || 9100) } }
    case 'cups:': {
      const queue = decoded(pathname.slice(1))
      if (!host) throw wrong('the host is missing')
      if (!/^[^\s/?#\p{Cc}]{1,127}$/u.test(queue)) throw wrong('the name of the queue is missing')
      return { kind: 'cups', profile, to: { host, port: Number(port || 631), queue } }
    }
    case 'file:':
      if (hostname || pathname.length < 2) throw wrong('the path is missing')
      return { kind: 'file', profile, path: decoded(pathname) }
    default:
      throw wrong(`${protocol} is not known`)
  }
}

/** The same for the environment: says which setting it is. */
export function parsePrinterUrl(url: string): PrinterAddress {
  try {
    return parsePrinterAddress(url)
  } catch (fault) {
    throw new Error(`PRINTER_URL is "${url}": ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}

/** The address with a kind of printer: the two are chosen apart. */
export function withProfile(address: string, profile: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}profile=${encodeURIComponent(profile)}`
}

/** The same text for the same printer, however its address is written and whatever it is like. */
export function placeOfPrinter(address: PrinterAddress): string {
  switch (address.kind) {
    case 'none':
    case 'simulated':
      return address.kind
    case 'file':
      return `file ${address.path}`
    default:
      return `${address.kind} ${JSON.stringify(address.to).toLowerCase()}`
  }
}

function wrong(why: string): Error {
  return new Error(`${why}; ${expectedAddress}`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw wrong('% stands there without two digits')
  }
}

/** `usb://04b8:0e15`: what stands behind the colon is no port, because it may have letters in it. */
function usbFrom(url: string): PrinterAddress {
  const found = /^usb:\/\/([\da-f]{4}):([\da-f]{4})\/?(?:\?(.*))?$/i.exec(url)
  if (!found) throw wrong('a USB printer is named by two numbers of four digits, as lsusb shows them')
  const [, vendor = '', product = '', query] = found
  const options = new URLSearchParams(query)
  const serial = options.get('serial')
  options.delete('serial')
  return { kind: 'usb', profile: profileFrom(options), to: { vendor, product, serial } }
}

/** A profile by its name, and what differs from it. */
function profileFrom(options: URLSearchParams): PaperProfile {
  const name = options.get('profile') ?? usualProfile
  if (!isProfileName(name)) throw wrong(`profile=${name} is not known`)
  let profile: PaperProfile = profiles[name]
  for (const [name, value] of options) {
    if (name === 'profile') continue
    if (name === 'width' && /^\d+$/.test(value) && Number(value) >= 256 && Number(value) <= 1024 && +value % 8 === 0) {
      profile = { ...profile, width: Number(value) }
    } else if (name === 'cutter' && (value === 'partial' || value === 'full' || value === 'none')) {
      profile = { ...profile, cutter: value }
    } else if (name === 'answers' && (value === 'yes' || value === 'no')) {
      profile = { ...profile, status: value === 'no' ? 'none' : profile.status === 'none' ? 'epson' : profile.status }
    } else {
      throw wrong(
        `${name}=${value} is not known (width is in dots, a multiple of 8 from 256 to 1024; cutter is partial, full or none; answers is yes or no)`,
      )
    }
  }
  return profile
}

export function isProfileName(name: string): name is ProfileName {
  return profileNames.some(known => known === name)
}
