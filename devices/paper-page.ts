import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../domain/words'
import { paperFamilies, registerPaperFonts } from './paper-fonts'
import { type Setting, type Sizes, sizesFor } from './paper-sizes'
import { type Room, widthOf, wrap, write } from './paper-text'
import { paperWords, type SayOnPaper } from './paper-words'

export type Pen = SKRSContext2D

/** Something of a known height that can be drawn with its upper left corner anywhere. In dots. */
export interface Block {
  readonly height: number
  readonly draw: (pen: Pen, x: number, y: number) => void
}

interface InLanguage {
  readonly language: Language
}

/** What the parts of a paper are set with. `pen` only measures: what it draws is thrown away. */
export interface Page<P extends InLanguage = InLanguage> {
  readonly paper: P
  /** Papers of one manner set the same words the same way. */
  readonly manner: string
  readonly sizes: Sizes
  readonly say: SayOnPaper
  /** A short text, in both languages where the paper has two. */
  readonly label: SayOnPaper
  readonly pen: Pen
  readonly use: (pen: Pen, setting: Setting) => void
}

export function openPage<P extends InLanguage>(
  paper: P,
  width: number,
  { size = 'usual', second = null }: { size?: 'usual' | 'large'; second?: Language | null } = {},
): Page<P> {
  registerPaperFonts()
  const say = paperWords(paper.language)
  const other = second && second !== paper.language ? paperWords(second) : null
  const use = (pen: Pen, setting: Setting) => {
    pen.font = `${setting.weight} ${setting.size}px ${paperFamilies}`
    pen.letterSpacing = `${(setting.tracking ?? 0) * setting.size}px`
    // Languages that share an alphabet do not share all forms of its letters.
    pen.lang = paper.language
  }
  return {
    paper,
    manner: [width, size, paper.language, second].join(' '),
    sizes: sizesFor(width, size),
    say,
    label: (key, values) => [say(key, values), ...(other ? [other(key, values)] : [])].join(' / '),
    pen: createCanvas(1, 1).getContext('2d'),
    use,
  }
}

/** Half of what a line of Onest reaches above its baseline beyond what it reaches below, in em. */
const baselineBelowMiddle = 0.335

/** Lines of text, from the left or to the right edge of `width`. */
export function text(page: Page, words: string, room: Room & { readonly align?: 'left' | 'right' }): Block {
  const { setting, width, align = 'left' } = room
  const lines = wrap(page, words, room)
  const lineHeight = setting.size * setting.leading
  return {
    height: Math.round(lines.length * lineHeight),
    draw: (pen, x, y) => {
      for (const [row, words] of lines.entries()) {
        const left = align === 'right' ? x + width - widthOf(page, words, setting) : x
        const baseline = Math.round(y + lineHeight * (row + 0.5) + setting.size * baselineBelowMiddle)
        write(page, pen, { words, setting, x: left, y: baseline })
      }
    },
  }
}

/** Blocks one below the other. */
export function stack(...blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw: (pen, x, y) => {
      let top = y
      for (const block of blocks) {
        block.draw(pen, x, top)
        top += block.height
      }
    },
  }
}

export function gap(height: number): Block {
  return { height, draw: () => {} }
}

/** Parts a paper from part to part. */
export function thickRule(page: Page): Block {
  const { dots } = page.sizes
  return stack(gap(dots(22)), rule(page, dots(6)), gap(dots(24)))
}

/** A line across the ticket. */
export function rule(page: Page, thickness: number): Block {
  return { height: thickness, draw: (pen, x, y) => pen.fillRect(x, y, page.sizes.inner, thickness) }
}
