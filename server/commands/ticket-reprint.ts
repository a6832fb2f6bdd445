import { z } from 'zod'
import { isPrintable } from '../../devices/printer-status'
import type { Hall } from '../../domain/hall'
import { accept, refuse } from '../../domain/refusal'
import { startPrinter } from '../printers'
import { seatOf } from './at-counter'
import { type Circumstances, command } from './command'
import { counterNumber, ticketId } from './inputs'
import { jobOf } from './print-job'
import { branchOfPrinter } from './printer-inputs'

interface Printed {
  /** Where the ticket itself was to come out; null: that printer was taken away since. */
  readonly printer: string | null
  /** Of the newest copy. */
  readonly state: string
  readonly paper: string
}

/** The counter may be left out: then it is the one where the clerk sits. */
const input = z.object({ ticket: ticketId, counter: counterNumber.optional() })
type Wanted = z.infer<typeof input> & { readonly last?: Printed | null }

/**
 * Staff decide that a ticket is printed again; the paper says that it is a copy. Who asks at a counter has the person
 * before them (rule P2).
 */
export const ticketReprint = command<Wanted>({
  name: 'ticket:reprint',
  about: 'Prints a ticket again, marked as a copy: at the counter’s own printer, else where it was to come out.',
  by: ['clerk', 'supervisor', 'manager', 'admin'],
  input,
  prepare: async (wanted, { database }) => {
    const jobs = await database.prisma.printJob.findMany({
      where: { ticketId: wanted.ticket, kind: 'ticket' },
      orderBy: { createdAt: 'asc' },
    })
    const [first, last] = [jobs[0], jobs.at(-1)]
    if (!first || !last) return accept({ ...wanted, last: null })
    const isThere = first.printer === startPrinter || (await branchOfPrinter(database, first.printer)) !== null
    return accept({ ...wanted, last: { ...last, printer: isThere ? first.printer : null } })
  },
  decide: (hall, { ticket, counter, last }, circumstances) => {
    const { now, newId, printer: here } = circumstances
    if (!hall.tickets.get(ticket)) return refuse('ticket/unknown')
    const printer = besideAsker(hall, counter, circumstances) ?? last?.printer ?? here?.id
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

/** The printer at the counter of whoever asks, if a paper comes out of it now. */
function besideAsker(hall: Hall, counter: number | undefined, circumstances: Circumstances): string | null {
  const seat = seatOf(hall, counter, circumstances)
  const printer = seat.ok ? circumstances.printerAt(seat.value.number) : null
  return printer && isPrintable(printer.status) ? printer.id : null
}
