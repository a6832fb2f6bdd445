import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { branchOfFarPrinter, deviceOfFarPrinter } from '../far-printers'
import { standAt } from '../store/counter-printers'
import { set } from '../store/statement'
import { command } from './command'
import { code } from './inputs'
import {
  address,
  areForOne,
  areHere,
  counters,
  kiosk,
  mayStandSo,
  type PrinterRow,
  printerById,
  printerName,
  profile,
} from './printer-inputs'

const input = z
  .object({
    printer: code,
    name: printerName.optional(),
    address: address.optional(),
    profile: profile.optional(),
    kiosk: kiosk.optional(),
    counters: counters.optional(),
  })
  .refine(areForOne, { path: ['counters'], message: 'a printer is for one kiosk or for counters' })
type Wanted = z.infer<typeof input> & {
  /** Null: it is on a kiosk's or a clerk's own computer, where all else about it is set. */
  readonly row?: PrinterRow | null
  readonly branch?: string | null
  readonly kioskBranch?: string | null
}

/** What is left out stays as it is. */
export const printerChange = command<Wanted>({
  name: 'printer:change',
  about: 'Changes the name, the address, the kind, the kiosk or the counters of a printer.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    const { printer, counters, ...change } = wanted
    const known = await printerById(database, printer)
    if (!known) {
      const branch = await branchOfFarPrinter(database, printer)
      return branch !== null && Object.keys(change).length === 0
        ? accept({ printer, counters, row: null, branch })
        : refuse('printer/unknown')
    }
    // Who prints for counters now has no kiosk any more, and the other way round.
    const standing = change.kiosk ? [] : counters
    const row = { ...known, ...(standing?.length ? { kiosk: null } : {}), ...change }
    const may = await mayStandSo(database, row)
    return may.ok ? accept({ printer, counters: standing, row, branch: row.branchId, ...may.value }) : may
  },
  decide: (hall, { printer, counters, row, branch, kioskBranch }, { now, catalogue }) => {
    if (branch !== hall.branch) return refuse('printer/unknown')
    if (row && row.kiosk !== null && kioskBranch !== hall.branch) return refuse('device/unknown')
    if (!areHere(counters ?? [], catalogue)) return refuse('counter/unknown')
    const stand = counters ? standAt(hall.branch, printer, counters) : []
    const name = row?.name ?? deviceOfFarPrinter(printer) ?? printer
    if (!row) return accept({ events: [{ type: 'printer.changed', at: now, printer, name }], writes: stand })
    const { address, profile, kiosk } = row
    return accept({
      events: [{ type: 'printer.changed', at: now, printer, name }],
      writes: [set('Printer', { id: printer }, { name, address, profile, kiosk }), ...stand],
    })
  },
})
