import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { drawPaper } from '../../devices/draw-paper'
import { commandsFor } from '../../devices/escpos'
import { seeded } from '../../domain/chance'
import { type Language, languages } from '../../domain/words'
import { has, pbmOf, pictureIn, qrIn } from './judges'
import { pokrovPaper, said, small, wide } from './papers'

const packOf: Readonly<Record<Language, string>> = {
  mk: 'mkd',
  'sr-Cyrl': 'srp',
  'sr-Latn': 'srp_latn',
  uk: 'ukr',
  bg: 'bul',
  hu: 'hun',
  sq: 'sqi',
  tr: 'tur',
  en: 'eng',
}

/** What tesseract reads on a paper, as a person would: without regard to lines and hyphens. */
function readOn(commands: Uint8Array, pack: string): string {
  const { stdout } = spawnSync('tesseract', ['-', '-', '-l', pack, '--psm', '4', '--dpi', '203'], {
    input: pbmOf(pictureIn(commands)),
    encoding: 'utf8',
    // One thread each: the tests beside it want the other.
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })
  return plain(stdout)
}

function plain(text: string): string {
  return text.replace(/-\s+/g, '').replace(/\s+/g, ' ').toLowerCase()
}

/** Letters that differ, as a share of those that are written. */
function misread(written: string, read: string): number {
  const words = plain(written).split(' ')
  const wrong = words.filter(word => !read.includes(word))
  return wrong.join('').length / words.join('').length
}

describe.skipIf(!has('tesseract'))('what comes out of the printer is read in its language', () => {
  test.each(languages)('[P4] %s', language => {
    const { service, documents } = said[language]
    const paper = { ...pokrovPaper, language, serviceName: service, documents, branchName: service, way: null }
    for (const profile of [wide, small]) {
      const commands = commandsFor(drawPaper(paper, profile.width), profile)
      const read = readOn(commands, packOf[language])
      // A reader of scans is no person: one short word of a ticket may be misread.
      expect(misread([service, ...documents].join(' '), read), `${profile.width}: ${read}`).toBeLessThan(0.16)
      if (has('zbarimg')) expect(qrIn(pictureIn(commands))).toBe(paper.url)
    }
  })
})

test.skipIf(!has('zbarimg'))('[P4] a phone’s code is read whatever the secret in it is', () => {
  const chance = seeded(20261122)
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const some = () => Array.from({ length: 22 }, () => letters[Math.floor(chance() * 64)]).join('')
  for (const secret of ['A'.repeat(22), '_'.repeat(22), ...Array.from({ length: 30 }, some)]) {
    const url = `https://cnap.pokrov.example/t/0mib3xk2a8f3bq1c.${secret}`
    expect(qrIn(pictureIn(commandsFor(drawPaper({ ...pokrovPaper, url }, small.width), small)))).toBe(url)
  }
})
