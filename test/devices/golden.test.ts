import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { drawPaper } from '../../devices/draw-paper'
import type { Paper } from '../../devices/paper'
import { pngOf } from '../../devices/png'
import { type Raster, rasterOf } from '../../devices/raster'
import { languages } from '../../domain/words'
import { checklist, pokrovPaper, receipt, said } from './papers'

const folder = join(import.meta.dirname, 'golden')
/** Processors round differently at the edge of a stroke; the smallest sign of a ticket has more dots. */
const mostDifferent = 12

const tickets = languages.flatMap(language => {
  const { service, documents } = said[language]
  const paper = { ...pokrovPaper, language, serviceName: service, documents }
  const copy = { ...paper, copy: true, priority: documents[0] ?? '' }
  return [
    { name: `ticket-${language}-576`, paper, width: 576 },
    { name: `ticket-${language}-384`, paper: copy, width: 384 },
  ]
})
const lists = [576, 384].flatMap(width => [
  { name: `checklist-uk-${width}`, paper: checklist, width },
  { name: `receipt-uk-${width}`, paper: receipt, width },
])

describe('[P4] papers look as they did when somebody last looked at them', () => {
  test.each([...tickets, ...lists])('$name', async ({ name, paper, width }) => {
    const drawn = drawPaper(paper as Paper, width)
    const file = join(folder, `${name}.png`)
    if (process.env.RENEW_GOLDEN) writeFileSync(file, pngOf(drawn))
    expect(existsSync(file), 'RENEW_GOLDEN=1 makes what is missing').toBe(true)
    const kept = await rasterIn(file)
    expect([drawn.width, drawn.height]).toEqual([kept.width, kept.height])
    expect(different(drawn, kept), 'dots that differ; docs/printers.md says how to renew').toBeLessThan(mostDifferent)
  })

  test('a letter of the smallest kind that is another one would be noticed', () => {
    const drawn = (reference: string) => drawPaper({ ...receipt, reference }, 384)
    expect(different(drawn('1.'), drawn('1,'))).toBeGreaterThanOrEqual(mostDifferent)
  })
})

async function rasterIn(file: string): Promise<Raster> {
  const picture = await loadImage(readFileSync(file))
  const pen = createCanvas(picture.width, picture.height).getContext('2d')
  pen.drawImage(picture, 0, 0)
  const { data } = pen.getImageData(0, 0, picture.width, picture.height)
  return rasterOf(data, picture.width, picture.height)
}

function different(one: Raster, other: Raster): number {
  let dots = 0
  for (const [at, byte] of one.bits.entries()) {
    for (let left = byte ^ (other.bits[at] ?? 0); left > 0; left &= left - 1) dots++
  }
  return dots
}
