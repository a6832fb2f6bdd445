import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { startPrinter } from '../printers'
import type { TestWish } from '../printing'
import { command } from './command'
import { code, language } from './inputs'
import { jobOf } from './print-job'
import { type PrinterRow, printerById } from './printer-inputs'

const input = z.object({ printer: code, language: language.nullish() })
type Wanted = z.infer<typeof input> & { readonly row?: PrinterRow | null }

/** Prints what shows whether a printer is set up well. */
export const printerTest = command<Wanted>({
  name: 'printer:test',
  about: 'Prints a test at a printer of this branch.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    const row = wanted.printer === startPrinter ? null : await printerById(database, wanted.printer)
    return accept({ ...wanted, row })
  },
  decide: (hall, { printer, row, ...wish }, { now, catalogue, newId, printer: here }) => {
    const isHere = row ? row.branchId === hall.branch : printer === startPrinter && here?.id === startPrinter
    if (!isHere) return refuse('printer/unknown')
    const language = wish.language ?? catalogue.municipality.languages[0] ?? 'en'
    const { name: printerName, address, profile } = row ?? { name: 'PRINTER_URL', address: '', profile: '' }
    const paper: TestWish = { language, printerName, address, profile }
    const job = newId()
    const queued = { id: job, branch: hall.branch, printer, at: now, kind: 'test' } as const
    return accept({
      events: [{ type: 'printer.tested', at: now, printer, job }],
      writes: [jobOf({ ...queued, paper: JSON.stringify(paper) })],
    })
  },
})
