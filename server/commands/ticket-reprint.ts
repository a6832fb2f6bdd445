import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { startPrinter } from '../printers'
import { command } from './command'
import { ticketId } from './inputs'
import { jobOf } from './print-job'
import { printerById } from './printer-inputs'

interface Printed {
  /** Null: it was taken away since. */
  readonly printer: string | null
  readonly state: string
  readonly paper: string
}

const input = z.object({ ticket: ticketId })
type Wanted = z.infer<typeof input> & { readonly last?: Printed | null }

/** Staff decide that a ticket is printed again; the paper says that it is a copy (rule P2). */
export const ticketReprint = command<Wanted>({
  name: 'ticket:reprint',
  about: 'Prints a ticket again, marked as a copy, at the printer where it was to come out.',
  by: ['clerk', 'supervisor', 'manager', 'admin'],
  input,
  prepare: async (wanted, { database }) => {
    const last = await database.prisma.printJob.findFirst({
      where: { ticketId: wanted.ticket, kind: 'ticket' },
      orderBy: { createdAt: 'desc' },
    })
    if (!last) return accept({ ticket: wanted.ticket, last })
    const isThere = last.printer === startPrinter || (await printerById(database, last.printer)) !== null
    return accept({ ticket: wanted.ticket, last: { ...last, printer: isThere ? last.printer : null } })
  },
  decide: (hall, { ticket, last }, { now, newId, printer: here }) => {
    if (!hall.tickets.get(ticket)) return refuse('ticket/unknown')
    const printer = last?.printer ?? here?.id
    if (!last || !printer) return refuse('printer/unknown')
    if (last.state === 'queued' || last.state === 'sent') return refuse('paper/on-its-way')
    const job = newId()
    const queued = { id: job, branch: hall.branch, printer, at: now, kind: 'ticket' } as const
    return accept({
      events: [{ type: 'ticket.reprinted', at: now, ticket, printer, job }],
      writes: [jobOf({ ...queued, ticket, copy: true, paper: last.paper })],
    })
  },
})
