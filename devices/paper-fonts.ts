import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/** Which alphabets a piece of the typeface holds; the order in which a letter is looked for. */
const pieces = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const

/**
 * The family list for a canvas font. The pieces are names of their own, because a canvas keeps only one file under one
 * name. What none of them holds comes from the machine's own fonts, if it has any.
 */
export const paperFamilies = `${pieces.map(piece => `"Onest ${piece}"`).join(', ')}, sans-serif`

let registered = false

/** Makes the typeface known to the canvas; once a process is enough. Throws when a font file is not a font. */
export function registerPaperFonts(): void {
  if (registered) return
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/onest/index.css'))
  for (const piece of pieces) {
    const file = join(folder, 'files', `onest-${piece}-wght-normal.woff2`)
    if (!GlobalFonts.register(readFileSync(file), `Onest ${piece}`)) throw new Error(`Not a font: ${file}`)
  }
  registered = true
}
