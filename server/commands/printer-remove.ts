import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { standAt } from '../store/counter-printers'
import { set } from '../store/statement'
import { command } from './command'
import { code } from './inputs'
import { type PrinterRow, printerById } from './printer-inputs'

const input = z.object({ printer: code })
type Wanted = z.infer<typeof input> & { readonly row?: PrinterRow }

/** What still waited there is not printed: nobody would stand in front of it. */
export const printerRemove = command<Wanted>({
  name: 'printer:remove',
  about: 'Takes a printer away; papers that wait there are not printed.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    const row = await printerById(database, wanted.printer)
    return row ? accept({ ...wanted, row }) : refuse('printer/unknown')
  },
  decide: (hall, { printer, row }, { now }) => {
    if (row?.branchId !== hall.branch) return refuse('printer/unknown')
    return accept({
      events: [{ type: 'printer.removed', at: now, printer }],
      writes: [
        set('Printer', { id: printer }, { removedAt: now }),
        ...standAt(hall.branch, printer, []),
        set('PrintJob', { printer, state: 'queued' }, { state: 'failed', changedAt: now }),
      ],
    })
  },
})
