import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { set } from '../store/statement'
import { command } from './command'
import { code } from './inputs'
import { address, kiosk, mayStandSo, type PrinterRow, printerById, printerName, profile } from './printer-inputs'

const input = z.object({
  printer: code,
  name: printerName.optional(),
  address: address.optional(),
  profile: profile.optional(),
  kiosk: kiosk.optional(),
})
type Wanted = z.infer<typeof input> & { readonly row?: PrinterRow; readonly kioskBranch?: string | null }

/** What is left out stays as it is. */
export const printerChange = command<Wanted>({
  name: 'printer:change',
  about: 'Changes the name, the address, the kind or the kiosk of a printer.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    const known = await printerById(database, wanted.printer)
    if (!known) return refuse('printer/unknown')
    const { printer, ...change } = wanted
    const row = { ...known, ...change }
    const may = await mayStandSo(database, row)
    return may.ok ? accept({ printer, row, ...may.value }) : may
  },
  decide: (hall, { row, kioskBranch }, { now }) => {
    if (row?.branchId !== hall.branch) return refuse('printer/unknown')
    const { id, name, address, profile, kiosk } = row
    if (kiosk !== null && kioskBranch !== hall.branch) return refuse('device/unknown')
    return accept({
      events: [{ type: 'printer.changed', at: now, printer: id, name }],
      writes: [set('Printer', { id }, { name, address, profile, kiosk })],
    })
  },
})
