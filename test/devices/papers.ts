import { commandsFor, type DrawnPaper } from '../../devices/escpos'
import { type ChecklistPaper, nameOfPaper, type Paper, type ReceiptPaper, type TicketPaper } from '../../devices/paper'
import { type PaperProfile, profiles } from '../../devices/printer-profiles'
import { usualDesign } from '../../domain/ticket-design'
import type { Language } from '../../domain/words'
import type { TwinPaper } from './escpos-reader'

/** The ticket of the design's picture. */
export const pokrovPaper: TicketPaper = {
  kind: 'ticket',
  language: 'uk',
  municipalityName: 'місто Покров',
  branchName: 'Центр надання адміністративних послуг',
  emblemLetter: 'П',
  number: 'Р047',
  serviceName: 'Реєстрація місця проживання особи',
  priority: null,
  ahead: 5,
  wait: { fromMinutes: 8, toMinutes: 14 },
  counters: [2, 3],
  way: 'зал ліворуч',
  documents: ['паспорт або еПаспорт у Дії', 'документ про право на проживання в житлі'],
  url: 'https://cnap.pokrov.example/t/Zk3vQ9xP2mT8wL5nR7yB1c',
  issuedAt: Date.UTC(2026, 10, 24, 8, 42),
  timeZone: 'Europe/Kyiv',
  copy: false,
  emblem: null,
  shows: usualDesign,
  footer: '',
  second: null,
}

/** What a citizen reads, with the letters that only this language has. */
export const said: Readonly<Record<Language, { readonly service: string; readonly documents: readonly string[] }>> = {
  mk: { service: 'Извод од матична книга за Ѓорѓи Ќосев', documents: ['лична карта', 'доказ за уплатена такса'] },
  'sr-Cyrl': { service: 'Извод из матичне књиге за Ђорђа Ћирића', documents: ['лична карта', 'доказ о уплати таксе'] },
  'sr-Latn': { service: 'Izvod iz matične knjige za Đorđa Ćirića', documents: ['lična karta', 'dokaz o uplati takse'] },
  uk: { service: 'Реєстрація місця проживання особи', documents: ['паспорт', 'документ про право власності'] },
  bg: { service: 'Удостоверение за постоянен адрес', documents: ['лична карта', 'документ за платена такса'] },
  hu: { service: 'Lakcímnyilvántartási ügyek intézése', documents: ['személyi igazolvány', 'befizetési bizonylat'] },
  sq: { service: 'Vërtetim për vendbanimin e përhershëm', documents: ['letërnjoftim', 'dëshmi për pagesën e taksës'] },
  tr: { service: 'Yerleşim yeri belgesi düzenlenmesi', documents: ['kimlik kartı', 'harç ödeme belgesi'] },
  en: { service: 'Registration of a place of residence', documents: ['identity card', 'proof of payment'] },
}

const head = (({ language, municipalityName, branchName, emblemLetter, emblem, issuedAt, timeZone }) => {
  return { language, municipalityName, branchName, emblemLetter, emblem, issuedAt, timeZone }
})(pokrovPaper)
const { serviceName, documents } = pokrovPaper

export const checklist: ChecklistPaper = {
  ...head,
  ...{ kind: 'checklist', serviceName, documents, deadlineDays: 0, footer: '' },
}

export const receipt: ReceiptPaper = {
  ...{ ...head, kind: 'receipt', serviceName, documents, number: 'Р047', counter: 2 },
  ...{ deadlineDays: 30, reference: 'Вх. 12/2026', copy: false, footer: '' },
}

export const wide: PaperProfile = profiles['epson-80']
export const small: PaperProfile = profiles['epson-58']

/** Rows of a coded paper: two bands, so that a picture can break off within and between them. */
export const codedRows = 300

/** A drawing that takes no time: every row says, in its first two bytes, which ticket it is of. */
export async function drawCoded(paper: Paper, profile: PaperProfile): Promise<DrawnPaper> {
  const rowBytes = profile.width / 8
  const bits = new Uint8Array(rowBytes * codedRows).fill(0xaa)
  const code = Number(nameOfPaper(paper).slice(1))
  for (let row = 0; row < codedRows; row++) bits.set([0x80 | (code >> 7), 0x80 | (code & 0x7f)], row * rowBytes)
  const raster = { width: profile.width, height: codedRows, bits }
  return { name: nameOfPaper(paper), raster, commands: commandsFor(raster, profile) }
}

/** How many rows of which tickets a paper of the twin shows. */
export function rowsOn(paper: TwinPaper): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  for (const row of paper.rows) {
    if (row.every(byte => byte === 0)) continue
    const code = (((row[0] ?? 0) & 0x7f) << 7) | ((row[1] ?? 0) & 0x7f)
    rows.set(code, (rows.get(code) ?? 0) + 1)
  }
  return rows
}

export function codesOn(paper: TwinPaper): readonly number[] {
  return [...rowsOn(paper).keys()]
}
