import { encode } from 'uqr'
import type { PaperHead, TicketPaper } from './paper'
import { type Block, gap, type Page, stack, text } from './paper-page'
import { widthOf } from './paper-text'
import { paperDate, paperTime, type SayOnPaper } from './paper-words'
import type { Squares } from './raster'

/** Documents, each with a box to tick, or ticked. */
export function documents(
  page: Page<Pick<TicketPaper, 'language' | 'documents'>>,
  heading: string,
  { ticked = false }: { readonly ticked?: boolean } = {},
): Block {
  const { dots, inner, settings } = page.sizes
  const left = dots(38)
  const items = page.paper.documents.map((words, place): Block => {
    const last = place === page.paper.documents.length - 1
    const block = text(page, words, { setting: settings.document, width: inner - left })
    return {
      height: block.height + dots(last ? 6 : 12),
      draw: (pen, x, y) => {
        const [box, edge] = [dots(22), dots(3)]
        pen.lineWidth = edge
        pen.strokeRect(x + edge / 2, y + dots(11) + edge / 2, box - edge, box - edge)
        if (ticked) tick(pen, { x, y: y + dots(11), box })
        block.draw(pen, x + left, y + dots(6))
      },
    }
  })
  const title = text(page, heading, { setting: settings.heading, width: inner })
  return stack(title, gap(dots(8)), ...items)
}

function tick(pen: Page['pen'], { x, y, box }: { x: number; y: number; box: number }): void {
  pen.beginPath()
  pen.moveTo(x + box * 0.22, y + box * 0.52)
  pen.lineTo(x + box * 0.42, y + box * 0.74)
  pen.lineTo(x + box * 0.8, y + box * 0.26)
  pen.stroke()
}

/** The town's own lines, in one language or two. */
export function footers(page: Page, lines: readonly string[]): readonly Block[] {
  const { dots, inner, settings } = page.sizes
  const said = lines.filter(words => words !== '')
  return said.flatMap(words => [text(page, words, { setting: settings.hint, width: inner }), gap(dots(14))])
}

/** The statutory term, as the catalogue has it. */
export function deadlineWords({ deadlineDays }: { readonly deadlineDays: number }, say: SayOnPaper): string {
  return deadlineDays === 0 ? say('deadlineAtOnce') : say('deadlineDays', { days: deadlineDays })
}

/** What the phone page is good for, with room for its code on the left. */
export function follow(page: Page, code: PhoneCode): Block & { readonly codeTop: number } {
  const { dots, inner, narrow, settings } = page.sizes
  const { quietZone } = code
  const width = inner - code.height - quietZone
  const title = text(page, page.say('follow'), { setting: settings.heading, width, balanced: true })
  const hint = page.say('followHint')
  if (narrow) {
    const below = text(page, hint, { setting: settings.hint, width: inner })
    return beside(code, title, [gap(quietZone), below, gap(dots(20))])
  }
  const words = stack(title, gap(dots(8)), text(page, hint, { setting: settings.hint, width }))
  return beside(code, words, [gap(quietZone)])
}

function beside(code: PhoneCode, words: Block, under: readonly Block[]): Block & { readonly codeTop: number } {
  const height = Math.max(code.height, words.height)
  const right: Block = {
    height,
    draw: (pen, x, y) => {
      words.draw(pen, x + code.height + code.quietZone, y + Math.floor((height - words.height) / 2))
    },
  }
  return { ...stack(right, ...under), codeTop: Math.floor((height - code.height) / 2) }
}

/** Modules of less than 4 dots, half a millimetre, are hard to read for an old phone. */
const leastModule = 4

/**
 * Which of the eight masks is laid over a code. Readers take each, and a secret of 128 bits looks the same under all: to
 * weigh them took a quarter of the time of a ticket.
 */
const maskPattern = 0

export interface PhoneCode extends Block {
  readonly quietZone: number
  readonly squares: Squares
}

/**
 * The phone page as a QR code, a square of whole dots a module: at least 196 on paper of 80 mm. The quiet zone of four
 * modules is the white around it; to the left the edge where no printer prints is part of it.
 */
export function phoneCode(page: Page<Pick<TicketPaper, 'language' | 'url'>>): PhoneCode {
  const { dots, narrow } = page.sizes
  const { data, size } = encode(page.paper.url, { ecc: 'M', border: 0, maskPattern })
  const wanted = dots(196) / size
  const module = Math.max(leastModule, narrow ? Math.floor(wanted) : Math.ceil(wanted))
  return {
    height: size * module,
    quietZone: 4 * module,
    squares: { rows: data, side: module },
    draw: (pen, x, y) => {
      for (const [line, modules] of data.entries()) {
        for (const [place, dark] of modules.entries()) {
          if (dark) pen.fillRect(x + place * module, y + line * module, module, module)
        }
      }
    },
  }
}

/** Day and time on the left, the product's mark on the right, below when there is no room. */
export function foot(page: Page<Pick<PaperHead, 'language' | 'issuedAt' | 'timeZone'>>): Block {
  const { dots, inner, settings } = page.sizes
  const { issuedAt, timeZone, language } = page.paper
  const date = text(page, paperDate(issuedAt, timeZone, language), { setting: settings.foot, width: inner })
  const issued = page.say('issued', { time: paperTime(issuedAt, timeZone) })
  const time = text(page, issued, { setting: settings.foot, width: inner })
  const nameWidth = Math.ceil(widthOf(page, 'Redica', settings.mark))
  const markWidth = dots(102) + nameWidth
  const sameLine = widthOf(page, issued, settings.foot) + dots(20) + markWidth <= inner
  const name: Block = {
    height: time.height,
    draw: (pen, x, y) => {
      markLine(page, pen, { x: x + inner - markWidth, y: y + (time.height - dots(20)) / 2 })
      text(page, 'Redica', { setting: settings.mark, width: nameWidth }).draw(pen, x + inner - nameWidth, y)
    },
  }
  if (!sameLine) return stack(date, time, name)
  return stack(date, {
    height: time.height,
    draw: (pen, x, y) => {
      time.draw(pen, x, y)
      name.draw(pen, x, y)
    },
  })
}

/** The row again, small: two people before you. */
function markLine(page: Page, pen: Page['pen'], { x, y }: { x: number; y: number }): void {
  const { dots } = page.sizes
  const [middle, stroke] = [y + dots(10), dots(3)]
  pen.fillRect(x + dots(10), middle - stroke / 2, dots(64), stroke)
  const discs = [
    { at: 10, radius: dots(10), white: 0 },
    { at: 31, radius: dots(7), white: dots(7) - stroke },
    { at: 52, radius: dots(7), white: dots(7) - stroke },
  ]
  for (const { at, radius, white } of discs) {
    for (const [fill, size] of [
      ['#000', radius],
      ['#fff', white],
    ] as const) {
      pen.fillStyle = fill
      pen.beginPath()
      pen.arc(x + dots(at), middle, size, 0, 2 * Math.PI)
      pen.fill()
    }
  }
  pen.fillStyle = '#000'
  pen.beginPath()
  pen.roundRect(x + dots(72), middle - dots(10), dots(20), dots(20), dots(3))
  pen.fill()
}
