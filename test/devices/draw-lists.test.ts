import { describe, expect, test } from 'vitest'
import { drawPaper } from '../../devices/draw-paper'
import type { ChecklistPaper, ReceiptPaper } from '../../devices/paper'
import { profiles } from '../../devices/printer-profiles'
import { textPaper } from '../../devices/text-paper'
import { languages } from '../../domain/words'
import { checklist, receipt, small, wide } from './papers'

/** How many dots of each row are black. */
function inkOf({ width, bits }: { width: number; bits: Uint8Array }): readonly number[] {
  const rowBytes = width / 8
  return Array.from({ length: bits.length / rowBytes }, (_, row) =>
    bits
      .subarray(row * rowBytes, (row + 1) * rowBytes)
      .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0),
  )
}

describe.each(languages)('[P4][P5][P6] lists and receipts in %s', tongue => {
  test.each([wide, small])('are drawn on $width dots, and nothing touches an edge', profile => {
    for (const paper of [
      { ...checklist, language: tongue },
      { ...receipt, language: tongue, copy: true },
    ]) {
      const raster = drawPaper(paper, profile.width)
      const ink = inkOf(raster)
      expect(raster.height).toBeGreaterThan(400)
      expect(ink.reduce((sum, dots) => sum + dots, 0) / (raster.width * raster.height)).toBeGreaterThan(0.02)
      const rowBytes = raster.width / 8
      for (let row = 0; row < raster.height; row++) {
        expect([raster.bits[row * rowBytes], raster.bits[(row + 1) * rowBytes - 1]]).toEqual([0, 0])
      }
    }
  })
})

test('[P5] a longer list is a longer paper: nothing is left out', () => {
  const long = { ...checklist, documents: Array.from({ length: 14 }, (_, place) => `документ ${place}`) }
  expect(drawPaper(long, 384).height).toBeGreaterThan(drawPaper(checklist, 384).height + 12 * 20)
})

test('[P6] what was not handed in, typed or printed before takes no room', () => {
  const bare = drawPaper({ ...receipt, documents: [], reference: '' }, 576)
  expect(bare.height).toBeLessThan(drawPaper(receipt, 576).height)
  expect(drawPaper({ ...receipt, copy: true }, 576).height).toBeGreaterThan(drawPaper(receipt, 576).height)
})

test('[P4][P5][P6] in the printer’s own letters, with boxes that are empty or ticked', () => {
  const inLetters = (paper: ChecklistPaper | ReceiptPaper) =>
    Buffer.from(textPaper(paper, profiles['slow-80']) ?? []).toString('latin1')
  const ascii = { municipalityName: 'Town', branchName: 'Centre', language: 'en' } as const
  const list = inLetters({ ...checklist, ...ascii, serviceName: 'Permit', documents: ['ID'], deadlineDays: 5 })
  expect(list).toMatch(/What to bring\n.*Permit\n.*Have ready\n.*\[ \] ID\n.*Deadline: 5 days\n/s)
  const given = { ...receipt, ...ascii, serviceName: 'Permit', number: 'A047', documents: ['ID'], reference: 'No. 12' }
  expect(inLetters(given)).toMatch(
    /Receipt.*Permit.*Ticket number: A047.*Counter: 2.*30 days.*Reference: No. 12.*\[x\] ID/s,
  )
  expect(inLetters({ ...given, documents: [], copy: true })).toMatch(/Copy.*No documents were handed in/s)
})
