import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { HidProcess } from '../../../devices/hid-process'
import { Peripherals } from '../../../devices/peripherals'
import type { Peripheral, PeripheralWord } from '../../../domain/peripheral'
import { until } from '../until'
import { descriptors } from './descriptors'
import { honeywell, numpad } from './reports'
import { hasTestbed, openTestbed } from './testbed'

const there = hasTestbed()
if (!there)
  console.warn(
    'Not tested: USB devices through the real driver. sudo apt-get install umockdev gir1.2-umockdev-1.0 python3-gi',
  )

const scanner = {
  vendor: 0x0c2e,
  product: 0x0b81,
  name: 'Honeywell Scanner',
  serial: 'SN001',
  descriptor: descriptors.scanner,
}
const keypad = { vendor: 0x13ba, product: 0x0018, name: 'Numeric Keypad', serial: '', descriptor: descriptors.keyboard }
const lamp = { vendor: 0x04d8, product: 0xf372, name: 'Luxafor Flag', serial: 'L1', descriptor: descriptors.lamp }

/** The real driver in its own process, which sees the testbed's devices and no others. */
async function openBus() {
  const testbed = await openTestbed()
  const words: PeripheralWord[] = []
  const troubles: string[] = []
  const bus = new HidProcess({ onTrouble: what => troubles.push(what), env: testbed.env })
  const peripherals = new Peripherals({ bus, now: () => performance.now(), say: word => words.push(word) })
  onTestFinished(() => peripherals.close())
  const state = (name: string): Peripheral['state'] | undefined =>
    peripherals.seen().find(one => one.name === name)?.state
  return { testbed, bus, peripherals, words, troubles, state }
}

/** Two reports that come closer together are one in the testbed, and never in the kernel. */
const apart = () => new Promise(resolve => setTimeout(resolve, 40))

test.skipIf(!there)(
  '[H4] a scanner is plugged in, scans, is pulled out, and scans again in another socket',
  async () => {
    const { testbed, words, state } = await openBus()
    const codes = () => words.flatMap(word => (word.is === 'scanned' ? [word.code] : []))
    await testbed.plug({ ...scanner, number: 0, port: '1-1' })
    await until('the scanner is open', () => state('Honeywell Scanner') === 'open')
    await testbed.send(0, honeywell.ticket)
    await until('the code is there', () => codes().length === 1)
    await testbed.unplug(0)
    await until('the scanner is gone', () => state('Honeywell Scanner') === undefined)
    await testbed.plug({ ...scanner, number: 3, port: '1-4' })
    await until('the scanner is open again', () => state('Honeywell Scanner') === 'open')
    await testbed.send(3, honeywell.cyrillic)
    await until('the second code is there', () => codes().length === 2)
    expect(codes()).toEqual(['A042-7f3c', 'Ћ'])
    const keys = words.flatMap(word => (word.is === 'scanned' ? [word.by] : []))
    expect(keys).toEqual(['0c2e:0b81/SN001', '0c2e:0b81/SN001'])
  },
)

test.skipIf(!there)('[H1] a keypad is left alone until it is bound; then it is known by its socket', async () => {
  const { testbed, words, peripherals, state } = await openBus()
  await testbed.plug({ ...keypad, number: 0, port: '1-2' })
  await until('the keypad is listed', () => state('Numeric Keypad') === 'unused')
  const key = peripherals.seen()[0]?.key ?? ''
  expect(key).toBe('13ba:0018@1-2')
  peripherals.bind([{ key, role: 'clerk', counter: 3, keys: { NumpadEnter: 'call-next' } }])
  await until('the keypad is open', () => state('Numeric Keypad') === 'open')
  for (const report of [numpad.enter, numpad.enter, numpad.nothing]) {
    await testbed.send(0, report)
    await apart()
  }
  await until('the press is there', () => words.some(word => word.is === 'pressed'))
  expect(words.filter(word => word.is === 'pressed')).toEqual([{ is: 'pressed', by: key, button: 'NumpadEnter' }])
})

test.skipIf(!there)('[H4] the process is killed: another one opens the lamp again and lights it', async () => {
  const { testbed, bus, peripherals, troubles, state } = await openBus()
  await testbed.plug({ ...lamp, number: 0, port: '1-3' })
  await until('the lamp is open', () => state('Luxafor Flag') === 'open')
  expect(await testbed.written(0)).toContain('01ff000000')
  const [first] = [bus.pid]
  process.kill(first ?? 0, 'SIGKILL')
  await until('the lamp is lost', () => state('Luxafor Flag') === undefined)
  peripherals.light(new Map([[peripheralKey(lamp), 'open']]))
  await until('the lamp is open again', () => state('Luxafor Flag') === 'open')
  expect(await testbed.written(0)).toContain('01ff00a028')
  expect(bus.pid).not.toBe(first)
  expect(troubles).toHaveLength(1)
})

test('[H4] a driver that cannot start says once what to install, and is tried again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-hid-'))
  // A library that is none, found before the system's own.
  writeFileSync(path.join(folder, 'libusb-1.0.so.0'), '')
  const troubles: string[] = []
  let lists = 0
  const bus = new HidProcess({ onTrouble: what => troubles.push(what), env: { LD_LIBRARY_PATH: folder } })
  onTestFinished(async () => {
    await bus.close()
    rmSync(folder, { recursive: true })
  })
  bus.listen(word => {
    if (word.is === 'listed') lists++
  })
  await until('it was tried twice', () => lists === 2)
  expect(troubles).toEqual([expect.stringContaining('sudo apt-get install libusb-1.0-0')])
})

function peripheralKey({ vendor, product, serial }: typeof lamp): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0')
  return `${hex(vendor)}:${hex(product)}/${serial}`
}
