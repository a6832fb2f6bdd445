import { createCanvas } from '@napi-rs/canvas'
import { checklistBlock } from './draw-checklist'
import { receiptBlock } from './draw-receipt'
import { testBlock } from './draw-test'
import { ticketStrips } from './draw-ticket'
import type { Paper, TicketPaper } from './paper'
import { type Block, openPage, type Pen, stack } from './paper-page'
import { blockOf, Drawer, type Part, type Strip } from './paper-parts'
import type { Sizes } from './paper-sizes'
import { type LaidRaster, laidOver, type Raster, rasterOf, rasterOfSquares } from './raster'

/**
 * A paper as the print head of `width` dots burns it (rule P4). Black and white, no line thinner than 2 dots. Takes
 * some milliseconds: it belongs in the drawing worker.
 */
export function drawPaper(paper: Paper, width: number): Raster {
  if (paper.kind !== 'ticket') return drawWhole(paper, width)
  const page = pageOf(paper, width)
  return drawStrips(ticketStrips(page), page.sizes)
}

/** The same as one picture, of which nothing is kept. */
export function drawWhole(paper: Paper, width: number): Raster {
  const block = blockOfPaper(paper, width)
  const { margin } = openPage(paper, width).sizes
  return drawn({ width, height: Math.ceil(block.height) }, pen => block.draw(pen, margin, 0))
}

/** A paper in one piece. */
export function blockOfPaper(paper: Paper, width: number): Block {
  switch (paper.kind) {
    case 'ticket':
      return stack(...ticketStrips(pageOf(paper, width)).map(blockOf))
    case 'checklist':
      return checklistBlock(openPage(paper, width))
    case 'receipt':
      return receiptBlock(openPage(paper, width))
    case 'test':
      return testBlock(openPage(paper, width))
  }
}

function pageOf(paper: TicketPaper, width: number) {
  return openPage(paper, width, { size: paper.shows.size, second: paper.second?.language ?? null })
}

/** Of this thread. */
const drawer = new Drawer()

/** A letter with signs on its signs may reach so far out of its part. */
const spill = 16

function drawStrips(strips: readonly Strip[], sizes: Sizes): Raster {
  const pictures: LaidRaster[] = []
  let top = 0
  for (const strip of strips) {
    let height = 0
    for (const part of strip) {
      const leftByte = leftByteOf(part, sizes)
      const picture = drawer.pictureOf(part, () => drawPart(part, sizes))
      pictures.push({ picture, leftByte, top: top + part.place.y - spill })
      height = Math.max(height, part.place.y + picture.height - 2 * spill)
    }
    top += height
  }
  return laidOver(pictures, { width: sizes.width, height: top })
}

function leftByteOf({ place }: Part, { margin }: Sizes): number {
  return Math.max(0, Math.floor((margin + place.x - spill) / 8))
}

function drawPart(part: Part, sizes: Sizes): Raster {
  const { x, width } = part.place
  const left = 8 * leftByteOf(part, sizes)
  const right = Math.min(sizes.width, Math.ceil(sizes.margin + x + width) + spill)
  const block = part.block()
  const size = { width: 8 * Math.ceil((right - left) / 8), height: block.height + 2 * spill }
  const inset = sizes.margin + x - left
  if (part.squares) return rasterOfSquares(part.squares, { ...size, left: inset, top: spill })
  return drawn(size, pen => block.draw(pen, inset, spill))
}

function drawn({ width, height }: Pick<Raster, 'width' | 'height'>, draw: (pen: Pen) => void): Raster {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = pen.strokeStyle = '#000'
  draw(pen)
  return rasterOf(pen.getImageData(0, 0, width, height).data, width, height)
}
