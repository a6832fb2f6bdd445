import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { standAt } from '../store/counter-printers'
import { insert } from '../store/statement'
import { nameOf } from '../who'
import { command } from './command'
import { address, areForOne, areHere, counters, kiosk, mayStandSo, printerName, profile } from './printer-inputs'

const input = z
  .object({ name: printerName, address, profile, kiosk: kiosk.default(null), counters: counters.default([]) })
  .refine(areForOne, { path: ['counters'], message: 'a printer is for one kiosk or for counters' })
type Wanted = z.infer<typeof input> & { readonly kioskBranch?: string | null }

/** An admin sets up a printer of this branch. */
export const printerAdd = command<Wanted>({
  name: 'printer:add',
  about: 'Sets up a printer by its address, for one kiosk, for counters, or for all kiosks of this branch.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    const may = await mayStandSo(database, { ...wanted, id: null })
    return may.ok ? accept({ ...wanted, ...may.value }) : may
  },
  decide: (hall, { name, address, profile, kiosk, counters, kioskBranch }, { now, actor, catalogue, newId }) => {
    if (kiosk !== null && kioskBranch !== hall.branch) return refuse('device/unknown')
    if (!areHere(counters, catalogue)) return refuse('counter/unknown')
    const id = newId()
    const row = { id, branchId: hall.branch, name, address, profile, kiosk }
    return accept({
      events: [{ type: 'printer.added', at: now, printer: id, name }],
      writes: [
        insert('Printer', { ...row, createdAt: now, createdBy: nameOf(actor) }),
        ...standAt(hall.branch, id, counters),
      ],
      tell: () => ({ made: { id } }),
    })
  },
})
