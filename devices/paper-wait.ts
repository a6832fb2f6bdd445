import { toldWait } from '../domain/wait'
import type { Wait } from '../domain/words'
import type { TicketPaper } from './paper'
import { type Block, gap, type Page, rule, stack, text } from './paper-page'
import { widthOf } from './paper-text'
import { paperList } from './paper-words'

type Waited = Pick<TicketPaper, 'language' | 'ahead' | 'wait'>
type Stood = Pick<TicketPaper, 'language' | 'ahead' | 'counters' | 'way'>

/** How long, and how many people are ahead: side by side where both fit, else one below the other. */
export function waits(page: Page<Waited>): Block {
  const { dots, inner } = page.sizes
  const { ahead, wait } = page.paper
  const [label, figure] = waitOf(page, wait)
  const people = page.say('people', { count: ahead })
  const room = dots(20)
  const right = widest(page, page.label('ahead'), people)
  const left = widest(page, label, figure)
  if (left + right + 2 * room > inner) {
    const above = fact(page, { label, figure, width: inner })
    const below = fact(page, { label: page.label('ahead'), figure: people, width: inner })
    return stack(above, gap(dots(12)), rule(page, 2), gap(dots(12)), below)
  }
  // As designed the left column is the wider one, but neither may be too narrow for what it says.
  const divide = Math.round(Math.min(Math.max(inner * 0.556, left + room), inner - right - room))
  const first = fact(page, { label, figure, width: divide })
  const second = fact(page, { label: page.label('ahead'), figure: people, width: inner - divide - room })
  const height = Math.max(first.height, second.height)
  return {
    height,
    draw: (pen, x, y) => {
      first.draw(pen, x, y)
      pen.fillRect(x + divide, y, 2, height)
      second.draw(pen, x + divide + room, y)
    },
  }
}

function waitOf({ say, label }: Page, wait: Wait | null): readonly [label: string, figure: string] {
  const told = toldWait(wait)
  switch (told.as) {
    case 'unknown':
      return [label('waitLabel'), say('waitUnknown')]
    case 'soon':
      return [label('waitLabel'), say('waitSoon')]
    case 'up-to':
      return [label('callIn'), say('waitUpTo', { to: told.to })]
    case 'range':
      return [label('callIn'), say('minutes', { from: told.from, to: told.to })]
  }
}

function widest(page: Page, label: string, figure: string): number {
  const { settings } = page.sizes
  return Math.ceil(Math.max(widthOf(page, label, settings.label), widthOf(page, figure, settings.figure)))
}

function fact(page: Page, { label, figure, width }: { label: string; figure: string; width: number }): Block {
  const { settings } = page.sizes
  return stack(
    text(page, label, { setting: settings.label, width }),
    text(page, figure, { setting: settings.figure, width }),
  )
}

/** The line of people as stops before a counter, and where that counter is; nothing when no counter is open. */
export function row(page: Page<Stood>): Block {
  const { paper, sizes, say } = page
  const [counter] = paper.counters
  if (counter === undefined) return gap(0)
  const { dots, inner, settings } = sizes
  const list = paperList(paper.counters, paper.language)
  const counters = say('counters', { count: paper.counters.length, list })
  const where = paper.way ? `${counters}, ${paper.way}` : counters
  if (paper.ahead > mostStops(page)) {
    return stack(gap(dots(16)), text(page, where, { setting: settings.label, width: inner }))
  }
  const you = say('you')
  const width = inner - Math.ceil(widthOf(page, you, settings.label)) - dots(20)
  const place = text(page, where, { setting: settings.label, width, align: 'right' })
  return stack(gap(dots(20)), stopsTo(page, counter), gap(dots(6)), {
    height: place.height,
    draw: (pen, x, y) => {
      text(page, you, { setting: settings.label, width: inner }).draw(pen, x, y)
      place.draw(pen, x + inner - width, y)
    },
  })
}

/** A line of more people than this is said in words alone. */
function mostStops({ sizes }: Page): number {
  return Math.min(12, Math.floor((sizes.inner - sizes.dots(80)) / sizes.dots(30)))
}

function stopsTo(page: Page<Stood>, counter: number): Block {
  const { paper, sizes } = page
  const { dots, inner, settings } = sizes
  const plate = dots(40)
  const middle = plate / 2
  const [first, last] = [dots(15), inner - plate - dots(25)]
  return {
    height: plate,
    draw: (pen, x, y) => {
      const stroke = dots(4)
      pen.fillRect(x + first, y + middle - stroke / 2, inner - plate - first, stroke)
      disc(pen, { x: x + first, y: y + middle, radius: dots(15) })
      for (let stop = 1; stop <= paper.ahead; stop++) {
        const at = x + first + Math.round(((last - first) * stop) / paper.ahead)
        disc(pen, { x: at, y: y + middle, radius: dots(13) })
        pen.fillStyle = '#fff'
        disc(pen, { x: at, y: y + middle, radius: dots(13) - stroke })
        pen.fillStyle = '#000'
      }
      pen.beginPath()
      pen.roundRect(x + inner - plate, y, plate, plate, dots(6))
      pen.fill()
      pen.fillStyle = '#fff'
      page.use(pen, settings.counter)
      const half = widthOf(page, String(counter), settings.counter) / 2
      pen.fillText(String(counter), x + inner - plate / 2 - half, y + middle + settings.counter.size * 0.36)
      pen.fillStyle = '#000'
    },
  }
}

function disc(pen: Page['pen'], { x, y, radius }: { x: number; y: number; radius: number }): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
}
