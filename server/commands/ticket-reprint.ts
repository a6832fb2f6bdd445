import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { startPrinter } from '../printers'
import { insert } from '../store/statement'
import { command } from './command'
import { ticketId } from './inputs'
import { branchOfPrinter } from './printer-inputs'

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
      where: { ticketId: wanted.ticket },
      orderBy: { createdAt: 'desc' },
    })
    if (!last) return accept({ ticket: wanted.ticket, last })
    const isThere = last.printer === startPrinter || (await branchOfPrinter(database, last.printer)) !== null
    return accept({ ticket: wanted.ticket, last: { ...last, printer: isThere ? last.printer : null } })
  },
  decide: (hall, { ticket, last }, { now, newId, printer: here }) => {
    if (!hall.tickets.get(ticket)) return refuse('ticket/unknown')
    const printer = last?.printer ?? here?.id
    if (!last || !printer) return refuse('printer/unknown')
    if (last.state === 'queued' || last.state === 'sent') return refuse('paper/on-its-way')
    const job = newId()
    const paper = { kind: 'ticket', ticketId: ticket, copy: true, paper: last.paper }
    const row = { id: job, branchId: hall.branch, printer, ...paper }
    return accept({
      events: [{ type: 'ticket.reprinted', at: now, ticket, printer, job }],
      writes: [insert('PrintJob', { ...row, state: 'queued', createdAt: now, changedAt: now })],
    })
  },
})
