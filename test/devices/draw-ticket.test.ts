import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { drawPaper } from '../../devices/draw-paper'
import { commandsFor } from '../../devices/escpos'
import type { TicketPaper } from '../../devices/paper'
import { openPage } from '../../devices/paper-page'
import { wrap } from '../../devices/paper-text'
import type { Raster } from '../../devices/raster'
import { languages } from '../../domain/words'
import { has, pictureIn, qrIn } from './judges'
import { pokrovPaper, small, wide } from './papers'

const profiles = { '80 mm': wide, '58 mm': small }

/** Dots that are black between two columns, `to` excluded. */
function ink({ width, height, bits }: Raster, from: number, to: number): number {
  let black = 0
  for (let y = 0; y < height; y++) {
    for (let x = from; x < to; x++) black += ((bits[y * (width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  }
  return black
}

/** The longest run of black dots in any row. */
function longestRun({ width, height, bits }: Raster): number {
  let longest = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0, run = 0; x < width; x++) {
      run = ((bits[y * (width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? run + 1 : 0
      longest = Math.max(longest, run)
    }
  }
  return longest
}

const longest: Partial<TicketPaper> = {
  language: 'hu',
  serviceName: 'Megszentségteleníthetetlenségeskedéseitekért és anyakönyvikivonat-igénylésért felelős ügyosztály',
  branchName: 'Legeslegközpontibbügyfélszolgálatiügyintézésihely',
  priority: 'Különlegesenmegkülönböztetettbánásmódbanrészesítendőszemély',
  number: 'MŰK12045',
  counters: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  way: 'a földszinten a lépcsőház mögött jobbra',
  ahead: 12,
  wait: { fromMinutes: 100, toMinutes: 240 },
  documents: Array.from({ length: 10 }, () => 'közigazgatásiilletékbefizetésibizonylatmásolat (eredetiben)'),
}

describe.each(Object.entries(profiles))('on %s', (_, profile) => {
  const draw = (changes: Partial<TicketPaper> = {}) => drawPaper({ ...pokrovPaper, ...changes }, profile.width)

  test.skipIf(!has('zbarimg')).each(languages)(
    '[P4] the code on a ticket in %s is read from the printer bytes',
    language => {
      const raster = draw({ language, ...(language === 'hu' ? { priority: 'Mozgássérült' } : {}) })
      expect(qrIn(pictureIn(commandsFor(raster, profile)))).toBe(pokrovPaper.url)
    },
  )

  test('[P4] the longest texts stay within the margins', () => {
    const raster = draw(longest)
    expect(raster.width).toBe(profile.width)
    expect(ink(raster, 0, 5)).toBe(0)
    expect(ink(raster, profile.width - 5, profile.width)).toBe(0)
    expect(raster.height).toBeGreaterThan(draw().height)
  })

  test('[P4] wrapping keeps every letter', () => {
    const page = openPage(pokrovPaper, profile.width)
    const pokrov = parse(readFileSync('municipalities/pokrov.yaml', 'utf8'))
    const names: string[] = pokrov.services.map((service: { name: { uk: string } }) => service.name.uk)
    for (const words of [...names, longest.serviceName ?? '', longest.branchName ?? '']) {
      for (const balanced of [true, false]) {
        const lines = wrap(page, words, { setting: page.sizes.settings.service, width: page.sizes.inner, balanced })
        expect(lines.join('').replace(/[\s-]/g, '')).toBe(words.replace(/[\s-]/g, ''))
      }
    }
  })

  test('[P4] priority stands white on black', () => {
    const inner = openPage(pokrovPaper, profile.width).sizes.inner
    const more = ink(draw({ priority: 'Ветеран війни' }), 0, profile.width) - ink(draw(), 0, profile.width)
    expect(more).toBeGreaterThan(inner * 40)
  })

  test('[P2] a copy says that it is one', () => {
    const [first, copy] = [draw(), draw({ copy: true })]
    expect(copy.height).toBeGreaterThan(first.height)
    expect(longestRun(copy)).toBe(openPage(pokrovPaper, profile.width).sizes.inner)
  })

  test('[P4] whatever is not known is left out', () => {
    const sparse = draw({ wait: null, counters: [], way: null, documents: [], ahead: 0 })
    expect(sparse.height).toBeLessThan(draw().height)
    expect(draw({ ahead: 40 }).height).toBeLessThan(draw({ ahead: 4 }).height)
  })
})

test('[P4] widths of odd printers work too', () => {
  for (const width of [416, 432, 512, 640, 832]) {
    const raster = drawPaper({ ...pokrovPaper, ...longest }, width)
    expect(ink(raster, width - 5, width)).toBe(0)
  }
})

test('[P4] the code measures 196 dots or more on 80 mm, with its quiet zone', () => {
  const { bits, height } = drawPaper(pokrovPaper, 576)
  const row = (y: number) => bits.subarray(y * 72, y * 72 + 72)
  const black = (y: number, x: number) => ((row(y)[x >> 3] ?? 0) >> (7 - (x & 7))) & 1
  // The finder pattern is the only thing at the left margin that is 7 modules wide and as high.
  const module = 6
  const top = Array.from({ length: height }, (_, y) => y).findIndex(
    y => [...Array(7 * module).keys()].every(x => black(y, 16 + x)) && !black(y, 16 + 7 * module) && !black(y - 1, 16),
  )
  expect(top).toBeGreaterThan(0)
  const side = 33 * module
  expect(side).toBeGreaterThanOrEqual(196)
  for (let y = top - 4 * module; y < top; y++) expect(row(y).every(byte => byte === 0)).toBe(true)
  for (let y = top + side; y < top + side + 4 * module; y++) expect(row(y).every(byte => byte === 0)).toBe(true)
  for (let y = top; y < top + side; y++) {
    for (let x = 16 + side; x < 16 + side + 4 * module; x++) expect(black(y, x)).toBe(0)
  }
})

let drawn: Raster
beforeAll(() => {
  drawn = drawPaper(pokrovPaper, 576)
})

test('[P4] the same ticket is drawn the same every time', () => {
  expect(Buffer.from(drawPaper(pokrovPaper, 576).bits).equals(Buffer.from(drawn.bits))).toBe(true)
})
