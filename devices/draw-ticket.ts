import type { TicketPaper } from './paper'
import { documents, follow, foot, footers } from './paper-foot'
import { copyMark, head, priorityBand, ticketNumber } from './paper-head'
import { type Block, gap, type Page, rule, stack, text, thickRule } from './paper-page'
import { row, waits } from './paper-wait'

/** A citizen’s ticket, from its head to its foot. */
export function ticketBlock(page: Page<TicketPaper>): Block {
  const { paper, sizes } = page
  const { dots, inner, settings } = sizes
  const thin = () => rule(page, 2)
  const { shows, second } = paper
  const service = text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true })
  const inSecond = second
    ? [gap(dots(8)), text(page, second.serviceName, { setting: settings.label, width: inner })]
    : []
  return stack(
    gap(dots(24)),
    head(page),
    ...(paper.copy ? [gap(dots(20)), copyMark(page)] : []),
    ...(paper.priority ? [gap(dots(20)), priorityBand(page, paper.priority), gap(dots(22))] : [thickRule(page)]),
    service,
    ...inSecond,
    gap(dots(50)),
    ticketNumber(page),
    gap(dots(50)),
    ...(shows.showsWait || shows.showsRow ? [thin(), gap(dots(18))] : []),
    ...(shows.showsWait ? [waits(page)] : []),
    ...(shows.showsRow ? [row(page)] : []),
    thickRule(page),
    ...(shows.showsDocuments && paper.documents.length > 0
      ? [documents(page, page.label('prepare')), thickRule(page)]
      : []),
    ...(shows.showsCode ? [follow(page), thin(), gap(dots(18))] : []),
    ...footers(page, [paper.footer, second?.footer ?? '']),
    foot(page),
  )
}
