import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { encodeIn, pageFor } from '../../devices/code-pages'
import { type PaperProfile, profiles } from '../../devices/printer-profiles'
import { textPaper } from '../../devices/text-paper'
import { has } from './judges'
import { pokrovPaper } from './papers'

const slow: PaperProfile = profiles['slow-80']
const slowSmall: PaperProfile = { ...slow, width: 384, columns: 32 }

/** The words of a ticket as a printer with Python's tables would set them; commands of our own are left out. */
function setBy(bytes: Uint8Array, page: string): string {
  const script = `import sys, re
data = sys.stdin.buffer.read()
data = re.sub(rb'\\x1d\\(k(..)', lambda m: b'\\x00QR' + m.group(1), data, flags=re.S)
data = re.sub(rb'\\x1b[@]|\\x1b[Et].|\\x1d!.|\\x1bJ.|\\x1dV.|\\x1dr.', b'', data.split(b'\\x00QR')[0], flags=re.S)
sys.stdout.buffer.write(data.decode('${page}').encode('utf8'))`
  return execFileSync('python3', ['-c', script], { input: bytes, encoding: 'utf8' })
}

describe.skipIf(!has('python3'))('in the printer’s own letters', () => {
  test.each([
    ['uk', 'cp1251', 46, 'Реєстрація місця проживання, ґанок, Їжакевич, пір’я'],
    ['mk', 'cp1251', 46, 'Извод за Ѓорѓи Ќосев, Џепчиште, ѕвезда, Љубица, Њива, Ј'],
    ['sr-Cyrl', 'cp1251', 46, 'Извод за Ђорђа Ћирића, Љубиње, Њива, Џеп'],
    ['bg', 'cp1251', 46, 'Удостоверение за Щърбан Ьо'],
    ['sr-Latn', 'cp1250', 45, 'Izvod za Đorđa Ćirića, Čačak, Žabalj, Šid'],
    ['hu', 'cp1250', 45, 'Lakcímnyilvántartás, Őrség, Gyűrűfű'],
    ['sq', 'cp1250', 45, 'Vërtetim për vendbanimin, Çlirimi'],
    ['tr', 'cp1254', 48, 'Işıl Güneş, Çağrı, Şığın, İğdır'],
  ] as const)(
    '[P4] %s is set with %s, and read by another table of the same page',
    (language, page, number, service) => {
      for (const profile of [slow, slowSmall]) {
        const bytes = textPaper({ ...pokrovPaper, ...plain, language, serviceName: service }, profile)
        expect([...(bytes ?? []).slice(0, 5)]).toEqual([0x1b, 0x40, 0x1b, 0x74, number])
        const lines = setBy(bytes ?? new Uint8Array(), page).split('\n')
        expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(service)
        expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(profile.columns)
        expect(Buffer.from(bytes ?? []).includes(Buffer.from(pokrovPaper.url))).toBe(true)
      }
    },
  )
})

/** Words that are in no language, so that only the language's own texts decide. */
const plain = { municipalityName: 'Town', branchName: 'Centre', way: null, documents: ['ID'], number: 'A047' }

test('[P4] what a printer lacks a letter for is drawn instead', () => {
  expect(textPaper(pokrovPaper, slow)).not.toBeNull()
  // Two alphabets on one ticket, a page that is not there, two languages.
  expect(textPaper({ ...pokrovPaper, serviceName: 'Őrség' }, slow)).toBeNull()
  expect(textPaper(pokrovPaper, { ...slow, codePages: { ibm866: 17 } })).toBeNull()
  expect(textPaper({ ...pokrovPaper, second: { language: 'en', serviceName: 'x', footer: '' } }, slow)).toBeNull()
  expect(textPaper(pokrovPaper, profiles['epson-80'])).toBeNull()
})

test('[P4] golden bytes: page, letters, end', () => {
  const shows = { ...pokrovPaper.shows, showsCode: false, showsDocuments: false, showsWait: false, showsRow: false }
  const bytes = Buffer.from(textPaper({ ...pokrovPaper, shows }, slow) ?? [])
  expect(bytes.toString('hex')).toMatch(/^1b401b742e1b45011d2100d6e5edf2f0/)
  expect(bytes.toString('hex')).toContain('1d2155d03034370a')
  expect(bytes.toString('hex')).toMatch(/0a1b4a781d56011d7201$/)
})

test('[P4] signs that a page lacks become the nearest, letters never do', () => {
  expect(encodeIn('ibm866', 'а – б')).toEqual(Uint8Array.of(0xa0, 0x20, 0x2d, 0x20, 0xa1))
  expect(encodeIn('ibm866', 'ѓ')).toBeNull()
  expect(encodeIn('windows-1251', 'пʼять')?.[1]).toBe(0x92)
  expect(pageFor({ ibm866: 17, 'windows-1251': 46 }, 'ґ')).toEqual({ page: 'windows-1251', number: 46 })
  expect(pageFor({}, 'a')).toBeNull()
})

test('[P4] a long number stands on one line', () => {
  const bytes = Buffer.from(textPaper({ ...pokrovPaper, number: 'ЖК12045' }, slowSmall) ?? [])
  expect(
    bytes.includes(
      Buffer.concat([Buffer.from([0x1d, 0x21, 0x33]), encodeIn('windows-1251', 'ЖК12045') ?? Buffer.of()]),
    ),
  ).toBe(true)
})
