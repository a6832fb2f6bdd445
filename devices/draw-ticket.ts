import type { TicketPaper } from './paper'
import { documents, follow, foot, footers, phoneCode } from './paper-foot'
import { copyMark, head, priorityBand, ticketNumber } from './paper-head'
import { type Block, gap, type Page, rule, stack, text, thickRule } from './paper-page'
import { commonPart, ownPart, type Shown, type Strip } from './paper-parts'
import { row, waits } from './paper-wait'

/** A citizen’s ticket, from its head to its foot. Most of what stands on it stands on others too. */
export function ticketStrips(page: Page<TicketPaper>): readonly Strip[] {
  const { paper, sizes } = page
  const { shows } = paper
  const room = sizes.dots(50)
  const { letter, digits, besideLetter } = ticketNumber(page)
  const code = phoneCode(page)
  const beside = follow(page, code)
  // The time is printed without its seconds.
  const minute = { ...page, paper: { ...paper, issuedAt: paper.issuedAt - (paper.issuedAt % 60_000) } }
  return [
    [commonPart(page, { name: 'above', shows: shownAbove }, above)],
    [
      commonPart(page, { name: `letter ${letter.words} ${letter.size}`, shows: [] }, () =>
        stack(gap(room), letter, gap(room)),
      ),
      ownPart(digits, { ...besideLetter, y: room }),
    ],
    [commonPart(page, { name: 'below', shows: shownBelow }, below)],
    ...(shows.showsDocuments && paper.documents.length > 0
      ? [[commonPart(page, { name: 'documents', shows: ['documents'] }, listed)]]
      : []),
    ...(shows.showsCode
      ? [
          [
            commonPart(page, { name: `code ${code.height}`, shows: [] }, () =>
              stack(beside, rule(page, 2), gap(sizes.dots(18))),
            ),
            ownPart(code, { x: 0, y: beside.codeTop, width: code.height }),
          ],
        ]
      : []),
    [commonPart(minute, { name: 'end', shows: shownAtEnd }, end)],
  ]
}

const shownAbove = [
  'municipalityName',
  'branchName',
  'emblem',
  'emblemLetter',
  'copy',
  'priority',
  'serviceName',
  'second',
] as const

function above(page: Shown<(typeof shownAbove)[number]>): Block {
  const { paper, sizes } = page
  const { dots, inner, settings } = sizes
  const { second } = paper
  const inSecond = second
    ? [gap(dots(8)), text(page, second.serviceName, { setting: settings.label, width: inner })]
    : []
  return stack(
    gap(dots(24)),
    head(page),
    ...(paper.copy ? [gap(dots(20)), copyMark(page)] : []),
    ...(paper.priority ? [gap(dots(20)), priorityBand(page, paper.priority), gap(dots(22))] : [thickRule(page)]),
    text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true }),
    ...inSecond,
  )
}

const shownBelow = ['shows', 'ahead', 'wait', 'counters', 'way'] as const

function below(page: Shown<(typeof shownBelow)[number]>): Block {
  const { dots } = page.sizes
  const { showsWait, showsRow } = page.paper.shows
  return stack(
    ...(showsWait || showsRow ? [rule(page, 2), gap(dots(18))] : []),
    ...(showsWait ? [waits(page)] : []),
    ...(showsRow ? [row(page)] : []),
    thickRule(page),
  )
}

function listed(page: Shown<'documents'>): Block {
  return stack(documents(page, page.label('prepare')), thickRule(page))
}

const shownAtEnd = ['footer', 'second', 'issuedAt', 'timeZone'] as const

function end(page: Shown<(typeof shownAtEnd)[number]>): Block {
  const { footer, second } = page.paper
  return stack(...footers(page, [footer, second?.footer ?? '']), foot(page))
}
