import { readlinkSync } from 'node:fs'
import HID from 'node-hid'
import type { HidListed, HidWord } from './hid'
import type { ChildOrder, ChildWord } from './hid-process'
import { newMeter } from './report-meter'

// The process that owns all HID devices. It knows no meaning: it lists, opens, and passes bytes on in both directions.

/** How often it is looked whether something was plugged in: only links are read. */
const lookMs = 400
const aliveMs = 3_000
/** The kernel has no more. */
const mostDevices = 64
/** One that said too much is left alone for so long. */
const floodPauseMs = 10_000

// The other driver does not say what a device is for.
HID.setDriverType('hidraw')

const opened = new Map<string, HID.HID>()
const refusedUntil = new Map<string, number>()
let wanted: ReadonlySet<string> = new Set()
let there: ReadonlySet<string> = new Set()
let known: string | null = null

process.on('message', (order: ChildOrder) => {
  if (order.do === 'open') wanted = new Set(order.paths)
  else send(order)
  if (order.do === 'open') openWanted()
})
// Whoever started us is gone: no device may stay open for nobody.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
setInterval(look, lookMs)
setInterval(() => say({ is: 'alive' }), aliveMs)
try {
  look()
} catch (fault) {
  // Whoever started us tries again, less and less often: what is missing may be installed meanwhile.
  process.send?.({ is: 'unusable', why: whyUnusable(fault) } satisfies ChildWord, () => process.exit(1))
}

function say(word: ChildWord): void {
  process.send?.(word)
}

/** For whoever looks after this computer. The driver is linked with a library that a small Linux does not have. */
function whyUnusable(fault: unknown): string {
  const what = `The driver of the USB devices cannot start: ${fault instanceof Error ? fault.message : fault}`
  return what.includes('libusb') ? `${what}. It needs Debian's libusb: sudo apt-get install libusb-1.0-0` : what
}

function look(): void {
  const now = links()
  if (now !== known) {
    // Takes a second on a slow machine, and is asked only when something was plugged in or out.
    const devices = grouped(HID.devices())
    there = new Set(devices.map(({ path }) => path))
    for (const path of opened.keys()) if (!there.has(path)) close(path, 'gone')
    known = now
    refusedUntil.clear()
    say({ is: 'listed', devices })
  }
  openWanted()
}

/** What is plugged in, as the kernel's links say it: a number in them grows with each plugging. */
function links(): string {
  return Array.from({ length: mostDevices }, (_, number) => linkOf(`hidraw${number}`)).join('\n')
}

function linkOf(name: string): string {
  try {
    return readlinkSync(`/sys/class/hidraw/${name}`)
  } catch {
    return ''
  }
}

function grouped(devices: readonly HID.Device[]): readonly HidListed[] {
  const byPath = new Map<string, HidListed>()
  for (const { path, vendorId, productId, product, manufacturer, serialNumber, usagePage = 0, usage = 0 } of devices) {
    if (!path) continue
    const usages = [...(byPath.get(path)?.usages ?? []), { page: usagePage, usage }]
    const name = (product || manufacturer || '').slice(0, 64)
    const serial = (serialNumber ?? '').slice(0, 64)
    byPath.set(path, { path, vendor: vendorId, product: productId, name, serial, port: portOf(path), usages })
  }
  return [...byPath.values()]
}

/** `1-1.3`: the bus and the sockets on the way to the device. */
function portOf(path: string): string {
  return [...linkOf(path.split('/').at(-1) ?? '').matchAll(/\/(\d+-[\d.]+)(?=\/)/g)].at(-1)?.[1] ?? ''
}

function openWanted(): void {
  for (const path of opened.keys()) if (!wanted.has(path)) close(path, 'gone')
  for (const path of wanted) {
    if (!there.has(path) || opened.has(path) || (refusedUntil.get(path) ?? 0) > performance.now()) continue
    open(path)
  }
}

function open(path: string): void {
  try {
    const device = new HID.HID(path)
    const meter = newMeter()
    opened.set(path, device)
    device.on('data', (bytes: Buffer) => {
      if (opened.get(path) !== device) return
      if (meter(performance.now())) return say({ is: 'report', path, bytes: Uint8Array.from(bytes) })
      refuse(path, 'flood', floodPauseMs)
    })
    device.on('error', () => opened.get(path) === device && close(path, 'gone'))
    say({ is: 'opened', path })
  } catch {
    // The rules for its permissions may not have been carried out yet: tried again.
    refuse(path, 'forbidden', 1_000)
  }
}

function refuse(path: string, why: 'forbidden' | 'flood', ms: number): void {
  refusedUntil.set(path, performance.now() + ms)
  close(path, why)
}

function close(path: string, why: Extract<HidWord, { is: 'closed' }>['why']): void {
  const device = opened.get(path)
  opened.delete(path)
  try {
    device?.removeAllListeners('data')
    device?.close()
  } catch {
    // It is gone already, and that is what was wanted.
  }
  say({ is: 'closed', path, why })
}

function send({ path, report }: Extract<ChildOrder, { do: 'send' }>): void {
  const device = opened.get(path)
  if (!device) return
  try {
    const bytes = Buffer.from(report.bytes)
    if (report.by === 'feature') device.sendFeatureReport(bytes)
    else device.write(bytes)
  } catch {
    close(path, 'gone')
  }
}
