import { commandsFor, type DrawnPaper } from '../../devices/escpos'
import { nameOfPaper, type Paper, type TicketPaper } from '../../devices/paper'
import { type PaperProfile, profiles } from '../../devices/printer-profiles'
import { usualDesign } from '../../domain/ticket-design'
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
