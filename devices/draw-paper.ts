import { createCanvas } from '@napi-rs/canvas'
import { checklistBlock } from './draw-checklist'
import { receiptBlock } from './draw-receipt'
import { testBlock } from './draw-test'
import { ticketBlock } from './draw-ticket'
import type { Paper } from './paper'
import { openPage } from './paper-page'
import { type Raster, rasterOf } from './raster'

/**
 * A paper as the print head of `width` dots burns it (rule P4). Black and white, no line thinner than 2 dots. Takes
 * some 15 ms: it belongs in the drawing worker.
 */
export function drawPaper(paper: Paper, width: number): Raster {
  const block = blockOf(paper, width)
  const { margin } = openPage(paper, width).sizes
  const height = Math.ceil(block.height)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = pen.strokeStyle = '#000'
  block.draw(pen, margin, 0)
  return rasterOf(pen.getImageData(0, 0, width, height).data, width, height)
}

function blockOf(paper: Paper, width: number) {
  switch (paper.kind) {
    case 'ticket':
      return ticketBlock(openPage(paper, width, { size: paper.shows.size, second: paper.second?.language ?? null }))
    case 'checklist':
      return checklistBlock(openPage(paper, width))
    case 'receipt':
      return receiptBlock(openPage(paper, width))
    case 'test':
      return testBlock(openPage(paper, width))
  }
}
