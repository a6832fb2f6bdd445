import {
  type Binding,
  type LampState,
  type Peripheral,
  type PeripheralRole,
  type PeripheralWord,
  roleOf,
} from '../domain/peripheral'
import type { HidBus, HidListed, HidWord } from './hid'
import { type Family, familyOf } from './hid-families'
import { flashes, flashMs, lampReport } from './lamps'
import { newReader, type Reader } from './reader'

interface Known {
  readonly peripheral: Omit<Peripheral, 'state'>
  readonly parts: readonly { readonly device: HidListed; readonly family: Family }[]
}

export interface PeripheralsParts {
  readonly bus: HidBus
  readonly now: () => number
  readonly say: (word: PeripheralWord) => void
}

/**
 * All that hangs on this computer's USB ports: what it is, what of it is opened, and what its reports mean. A keyboard
 * that nobody bound is listed and never opened: what somebody types is nobody's business.
 */
export class Peripherals {
  readonly #bus: HidBus
  readonly #now: () => number
  readonly #say: PeripheralsParts['say']
  #known: readonly Known[] = []
  #bindings: ReadonlyMap<string, Binding> = new Map()
  #lights: ReadonlyMap<string, LampState> = new Map()
  readonly #readers = new Map<string, Reader>()
  readonly #open = new Set<string>()
  readonly #forbidden = new Set<string>()
  /** The last that was sent to each lamp, so that nothing is sent twice. */
  readonly #sent = new Map<string, string>()
  #flash: NodeJS.Timeout | null = null
  #lit = true
  #seen = ''

  constructor({ bus, now, say }: PeripheralsParts) {
    this.#bus = bus
    this.#now = now
    this.#say = say
    bus.listen(word => this.#hear(word))
  }

  /** What admins said the peripherals of this computer are for. */
  bind(bindings: readonly Binding[]): void {
    this.#bindings = new Map(bindings.map(binding => [binding.key, binding]))
    this.#readers.clear()
    this.#choose()
  }

  /** How the counter of each lamp stands, by the lamp's key. One that is not named is dark. */
  light(lights: ReadonlyMap<string, LampState>): void {
    this.#lights = lights
    this.#paint()
    const wantsFlash = [...lights.values()].some(flashes)
    if (wantsFlash && !this.#flash) this.#flash = setInterval(() => this.#turnFlash(), flashMs)
    if (!wantsFlash) this.#endFlash()
  }

  seen(): readonly Peripheral[] {
    return this.#known.map(({ peripheral, parts }) => {
      const paths = parts.map(({ device }) => device.path)
      const isOpen = paths.some(path => this.#open.has(path))
      const isForbidden = !isOpen && paths.some(path => this.#forbidden.has(path))
      return { ...peripheral, state: isOpen ? 'open' : isForbidden ? 'forbidden' : 'unused' }
    })
  }

  async close(): Promise<void> {
    this.light(new Map())
    this.#endFlash()
    await this.#bus.close()
  }

  #hear(word: HidWord): void {
    switch (word.is) {
      case 'listed': {
        this.#known = group(word.devices)
        const there = new Set(word.devices.map(({ path }) => path))
        for (const path of [...this.#open, ...this.#forbidden]) if (!there.has(path)) this.#forget(path)
        this.#choose()
        break
      }
      case 'opened':
        this.#forbidden.delete(word.path)
        this.#open.add(word.path)
        this.#paint()
        this.#tell()
        break
      case 'closed':
        this.#forget(word.path)
        if (word.why === 'forbidden') this.#forbidden.add(word.path)
        this.#tell()
        break
      case 'report':
        this.#read(word.path, word.bytes)
    }
  }

  #forget(path: string): void {
    this.#open.delete(path)
    this.#forbidden.delete(path)
    this.#readers.delete(path)
    this.#sent.delete(path)
  }

  #choose(): void {
    const wanted = this.#known.filter(known => this.#role(known) !== null)
    this.#bus.open(wanted.flatMap(({ parts }) => parts.map(({ device }) => device.path)))
    this.#paint()
    this.#tell()
  }

  #role({ peripheral }: Known): PeripheralRole | null {
    return roleOf({ ...peripheral, state: 'unused' }, this.#bindings.get(peripheral.key))
  }

  #read(path: string, bytes: Uint8Array): void {
    const known = this.#known.find(({ parts }) => parts.some(({ device }) => device.path === path))
    const part = known?.parts.find(({ device }) => device.path === path)
    const role = known && this.#role(known)
    if (!known || !part || !role) return
    const reader = this.#readers.get(path) ?? newReader(part.family.shape, role, part.device.product)
    this.#readers.set(path, reader)
    const { scanned, pressed } = reader(bytes, this.#now())
    for (const code of scanned) this.#say({ is: 'scanned', by: known.peripheral.key, code })
    for (const button of pressed) this.#say({ is: 'pressed', by: known.peripheral.key, button })
  }

  #paint(): void {
    for (const { peripheral, parts } of this.#known) {
      const state = this.#lights.get(peripheral.key) ?? 'closed'
      for (const { device } of parts) {
        const report = this.#open.has(device.path) ? lampReport(device, state, this.#lit) : null
        const text = report && Buffer.from(report.bytes).toString('hex')
        if (!report || this.#sent.get(device.path) === text) continue
        this.#sent.set(device.path, text ?? '')
        this.#bus.send(device.path, report)
      }
    }
  }

  #turnFlash(): void {
    this.#lit = !this.#lit
    this.#paint()
  }

  #endFlash(): void {
    if (this.#flash) clearInterval(this.#flash)
    this.#flash = null
    this.#lit = true
  }

  #tell(): void {
    const peripherals = this.seen()
    const text = JSON.stringify(peripherals)
    if (text === this.#seen) return
    this.#seen = text
    this.#say({ is: 'seen', peripherals })
  }
}

/** One thing may be several devices to the system: a keyboard, a consumer control, a pipe for its settings. */
function group(devices: readonly HidListed[]): readonly Known[] {
  const things = new Map<string, { device: HidListed; family: Family }[]>()
  for (const device of devices) {
    const family = familyOf(device)
    if (!family) continue
    const place = `${hex(device.vendor)}:${hex(device.product)}@${device.port || device.path}`
    things.set(place, [...(things.get(place) ?? []), { device, family }])
  }
  const serials = [...things.values()].map(parts => serialKey(parts[0]?.device))
  return [...things].flatMap(([place, parts]): Known[] => {
    const best = parts.find(({ family }) => family.role !== null) ?? parts[0]
    if (!best) return []
    const serial = serialKey(best.device)
    // Two with one serial number have none: the port tells them apart.
    const isOwn = serial !== '' && serials.filter(one => one === serial).length === 1
    const { kind, role, keys } = best.family
    const key = isOwn ? serial : place
    return [{ peripheral: { key, name: best.device.name, kind, usualRole: role, usualKeys: keys }, parts }]
  })
}

function serialKey(device: HidListed | undefined): string {
  return device && /[1-9a-z]/i.test(device.serial)
    ? `${hex(device.vendor)}:${hex(device.product)}/${device.serial}`
    : ''
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
