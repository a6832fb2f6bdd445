import { type Language, languages } from '../domain/words'
import type { TestPaper } from './paper'
import { foot } from './paper-foot'
import { head } from './paper-head'
import { type Block, gap, type Page, stack, text, thickRule } from './paper-page'

/** One line of each language, with the letters that the others lack. */
const lettersOf: Readonly<Record<Language, string>> = {
  mk: 'Ѓорѓи Ќосев, Џепчиште, ѕвезда',
  'sr-Cyrl': 'Ђорђе Ћирић, Љубиње, Њива, Џеп',
  'sr-Latn': 'Đorđe Ćirić, Čačak, Žabalj, Šid',
  uk: 'Ґалаґан Їжакевич, Єлизавета, пір’я',
  bg: 'Щърбан Ьо, Бургас, юли, ѝ',
  hu: 'Őrség, Gyűrűfű, Törökbálint',
  sq: 'Çlirimi, Pëllumb, Shkodër',
  tr: 'Işıl Güneş, Çağrı, Şığın, İğdır',
  en: 'The quick brown fox, 0123456789',
}

/** What an admin looks at: whose printer it is, whether nothing is cut off at the sides, and every alphabet. */
export function testBlock(page: Page<TestPaper>): Block {
  const { paper, sizes, say } = page
  const { dots, inner, settings } = sizes
  const line = (words: string) => text(page, words, { setting: settings.document, width: inner })
  return stack(
    gap(dots(24)),
    head(page),
    thickRule(page),
    text(page, say('test'), { setting: settings.figure, width: inner, balanced: true }),
    gap(dots(12)),
    text(page, paper.printerName, { setting: settings.service, width: inner }),
    gap(dots(8)),
    text(page, `${paper.address} · ${paper.profile} · ${sizes.width}`, { setting: settings.label, width: inner }),
    thickRule(page),
    line(say('testEdges')),
    gap(dots(12)),
    edges(page),
    thickRule(page),
    ...languages.map(language => line(lettersOf[language])),
    thickRule(page),
    foot(page),
  )
}

/** From the first dot to the last: what is missing of an arrow is cut off by a wrong width. */
function edges({ sizes }: Page): Block {
  const { width, margin, dots } = sizes
  const [height, stroke] = [dots(40), dots(4)]
  return {
    height,
    draw: (pen, x, y) => {
      const left = x - margin
      const middle = y + height / 2
      pen.fillRect(left, middle - stroke / 2, width, stroke)
      for (const [tip, way] of [
        [left, 1],
        [left + width, -1],
      ] as const) {
        pen.beginPath()
        pen.moveTo(tip, middle)
        pen.lineTo(tip + way * dots(28), y)
        pen.lineTo(tip + way * dots(28), y + height)
        pen.closePath()
        pen.fill()
      }
    },
  }
}
