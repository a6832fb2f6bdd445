import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readButtonReport } from '../../../devices/button-report'
import { familyOf } from '../../../devices/hid-families'
import { keyName, readConsumerReport, readKeyboardReport } from '../../../devices/keyboard-report'
import { flashes, lampReport } from '../../../devices/lamps'
import { gatherCode, type HeldCode, readPosReport } from '../../../devices/pos-scanner'
import { moveFingers, noFingers } from '../../../devices/presses'
import { newReader } from '../../../devices/reader'
import { newMeter } from '../../../devices/report-meter'
import { posReports, typedReports } from '../../../devices/simulated-hid'
import { honeywell, numpad, pedal, stormLouder, stormTop, streamDeck, typedScan } from './reports'

const down = (report: Uint8Array) => [...(readKeyboardReport(report) ?? ['not a report'])]

/** What a reader makes of reports that come one after the other, each some milliseconds after the one before. */
function readAll(reader: ReturnType<typeof newReader>, reports: readonly Iterable<number>[], everyMs = 2) {
  const read = reports.map((report, place) => reader(Uint8Array.from(report), place * everyMs))
  return { scanned: read.flatMap(one => one.scanned), pressed: read.flatMap(one => one.pressed) }
}

describe('a scanner in HID-POS mode', () => {
  const scan = (...reports: readonly Iterable<number>[]) =>
    readAll(newReader('pos-scanner', 'scanner', 0), reports).scanned

  test('says a code in one report, also in Cyrillic, also one byte later', () => {
    expect(scan(honeywell.ticket)).toEqual(['A042-7f3c'])
    expect(scan(honeywell.cyrillic)).toEqual(['Ћ'])
    expect(scan(honeywell.shifted)).toEqual(['B007'])
    expect(readPosReport(honeywell.ticket)?.symbology).toBe(']Q1')
  })

  test('says nothing when it read nothing', () => expect(scan(honeywell.empty)).toEqual([]))

  test('says two codes within five milliseconds as two', () =>
    expect(scan(honeywell.ticket, honeywell.shifted)).toEqual(['A042-7f3c', 'B007']))

  test('whatever is written in a code comes through whole, over as many reports as it takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), text => {
        const clean = text.replace(/\p{Cc}+/gu, ' ').trim()
        expect(scan(...posReports(text))).toEqual(clean === '' ? [] : [clean])
      }),
    )
  })

  test('[H4] forgets a half code whose rest never came', () => {
    const [half] = posReports('x'.repeat(80))
    const held = gatherCode(null, readPosReport(Uint8Array.from(half ?? [])) ?? never(), 0).held
    const next = gatherCode(held, readPosReport(honeywell.ticket) ?? never(), 501)
    expect(next.code).toBe('A042-7f3c')
  })

  test('that never ends a code does not fill the memory', () => {
    const part = readPosReport(Uint8Array.from(posReports('x'.repeat(80))[0] ?? [])) ?? never()
    let held: HeldCode | null = null
    for (let at = 0; at < 1_000; at++) {
      held = gatherCode(held, part, at).held
      expect(held?.bytes.length ?? 0).toBeLessThanOrEqual(8_000)
    }
  })
})

describe('a scanner that plays keyboard', () => {
  test('types a code and ends it with Enter', () =>
    expect(readAll(newReader('keyboard', 'scanner', 0), typedScan).scanned).toEqual(['a4']))

  test('an address comes through, with capitals and signs', () => {
    const address = 'https://queue.town.example/t/Ab-9_x?k=1'
    expect(readAll(newReader('keyboard', 'scanner', 0), typedReports(address)).scanned).toEqual([address])
  })

  test('what a hand types slowly is no scan', () =>
    expect(readAll(newReader('keyboard', 'scanner', 0), typedReports('A042'), 400).scanned).toEqual([]))
})

describe('keys', () => {
  test('are named by where they lie', () => {
    expect(down(numpad.enter)).toEqual(['NumpadEnter'])
    expect(down(numpad.enterAndPlus)).toEqual(['NumpadEnter', 'NumpadAdd'])
    expect(down(pedal[0] ?? never())).toEqual(['KeyB'])
    expect(down(stormTop)).toEqual(['F23'])
    expect(down(Uint8Array.of(0x02, 0, 0, 0, 0, 0, 0, 0))).toEqual(['ShiftLeft'])
    expect(stormLouder.map(report => [...(readConsumerReport(report) ?? [])])).toEqual([['VolumeUp'], []])
    expect(keyName(0xa5)).toBe('Usagea5')
  })

  test('of a Stream Deck are counted from the upper left, whatever its size', () => {
    for (const { product, report, button } of [streamDeck.mk2, streamDeck.xl, streamDeck.mini, streamDeck.original])
      expect([...(readButtonReport(product, report) ?? [])]).toEqual([button])
    expect(readButtonReport(streamDeck.dial.product, streamDeck.dial.report)).toBeNull()
  })

  test('[H2] count once for each press and release, however long a clerk holds them', () => {
    const reader = newReader('keyboard', 'clerk', 0)
    const held = Array.from({ length: 50 }, () => numpad.enter)
    expect(readAll(reader, [...held, numpad.nothing], 20).pressed).toEqual(['NumpadEnter'])
  })

  test('[H2] on which something lies are nobody’s press', () => {
    const held = Array.from({ length: 50 }, () => numpad.enter)
    expect(readAll(newReader('keyboard', 'clerk', 0), [...held, numpad.nothing], 50).pressed).toEqual([])
  })

  test('[H2] with a worn contact count once', () => {
    const bouncing = [numpad.enter, numpad.nothing, numpad.enter, numpad.nothing]
    expect(readAll(newReader('keyboard', 'clerk', 0), bouncing, 10).pressed).toEqual(['NumpadEnter'])
    expect(readAll(newReader('keyboard', 'navigation', 0), bouncing, 10).pressed).toEqual(['NumpadEnter'])
  })

  test('of an accessible keypad answer at the touch, and do not repeat', () => {
    const reader = newReader('keyboard', 'navigation', 0)
    expect(reader(numpad.enter, 0).pressed).toEqual(['NumpadEnter'])
    expect(reader(numpad.enter, 900).pressed).toEqual([])
    expect(reader(numpad.nothing, 1_000).pressed).toEqual([])
  })

  test('of which too many are down at once change nothing', () => {
    const reports = [numpad.enter, numpad.rollOver, numpad.nothing]
    expect(readAll(newReader('keyboard', 'clerk', 0), reports, 100).pressed).toEqual(['NumpadEnter'])
  })
})

describe('lamps', () => {
  const luxafor = { vendor: 0x04d8, product: 0xf372, serial: '' }
  const blinkStick = { vendor: 0x20a0, product: 0x41e5 }
  const bytes = (device: typeof luxafor, lit = true) =>
    Buffer.from(lampReport(device, 'calling', lit)?.bytes ?? []).toString('hex')

  // Luxafor: github.com/vmitchell85/luxafor-python; blink(1): github.com/todbot/blink1, docs/blink1-hid-commands.md, and
  // nine bytes as github.com/sandeepmistry/node-blink1 sends them; BlinkStick: github.com/Ginden/blinkstick-node-v2.
  test('are told a colour in their own tongue; a call goes on and off', () => {
    expect(bytes(luxafor)).toBe('0001ffff8c00000000')
    expect(bytes(luxafor, false)).toBe('0001ff000000000000')
    expect(bytes({ vendor: 0x27b8, product: 0x01ed, serial: '' })).toBe('0163ff8c0000000000')
    expect(bytes({ ...blinkStick, serial: 'BS000001-1.1' })).toBe('01ff8c00')
    expect(lampReport({ vendor: 1, product: 1, serial: '' }, 'open', true)).toBeNull()
    expect((['closed', 'open', 'calling', 'serving', 'paused'] as const).filter(flashes)).toEqual(['calling'])
  })

  // github.com/arvydas/blinkstick-python, `set_led_data`: report 6, the channel, and eight times green, red, blue; and
  // `get_serial`: what stands behind the hyphen says what the thing can do.
  test('with eight lights light them all', () => {
    expect(bytes({ ...blinkStick, serial: 'BS003180-3.0' })).toBe(`0600${'8cff00'.repeat(8)}`)
    expect(bytes({ ...blinkStick, serial: 'BS003180-3.0' }, false)).toBe(`0600${'000000'.repeat(8)}`)
    // A Pro may drive a strip of one colour, which knows no frames; what says nothing of itself has one light.
    for (const serial of ['BS000123-2.0', '', 'BS-3']) expect(bytes({ ...blinkStick, serial })).toBe('01ff8c00')
  })
})

describe('garbage', () => {
  const anyReport = fc.uint8Array({ minLength: 0, maxLength: 70 })
  const shapes = ['pos-scanner', 'keyboard', 'consumer', 'buttons', 'lamp'] as const
  const roles = ['scanner', 'navigation', 'clerk', 'rating'] as const

  test('[H4] of any kind breaks no reader', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.constantFrom(...roles),
        fc.constantFrom(0x0060, 0x0063, 0x0080, 0x0084, 0xffff),
        fc.array(fc.tuple(anyReport, fc.nat(3_000))),
        (shape, role, product, reports) => {
          const reader = newReader(shape, role, product)
          let at = 0
          for (const [report, wait] of reports) {
            at += wait
            const { scanned, pressed } = reader(report, at)
            for (const code of scanned) expect(code).toMatch(/^[^\p{Cc}]+$/u)
            expect(new Set(pressed).size).toBe(pressed.length)
          }
        },
      ),
    )
  })

  test('[H4] presses never outnumber releases', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.subarray(['KeyA', 'KeyB', 'KeyC']), fc.nat(5_000))), moves => {
        let fingers = noFingers
        let at = 0
        let [begun, pressed] = [0, 0]
        for (const [keys, wait] of moves) {
          at += wait
          const moved = moveFingers(fingers, new Set(keys), at)
          fingers = moved.fingers
          begun += moved.begun.length
          pressed += moved.pressed.length
        }
        expect(pressed).toBeLessThanOrEqual(begun)
      }),
    )
  })

  test('[H4] in a flood is let through for a moment only, and the longest code always', () => {
    const meter = newMeter()
    expect(Array.from({ length: 160 }, (_, at) => meter(at)).every(Boolean)).toBe(true)
    expect(Array.from({ length: 10_000 }, (_, at) => meter(160 + at)).filter(Boolean).length).toBeLessThan(760)
  })
})

test('[H1] a keyboard that nobody knows has no role, and so is never opened unasked', () => {
  const usages = [{ page: 0x01, usage: 0x06 }]
  expect(familyOf({ vendor: 0x046d, product: 0xc31c, usages })?.role).toBeNull()
  expect(familyOf({ vendor: 0x046d, product: 0xc077, usages: [{ page: 0x01, usage: 0x02 }] })).toBeNull()
})

function never(): never {
  throw new Error('A fixture is missing.')
}
