import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { inOurLetters } from '../../devices/paper-letters'
import { openPage } from '../../devices/paper-page'
import { write } from '../../devices/paper-text'
import { type Language, languages } from '../../domain/words'
import { has } from './judges'
import { pokrovPaper } from './papers'

/** Small letters of the nine alphabets, and signs that their texts use. */
const alphabets: Readonly<Record<Language, string>> = {
  mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ',
  'sr-Cyrl': 'абвгдђежзијклљмнњопрстћуфхцчџш',
  'sr-Latn': 'abcčćdđefghijklmnoprsštuvzž',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’',
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюяѝ',
  hu: 'aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz',
  sq: 'abcçdeëfghijklmnopqrstuvxyz',
  tr: 'abcçdefgğhıijklmnoöprsştuüvyzâîû',
  en: 'abcdefghijklmnopqrstuvwxyz',
}
const signs = '0123456789 .,:;!?()«»„“”‘’–—-/+%&№€₴\u00a0'

/** A character that no typeface has, so that it is drawn as the box for what is missing. */
const nobodys = '\u{10fffd}'

test.each(languages)('[P4] every letter of %s is drawn, and not as the box', language => {
  const page = openPage({ ...pokrovPaper, language }, 576)
  const picture = (words: string) => {
    const pen = createCanvas(60, 60).getContext('2d')
    write(page, pen, { words, setting: page.sizes.settings.service, x: 8, y: 42 })
    return Buffer.from(pen.getImageData(0, 0, 60, 60).data)
  }
  const [box, nothing] = [picture(nobodys), picture(' ')]
  expect(box.equals(nothing)).toBe(false)
  const letters = [...alphabets[language], ...alphabets[language].toLocaleUpperCase(language)]
  const pictures = letters.map(picture)
  for (const [place, drawn] of pictures.entries()) {
    expect(drawn.equals(box) || drawn.equals(nothing), letters[place]).toBe(false)
  }
  // Small and large letters alike: no two letters of an alphabet look the same.
  const distinct = new Set(pictures.map(drawn => drawn.toString('latin1')))
  expect(distinct.size).toBe(new Set(letters).size)
})

test.skipIf(!has('fc-query'))(
  '[P4] our own typeface has all of it, and every letter of the texts and the towns',
  () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/onest/index.css'))
    const pieces = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'].map(piece =>
      execFileSync('fc-query', ['--format=%{charset} ', join(folder, 'files', `onest-${piece}-wght-normal.woff2`)], {
        encoding: 'utf8',
      }),
    )
    const known = new Set<number>()
    for (const range of pieces.join(' ').trim().split(/\s+/)) {
      const [from = 0, to = from] = range.split('-').map(code => Number.parseInt(code, 16))
      for (let code = from; code <= to; code++) known.add(code)
    }
    const papers = languages.map(language => readFileSync(`messages/${language}/paper.json`, 'utf8'))
    const towns = readdirSync('municipalities').filter(file => file.endsWith('.yaml'))
    const all = Object.values(alphabets).map(letters => letters + letters.toUpperCase())
    const texts = [...all, signs, ...papers, ...towns.map(file => readFileSync(`municipalities/${file}`, 'utf8'))]
    const missing = new Set(
      [...inOurLetters(texts.join(''))].filter(letter => letter > ' ' && !known.has(letter.codePointAt(0) ?? 0)),
    )
    expect([...missing].join('')).toBe('')
  },
)
