import { createCanvas, Path2D } from '@napi-rs/canvas'
import type { OneBit } from '../domain/ticket-design'
import { splitNumber } from '../domain/words'
import type { PaperHead, TicketPaper } from './paper'
import { type Block, gap, type Page, stack, text } from './paper-page'
import type { Setting } from './paper-sizes'
import { widthOf } from './paper-text'

type HeadShown = Pick<PaperHead, 'language' | 'municipalityName' | 'branchName' | 'emblem' | 'emblemLetter'>

/** The shield with the town's letter, the centre's name and the town's. */
export function head(page: Page<HeadShown>): Block {
  const { paper, sizes } = page
  const { dots, settings } = sizes
  const scale = dots(76) / 50
  const arms = page.paper.emblem ? armsOf(page, page.paper.emblem) : null
  const emblemWidth = arms?.width ?? Math.round(42 * scale)
  const left = emblemWidth + dots(18)
  const width = sizes.inner - left
  const names = stack(
    text(page, paper.branchName, { setting: settings.branch, width, balanced: true }),
    text(page, paper.municipalityName, { setting: settings.town, width }),
  )
  const height = Math.max(dots(76), names.height)
  return {
    height,
    draw: (pen, x, y) => {
      ;(arms ?? emblem(page, scale)).draw(pen, x, y + Math.round((height - dots(76)) / 2))
      names.draw(pen, x + left, y + Math.round((height - names.height) / 2))
    },
  }
}

/** The town's arms, as high as the shield would be, black and white as they were kept. */
function armsOf(page: Page, { width, height, bits }: OneBit): Block & { readonly width: number } {
  const picture = createCanvas(width, height)
  const dots = picture.getContext('2d').createImageData(width, height)
  const bytes = Buffer.from(bits, 'base64')
  const rowBytes = Math.ceil(width / 8)
  for (let dot = 0; dot < width * height; dot++) {
    const [x, y] = [dot % width, Math.floor(dot / width)]
    if (((bytes[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) dots.data[dot * 4 + 3] = 255
  }
  picture.getContext('2d').putImageData(dots, 0, 0)
  const high = page.sizes.dots(76)
  const wide = Math.round((width / height) * high)
  return { width: wide, height: high, draw: (pen, x, y) => pen.drawImage(picture, x, y, wide, high) }
}

function emblem(page: Page<HeadShown>, scale: number): Block {
  const setting: Setting = { size: Math.round(26 * scale), weight: 700, leading: 1 }
  return {
    height: 50 * scale,
    draw: (pen, x, y) => {
      pen.save()
      pen.translate(x, y)
      pen.scale(scale, scale)
      pen.lineWidth = 3
      pen.lineJoin = 'round'
      pen.stroke(new Path2D('M3 3h36v24c0 10-8 16-18 20C11 43 3 37 3 27z'))
      pen.restore()
      const letter = page.paper.emblemLetter
      page.use(pen, setting)
      pen.fillText(letter, x + 21 * scale - widthOf(page, letter, setting) / 2, y + 31 * scale)
    },
  }
}

/** White on black: this person is served sooner, and why. */
export function priorityBand(page: Page, name: string): Block {
  const { dots, inner, settings } = page.sizes
  const left = dots(80)
  const width = inner - left - dots(18)
  const words = stack(
    text(page, page.say('priority'), { setting: settings.priority, width }),
    gap(dots(2)),
    text(page, name, { setting: settings.priorityName, width }),
  )
  const height = words.height + 2 * dots(14)
  return {
    height,
    draw: (pen, x, y) => {
      pen.fillRect(x, y, inner, height)
      pen.save()
      pen.fillStyle = pen.strokeStyle = '#fff'
      words.draw(pen, x + left, y + dots(14))
      pen.translate(x + dots(17), y + (height - dots(46)) / 2)
      pen.scale(dots(46) / 24, dots(46) / 24)
      pen.lineWidth = 2.5
      pen.lineCap = pen.lineJoin = 'round'
      pen.stroke(new Path2D('m17 11-5-5-5 5m10 7-5-5-5 5'))
      pen.restore()
    },
  }
}

/** A frame with the word for "copy" (rule P2). */
export function copyMark(page: Page): Block {
  const { dots, inner, settings } = page.sizes
  const words = page.say('copy').toLocaleUpperCase(page.paper.language)
  const wide = widthOf(page, words, settings.copy)
  const height = settings.copy.size + 2 * dots(12)
  return {
    height,
    draw: (pen, x, y) => {
      const edge = dots(4)
      pen.lineWidth = edge
      pen.strokeRect(x + edge / 2, y + edge / 2, inner - edge, height - edge)
      page.use(pen, settings.copy)
      pen.fillText(words, x + (inner - wide) / 2, y + height / 2 + settings.copy.size * 0.36)
    },
  }
}

/** The largest thing on the ticket, as large as its room allows: its queue's letter, and digits that no other has. */
export function ticketNumber(page: Page<Pick<TicketPaper, 'language' | 'number'>>) {
  const { inner, settings } = page.sizes
  const { letter, digits } = splitNumber(page.paper.number)
  const widthAt = (setting: Setting) =>
    widthOf(page, letter, setting) + setting.size * (0.1 - (setting.tracking ?? 0)) + widthOf(page, digits, setting)
  const wanted = { ...settings.number }
  const setting = { ...wanted, size: Math.floor(wanted.size * Math.min(1, inner / widthAt(wanted))) }
  const height = Math.round(setting.size * setting.leading)
  const large = (words: string) => ({
    words,
    size: setting.size,
    height,
    draw: (pen: Page['pen'], x: number, y: number) => {
      page.use(pen, setting)
      pen.fillText(words, x - 2, y + height)
    },
  })
  const x = widthOf(page, letter, setting) + setting.size * 0.1
  return {
    letter: large(letter),
    digits: large(digits),
    besideLetter: { x, width: Math.ceil(widthOf(page, digits, setting)) },
  }
}
