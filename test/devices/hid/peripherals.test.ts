import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { families } from '../../../devices/hid-families'
import { Peripherals } from '../../../devices/peripherals'
import { SimulatedHid, twins } from '../../../devices/simulated-hid'
import { type PeripheralWord, peripheralRoles } from '../../../domain/peripheral'

let hid: SimulatedHid
let peripherals: Peripherals
let words: PeripheralWord[]
let now: number

beforeEach(() => {
  hid = new SimulatedHid()
  words = []
  now = 0
  peripherals = new Peripherals({ bus: hid, now: () => now, say: word => words.push(word) })
  return () => peripherals.close()
})

const scanned = () => words.flatMap(word => (word.is === 'scanned' ? [word.code] : []))
const pressed = () => words.flatMap(word => (word.is === 'pressed' ? [word.button] : []))
const seen = () => peripherals.seen().map(({ key, state }) => `${key} ${state}`)

test('a scanner works as soon as it is plugged in, in either of its modes', () => {
  hid.plug('scanner')
  hid.plug('typing-scanner')
  hid.scan('scanner', 'https://queue.town.example/t/abc')
  hid.scan('typing-scanner', 'A-042')
  expect(scanned()).toEqual(['https://queue.town.example/t/abc', 'A-042'])
})

test('[H1] keys of unknown make say nothing before an admin has bound them, nor after that was taken back', () => {
  hid.plug('numpad')
  hid.press('numpad', 'NumpadEnter')
  expect(seen()).toEqual(['13ba:0018@1-4 unused'])
  peripherals.bind([{ key: '13ba:0018@1-4', role: 'clerk', counter: 3, keys: { NumpadEnter: 'call-next' } }])
  hid.press('numpad', 'NumpadEnter')
  expect(pressed()).toEqual(['NumpadEnter'])
  peripherals.bind([])
  hid.press('numpad', 'NumpadEnter')
  expect(pressed()).toEqual(['NumpadEnter'])
  expect(seen()).toEqual(['13ba:0018@1-4 unused'])
})

test('[H4] a replug on another path is the same keypad in the same socket, and another one elsewhere', () => {
  hid.plug('pedal')
  const [first] = seen()
  hid.unplug('pedal')
  expect(seen()).toEqual([])
  hid.plug('pedal')
  expect(seen()).toEqual([first])
  hid.unplug('pedal')
  hid.plug('pedal', '2-1')
  expect(seen()).toEqual(['1a86:e026@2-1 open'])
})

test('[H4] a pedal pulled out while it is down calls nobody when it comes back', () => {
  hid.plug('pedal')
  hid.press('pedal', 'KeyB', { hold: true })
  hid.unplug('pedal')
  hid.plug('pedal')
  hid.say('pedal', [0, 0, 0, 0, 0, 0, 0, 0])
  expect(pressed()).toEqual([])
})

test('[H6] a lamp shows its counter’s state, also after a replug, and is dark when the program ends', async () => {
  const colour = () => hid.look().find(({ twin }) => twin === 'lamp')?.colour
  hid.plug('lamp')
  expect(colour()).toBe('#000000')
  peripherals.light(new Map([['04d8:f372@1-8', 'serving']]))
  expect(colour()).toBe('#003cff')
  hid.unplug('lamp')
  hid.plug('lamp')
  expect(colour()).toBe('#003cff')
  peripherals.light(new Map())
  expect(colour()).toBe('#000000')
})

test('[H1][H4] whatever is plugged, pulled, bound and garbled in whatever order: nothing breaks, and only bound keys speak', () => {
  const twin = fc.constantFrom(...twins)
  const deed = fc.oneof(
    fc.record({ do: fc.constant('plug' as const), twin }),
    fc.record({ do: fc.constant('unplug' as const), twin }),
    fc.record({ do: fc.constant('say' as const), twin, bytes: fc.array(fc.nat(255), { maxLength: 70 }) }),
    fc.record({ do: fc.constant('bind' as const), twin, role: fc.constantFrom(...peripheralRoles) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(3_000) }),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), deeds => {
      const bus = new SimulatedHid()
      const spoken = new Set<string>()
      const bound = new Set<string>()
      let at = 0
      const all = new Peripherals({
        bus,
        now: () => at,
        say: word => word.is !== 'seen' && spoken.add(word.by),
      })
      for (const what of deeds) {
        if (what.do === 'plug') bus.plug(what.twin)
        else if (what.do === 'unplug') bus.unplug(what.twin)
        else if (what.do === 'say') bus.say(what.twin, what.bytes)
        else if (what.do === 'wait') at += what.ms
        else {
          const one = all.seen()[0]
          if (one) bound.add(one.key)
          all.bind(one ? [{ key: one.key, role: what.role, counter: 1, keys: {} }] : [])
        }
      }
      for (const key of spoken) {
        const [vendor = ''] = key.split(':')
        const isKnown = families.some(known => known.vendor === Number.parseInt(vendor, 16) && known.role)
        expect(isKnown || bound.has(key)).toBe(true)
      }
    }),
  )
})

test('every make that is known has its line among the rules for the system', () => {
  const rules = readFileSync('deploy/60-redica.rules', 'utf8')
  const hex = (id: number) => id.toString(16).padStart(4, '0')
  for (const { vendor, products } of families) {
    if (vendor === null) continue
    for (const product of products ?? [null]) {
      const one = product === null ? '' : `, ATTRS{idProduct}=="${hex(product)}"`
      expect(rules).toContain(`SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${hex(vendor)}"${one}, GROUP="redica"`)
    }
  }
})
