import type { TicketPaper } from './paper'
import { documents, follow, foot } from './paper-foot'
import { copyMark, head, priorityBand, ticketNumber } from './paper-head'
import { type Block, gap, type Page, rule, stack, text } from './paper-page'
import { row, waits } from './paper-wait'

/** A citizen’s ticket, from its head to its foot. */
export function ticketBlock(page: Page<TicketPaper>): Block {
  const { paper, sizes } = page
  const { dots, inner, settings } = sizes
  const thick = () => stack(gap(dots(22)), rule(page, dots(6)), gap(dots(24)))
  const thin = () => rule(page, 2)
  const { shows, second } = paper
  const service = text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true })
  const inSecond = second
    ? [gap(dots(8)), text(page, second.serviceName, { setting: settings.label, width: inner })]
    : []
  const footers = [paper.footer, second?.footer ?? ''].filter(words => words !== '')
  return stack(
    gap(dots(24)),
    head(page),
    ...(paper.copy ? [gap(dots(20)), copyMark(page)] : []),
    ...(paper.priority ? [gap(dots(20)), priorityBand(page, paper.priority), gap(dots(22))] : [thick()]),
    service,
    ...inSecond,
    gap(dots(50)),
    ticketNumber(page),
    gap(dots(50)),
    ...(shows.showsWait || shows.showsRow ? [thin(), gap(dots(18))] : []),
    ...(shows.showsWait ? [waits(page)] : []),
    ...(shows.showsRow ? [row(page)] : []),
    thick(),
    ...(shows.showsDocuments && paper.documents.length > 0 ? [documents(page), thick()] : []),
    ...(shows.showsCode ? [follow(page), thin(), gap(dots(18))] : []),
    ...footers.flatMap(words => [text(page, words, { setting: settings.hint, width: inner }), gap(dots(14))]),
    foot(page),
  )
}
