import { z } from 'zod'
import { isPrintable } from '../../devices/printer-status'
import { accept, refuse } from '../../domain/refusal'
import { textIn } from '../../domain/words'
import type { ReceiptWish } from '../printing'
import { seatOf, whoCalls } from './at-counter'
import { command } from './command'
import { counterNumber, ticketId } from './inputs'
import { jobOf } from './print-job'

/** Fits on two lines of narrow paper. */
const longestReference = 60

const input = z.object({
  counter: counterNumber.optional(),
  ticket: ticketId,
  /** Which of the service's documents were handed in, by their places in its list. */
  documents: z.array(z.number().int().min(0).max(99)).max(100).optional(),
  reference: z
    .string()
    .trim()
    .max(longestReference)
    .regex(/^[^\p{Cc}]*$/u, 'expected a text without control characters')
    .optional(),
})
type Wanted = z.infer<typeof input> & { readonly last?: { readonly state: string; readonly paper: string } | null }

/** Who is served takes home what was handed in, and by when it will be answered (rule P6). */
export const receiptPrint = command<Wanted>({
  name: 'receipt:print',
  about: 'Prints a receipt for the request of whoever is served at the counter.',
  by: whoCalls,
  input,
  prepare: async (wanted, { database }) => {
    const last = await database.prisma.printJob.findFirst({
      where: { ticketId: wanted.ticket, kind: 'receipt' },
      orderBy: { createdAt: 'desc' },
    })
    return accept({ ...wanted, last })
  },
  decide: (hall, { counter: asked, ticket: id, documents = [], reference = '', last }, circumstances) => {
    const { now, catalogue, newId, printerAt } = circumstances
    const seat = seatOf(hall, asked, circumstances)
    if (!seat.ok) return seat
    if (seat.value.ticket !== id) return refuse('counter/moved-on')
    const ticket = hall.tickets.get(id)
    if (ticket?.state !== 'serving') return refuse('ticket/wrong-state')
    const service = catalogue.services.find(known => known.code === ticket.service)
    if (!service || documents.some(place => place >= service.documents.length)) return refuse('input/invalid')
    // A paper waits where its person sits; only without a printer there is it the one for all.
    const printer = printerAt(seat.value.number) ?? circumstances.printer
    if (!printer) return refuse('printer/unknown')
    if (!isPrintable(printer.status)) return refuse('printer/not-ready')
    if (last?.state === 'queued' || last?.state === 'sent') return refuse('paper/on-its-way')
    const { number, language } = ticket
    const { number: counter } = seat.value
    const wish: ReceiptWish = {
      ...{ language, number, service: service.code, counter, reference, deadlineDays: service.deadlineDays },
      documents: service.documents
        .filter((_, place) => documents.includes(place))
        .map(text => textIn(text, language, catalogue.municipality.languages)),
    }
    const paper = JSON.stringify(wish)
    // The same once more is a copy; one that says something else is another receipt.
    const copy = last?.paper === paper && last.state !== 'failed'
    const job = newId()
    const queued = { id: job, branch: hall.branch, printer: printer.id, at: now, kind: 'receipt', ticket: id } as const
    return accept({
      // What the clerk typed may name somebody: the journal, which is kept for ever, does not have it (rule A5).
      events: [{ type: 'receipt.printed', at: now, ticket: id, counter, printer: printer.id, job }],
      writes: [jobOf({ ...queued, copy, paper })],
    })
  },
})
