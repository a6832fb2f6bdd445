import type { ReceiptPaper } from './paper'
import { deadlineWords, documents, foot, footers } from './paper-foot'
import { copyMark, head } from './paper-head'
import { type Block, gap, type Page, rule, stack, text, thickRule } from './paper-page'

/** What a clerk gives to whoever handed in a request. */
export function receiptBlock(page: Page<ReceiptPaper>): Block {
  const { paper, sizes, say } = page
  const { dots, inner, settings } = sizes
  const handedIn = say('handedIn')
  const none = stack(
    text(page, handedIn, { setting: settings.heading, width: inner }),
    gap(dots(8)),
    text(page, say('handedInNone'), { setting: settings.document, width: inner }),
  )
  return stack(
    gap(dots(24)),
    head(page),
    ...(paper.copy ? [gap(dots(20)), copyMark(page)] : []),
    thickRule(page),
    text(page, say('receipt'), { setting: settings.heading, width: inner }),
    gap(dots(8)),
    text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true }),
    gap(dots(20)),
    ...factsOf(paper, say).flatMap(([label, words]) => [
      rule(page, 2),
      gap(dots(10)),
      text(page, label, { setting: settings.label, width: inner }),
      text(page, words, { setting: settings.service, width: inner }),
      gap(dots(10)),
    ]),
    thickRule(page),
    paper.documents.length > 0 ? documents(page, handedIn, { ticked: true }) : none,
    thickRule(page),
    ...footers(page, [paper.footer]),
    foot(page),
  )
}

/** Label and words, in the order in which they stand on the paper. */
export function factsOf(paper: ReceiptPaper, say: Page['say']): readonly (readonly [label: string, words: string])[] {
  return [
    [say('ticketNumber'), paper.number],
    [say('servedAt'), String(paper.counter)],
    [say('deadline'), deadlineWords(paper, say)],
    ...(paper.reference === '' ? [] : [[say('reference'), paper.reference] as const]),
  ]
}
