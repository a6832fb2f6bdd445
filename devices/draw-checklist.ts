import type { ChecklistPaper } from './paper'
import { deadlineWords, documents, foot, footers } from './paper-foot'
import { head } from './paper-head'
import { type Block, gap, type Page, stack, text, thickRule } from './paper-page'

/** What to bring for a service, to take home: a ticket's list without a number. */
export function checklistBlock(page: Page<ChecklistPaper>): Block {
  const { paper, sizes, say } = page
  const { dots, inner, settings } = sizes
  return stack(
    gap(dots(24)),
    head(page),
    thickRule(page),
    text(page, say('checklist'), { setting: settings.label, width: inner }),
    gap(dots(6)),
    text(page, paper.serviceName, { setting: settings.service, width: inner, balanced: true }),
    thickRule(page),
    documents(page, page.label('prepare')),
    thickRule(page),
    text(page, `${say('deadline')}: ${deadlineWords(paper, say)}`, { setting: settings.document, width: inner }),
    gap(dots(14)),
    ...footers(page, [paper.footer]),
    foot(page),
  )
}
