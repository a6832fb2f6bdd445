import { expect, test } from 'vitest'
import { readButtonReport } from '../../../devices/button-report'
import { familyOf } from '../../../devices/hid-families'
import { keyName, readKeyboardReport } from '../../../devices/keyboard-report'
import { newReader } from '../../../devices/reader'
import { boardingPass, ezAccess, numbered, streamDecks, typedNumber, voyager } from './recorded'

const keyboard = [{ page: 0x01, usage: 0x06 }]

function scannedOf(reader: ReturnType<typeof newReader>, reports: readonly Uint8Array[], from = 0) {
  return reports.flatMap((report, place) => reader(report, from + place * 4).scanned)
}

test('a Honeywell and an Access-IS in HID-POS mode say long codes over several reports', () => {
  for (const { reports, code } of [voyager, boardingPass])
    expect(scannedOf(newReader('pos-scanner', 'scanner', 0), reports)).toEqual([code])
})

test('what a scanner types with Ctrl after a code is no part of the next one', () => {
  const reader = newReader('keyboard', 'scanner', 0)
  const { reports, code } = typedNumber
  expect(scannedOf(reader, reports)).toEqual([code])
  expect(scannedOf(reader, reports, reports.length * 4)).toEqual([code])
})

test('a keyboard’s report with a number before it is read', () =>
  expect([...(readKeyboardReport(numbered) ?? [])]).toEqual(['Digit0']))

test('[H5] all eight keys of an EZ Access pad are known without teaching', () => {
  const usual = familyOf({ vendor: 0x2047, product: 0x09d0, usages: keyboard })?.keys ?? {}
  for (const [code, meaning] of Object.entries(ezAccess.browserCodes)) {
    const { pressed } = newReader('keyboard', 'navigation', 0)(ezAccess.report(Number(code)), 0)
    expect(pressed.map(key => usual[key])).toEqual([meaning])
  }
  expect(keyName(0x72)).toBe('F23')
})

test('the keys of every Stream Deck are counted from the upper left', () => {
  for (const { product, report, button } of streamDecks)
    expect([product, ...(readButtonReport(product, report) ?? [])]).toEqual([product, button])
})

test('pedals and scanners are known by the numbers under which their makers sell them', () => {
  // github.com/rgerganov/footswitch, README.md; Newland: github.com/gary-rowe/hid4java/issues/146.
  const pedals = [
    '0c45:7403',
    '0c45:7404',
    '413d:2107',
    '1a86:e026',
    '3553:b001',
    '0426:3011',
    '055a:0998',
    '5131:2019',
  ]
  for (const [numbers, role] of [...pedals.map(one => [one, 'clerk']), ['1eab:1a03', 'scanner']]) {
    const [vendor = 0, product = 0] = (numbers ?? '').split(':').map(part => Number.parseInt(part, 16))
    expect([numbers, familyOf({ vendor, product, usages: keyboard })?.role]).toEqual([numbers, role])
  }
})
