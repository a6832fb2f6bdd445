import { toldWait } from '../domain/wait'
import { encodeIn, pageFor } from './code-pages'
import { factsOf } from './draw-receipt'
import { endOf } from './escpos'
import type { ChecklistPaper, Paper, ReceiptPaper, TicketPaper } from './paper'
import { deadlineWords } from './paper-foot'
import { paperDate, paperList, paperTime, paperWords, type SayOnPaper } from './paper-words'
import type { PaperProfile } from './printer-profiles'

/** A line in the printer's own letters. `size` is how many times as large, in both directions. */
interface TextLine {
  readonly words: string
  readonly size?: number
  readonly bold?: boolean
}

const codes = {
  begin: [0x1b, 0x40],
  feed: [0x0a],
  bold: [0x1b, 0x45],
  size: [0x1d, 0x21],
  page: [0x1b, 0x74],
} as const

/**
 * A paper in the printer's own letters, for printers that take many seconds for a picture. Null where no page of theirs
 * holds all its letters, or it has two languages, or is a test: then it is drawn (rule P4).
 */
export function textPaper(paper: Paper, profile: PaperProfile): Uint8Array | null {
  if (profile.letters !== 'text' || paper.kind === 'test') return null
  if (paper.kind === 'ticket' && paper.second) return null
  const lines = linesOf(paper, profile.columns).flatMap(line => wrapped(line, profile.columns))
  const page = pageFor(profile.codePages, lines.map(({ words }) => words).join(''))
  if (!page) return null
  const parts: Uint8Array[] = [Uint8Array.from([...codes.begin, ...codes.page, page.number])]
  for (const { words, size = 1, bold = false } of lines) {
    const bytes = encodeIn(page.page, words)
    if (!bytes) return null
    const scale = (size - 1) * 0x11
    parts.push(Uint8Array.from([...codes.bold, bold ? 1 : 0, ...codes.size, scale]), bytes)
    parts.push(Uint8Array.from(codes.feed))
  }
  if (paper.kind === 'ticket' && paper.shows.showsCode) parts.push(qrCommands(paper.url))
  parts.push(Uint8Array.from(codes.feed), ...endOf(profile))
  return Buffer.concat(parts)
}

function linesOf(paper: Exclude<Paper, { kind: 'test' }>, columns: number): readonly TextLine[] {
  switch (paper.kind) {
    case 'ticket':
      return ticketLines(paper, columns)
    case 'checklist':
      return checklistLines(paper)
    case 'receipt':
      return receiptLines(paper)
  }
}

/** Whose paper it is. */
function headLines(paper: Paper): readonly TextLine[] {
  return [{ words: paper.branchName, bold: true }, { words: paper.municipalityName }, { words: '' }]
}

/** The town's own lines, and when it was issued. */
function footLines(paper: Exclude<Paper, { kind: 'test' }>, say: SayOnPaper): readonly TextLine[] {
  const { timeZone, issuedAt, language, footer } = paper
  return [
    { words: '' },
    ...(footer ? [{ words: footer }] : []),
    { words: paperDate(issuedAt, timeZone, language) },
    { words: say('issued', { time: paperTime(issuedAt, timeZone) }) },
  ]
}

function checklistLines(paper: ChecklistPaper): readonly TextLine[] {
  const say = paperWords(paper.language)
  return [
    ...headLines(paper),
    { words: say('checklist') },
    { words: paper.serviceName, bold: true },
    ...documentLines(say('prepare'), paper.documents, '[ ]'),
    { words: '' },
    { words: `${say('deadline')}: ${deadlineWords(paper, say)}` },
    ...footLines(paper, say),
  ]
}

function receiptLines(paper: ReceiptPaper): readonly TextLine[] {
  const say = paperWords(paper.language)
  const handedIn = say('handedIn')
  const none = [{ words: '' }, { words: handedIn, bold: true }, { words: say('handedInNone') }]
  return [
    ...headLines(paper),
    ...(paper.copy ? [{ words: say('copy'), size: 2, bold: true }] : []),
    { words: say('receipt'), bold: true },
    { words: paper.serviceName, bold: true },
    { words: '' },
    ...factsOf(paper, say).map(([label, words]) => ({ words: `${label}: ${words}` })),
    ...(paper.documents.length > 0 ? documentLines(handedIn, paper.documents, '[x]') : none),
    ...footLines(paper, say),
  ]
}

function documentLines(heading: string, documents: readonly string[], box: string): readonly TextLine[] {
  const items = documents.map(words => ({ words: `${box} ${words}` }))
  return [{ words: '' }, { words: heading, bold: true }, ...items]
}

function ticketLines(paper: TicketPaper, columns: number): readonly TextLine[] {
  const say = paperWords(paper.language)
  const { shows, language } = paper
  const counters = say('counters', { count: paper.counters.length, list: paperList(paper.counters, language) })
  const lines: (TextLine | null)[] = [
    ...headLines(paper),
    paper.copy ? { words: say('copy'), size: 2, bold: true } : null,
    paper.priority ? { words: `${say('priority')}: ${paper.priority}`, bold: true } : null,
    { words: paper.serviceName, bold: true },
    { words: '' },
    // As large as it stands on one line: a number that is parted is another number.
    { words: paper.number, size: Math.max(1, Math.min(6, Math.floor(columns / paper.number.length))) },
    { words: '' },
    shows.showsWait ? { words: waitIn(paper, say) } : null,
    shows.showsWait ? { words: `${say('ahead')}: ${say('people', { count: paper.ahead })}` } : null,
    shows.showsRow && paper.counters.length > 0 ? { words: [counters, paper.way].filter(Boolean).join(', ') } : null,
    ...(shows.showsDocuments && paper.documents.length > 0
      ? documentLines(say('prepare'), paper.documents, '[ ]')
      : []),
    ...footLines(paper, say),
    shows.showsCode ? { words: say('follow'), bold: true } : null,
  ]
  return lines.filter(line => line !== null)
}

function waitIn({ wait }: TicketPaper, say: SayOnPaper): string {
  const told = toldWait(wait)
  switch (told.as) {
    case 'unknown':
      return `${say('waitLabel')}: ${say('waitUnknown')}`
    case 'soon':
      return `${say('waitLabel')}: ${say('waitSoon')}`
    case 'up-to':
      return `${say('callIn')} ${say('waitUpTo', { to: told.to })}`
    case 'range':
      return `${say('callIn')} ${say('minutes', { from: told.from, to: told.to })}`
  }
}

/** At blanks; a word that is longer than a line is parted, so that nothing is ever left out. */
function wrapped(line: TextLine, columns: number): readonly TextLine[] {
  const most = Math.floor(columns / (line.size ?? 1))
  const rows: string[] = []
  let row = ''
  for (const word of line.words.split(' ')) {
    const longer = row ? `${row} ${word}` : word
    if (longer.length <= most) {
      row = longer
      continue
    }
    if (row) rows.push(row)
    row = word
    while (row.length > most) {
      rows.push(row.slice(0, most))
      row = row.slice(most)
    }
  }
  return [...rows, row].map(words => ({ ...line, words }))
}

/** The printer's own QR code: model 2, six dots a module, a quarter may be damaged (`GS ( k`). */
function qrCommands(url: string): Uint8Array {
  const data = Buffer.from(url, 'latin1')
  const command = (...body: number[]) => [0x1d, 0x28, 0x6b, body.length & 0xff, body.length >> 8, ...body]
  return Uint8Array.from([
    ...command(0x31, 0x41, 0x32, 0x00),
    ...command(0x31, 0x43, 0x06),
    ...command(0x31, 0x45, 0x31),
    ...command(0x31, 0x50, 0x30, ...data),
    ...command(0x31, 0x51, 0x30),
  ])
}
