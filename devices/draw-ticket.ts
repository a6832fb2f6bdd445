import { createCanvas } from '@napi-rs/canvas'
import { documents, follow, foot } from './paper-foot'
import { copyMark, head, priorityBand, ticketNumber } from './paper-head'
import { type Block, gap, openPage, type Page, rule, stack, text } from './paper-page'
import { row, waits } from './paper-wait'
import { type Raster, rasterOf } from './raster'
import type { TicketPaper } from './ticket-paper'

/**
 * A ticket as the print head of `width` dots burns it (rule P4). Black and white, no line thinner than 2 dots. Takes
 * some 15 ms: it belongs in the drawing worker.
 */
export function drawTicket(paper: TicketPaper, width: number): Raster {
  const page = openPage(paper, width)
  const ticket = compose(page)
  const height = Math.ceil(ticket.height)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = pen.strokeStyle = '#000'
  ticket.draw(pen, page.sizes.margin, 0)
  return rasterOf(pen.getImageData(0, 0, width, height).data, width, height)
}

function compose(page: Page): Block {
  const { paper, sizes } = page
  const { dots, inner, settings } = sizes
  const thick = () => stack(gap(dots(22)), rule(page, dots(6)), gap(dots(24)))
  const thin = () => rule(page, 2)
  const service = text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true })
  return stack(
    gap(dots(24)),
    head(page),
    ...(paper.copy ? [gap(dots(20)), copyMark(page)] : []),
    ...(paper.priority ? [gap(dots(20)), priorityBand(page, paper.priority), gap(dots(22))] : [thick()]),
    service,
    gap(dots(50)),
    ticketNumber(page),
    gap(dots(50)),
    thin(),
    gap(dots(18)),
    waits(page),
    row(page),
    thick(),
    ...(paper.documents.length > 0 ? [documents(page), thick()] : []),
    follow(page),
    thin(),
    gap(dots(18)),
    foot(page),
  )
}
