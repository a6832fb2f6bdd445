import { describe, expect, test } from 'vitest'
import { drawPaper, drawWhole } from '../../devices/draw-paper'
import type { TicketPaper } from '../../devices/paper'
import { gap } from '../../devices/paper-page'
import { Drawer, type Part } from '../../devices/paper-parts'
import { usualDesign } from '../../domain/ticket-design'
import { languages } from '../../domain/words'
import { pokrovPaper, said } from './papers'

const emblem = { width: 16, height: 16, bits: Buffer.alloc(32, 0x5a).toString('base64') }
const second = { language: 'en', serviceName: 'Place of residence', footer: 'Thank you' } as const

/** Each differs from the design's picture in one thing. */
const changes: readonly Partial<TicketPaper>[] = [
  {},
  ...languages.map(language => ({ language, serviceName: said[language].service })),
  { municipalityName: 'місто Інше' },
  { branchName: 'Інший центр' },
  { emblemLetter: 'І' },
  { emblem },
  { emblem: { ...emblem, bits: Buffer.alloc(32, 0xa5).toString('base64') } },
  { number: 'Щ047' },
  { number: 'Р048' },
  { number: 'МŰЩ12045' },
  { serviceName: 'Ǻ̃̂ Щось інше' },
  { priority: 'Ветеран війни' },
  { priority: 'Мати' },
  { ahead: 0 },
  { ahead: 12 },
  { ahead: 80 },
  { wait: null },
  { wait: { fromMinutes: 9, toMinutes: 14 } },
  { counters: [] },
  { counters: [4] },
  { way: null },
  { documents: [] },
  { documents: ['паспорт'] },
  { url: 'http://127.0.0.1:3000/t/a' },
  { url: `https://cnap.pokrov.example/t/${'Zk3vQ9xP2mT8wL5nR7yB1c'.repeat(6)}` },
  { issuedAt: pokrovPaper.issuedAt + 60_000 },
  { issuedAt: pokrovPaper.issuedAt + 59_999 },
  { timeZone: 'Europe/London' },
  { copy: true },
  { footer: 'Гаряча лінія 15-45' },
  { second },
  { second: { ...second, language: 'hu' } },
  { second: { ...second, footer: 'Goodbye' } },
  ...(['showsWait', 'showsRow', 'showsDocuments', 'showsCode'] as const).map(part => ({
    shows: { ...usualDesign, [part]: false },
  })),
  { shows: { ...usualDesign, showsWait: false, showsRow: false } },
  { shows: { ...usualDesign, size: 'large' } },
]

describe('[P4] a ticket made of parts that others had before', () => {
  test.each([576, 384, 546])('is to the dot what it is in one piece, on %s dots', width => {
    // Twice: first each meets what the others left, then what it left itself.
    for (const change of [...changes, ...changes]) {
      const paper = { ...pokrovPaper, ...change }
      const [inParts, whole] = [drawPaper(paper, width), drawWhole(paper, width)]
      expect(inParts.height).toBe(whole.height)
      expect(Buffer.from(inParts.bits).equals(Buffer.from(whole.bits)), JSON.stringify(change)).toBe(true)
    }
  })

  test('has its own minute', () => {
    const at = (ms: number) => Buffer.from(drawPaper({ ...pokrovPaper, issuedAt: pokrovPaper.issuedAt + ms }, 576).bits)
    expect(at(59_999).equals(at(0))).toBe(true)
    expect(at(60_000).equals(at(0))).toBe(false)
    expect(at(120_000).equals(at(60_000))).toBe(false)
  })

  test('is kept in some megabytes, and what was asked for last stays', () => {
    const drawer = new Drawer()
    const parts = Array.from({ length: 500 }, (_, at): Part => {
      return { sign: `${at}`, place: { x: 0, y: 0, width: 576 }, block: () => gap(0) }
    })
    const picture = { width: 800, height: 100, bits: new Uint8Array(10_000) }
    const [first, ...others] = parts
    if (!first) throw new Error('There are some.')
    for (const part of others) {
      drawer.pictureOf(first, () => picture)
      drawer.pictureOf(part, () => picture)
      expect(drawer.bytes).toBeLessThanOrEqual(4_000_000)
    }
    const kept = parts.filter(part => drawer.has(part))
    expect(kept.length).toBeGreaterThan(390)
    expect(kept).toEqual([first, ...parts.slice(1 - kept.length)])
  })
})
