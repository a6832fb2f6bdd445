import { Drawing } from '../devices/drawing'
import type { RealPrinterAddress } from '../devices/open-real-printer'
import { PrinterThread } from '../devices/printer-thread'
import type { Catalogue } from '../domain/catalogue'
import type { BranchId, CounterNumber, Instant, TicketId } from '../domain/words'
import { keepAgents } from './agents'
import type { Happened } from './centre'
import { keepDesigns } from './designs'
import type { PeripheralKeeper } from './peripherals'
import { keepPrintStates } from './print-states'
import { keepLeases, type PrintNews } from './printer-leases'
import type { PostMeans } from './printer-post'
import { keepPrinters } from './printers'
import type { Sockets } from './publish'
import type { Rooms } from './rooms'
import type { TicketPaperRecord } from './store/commit'
import type { Database } from './store/database'
import { keepUnsure } from './unsure-papers'
import type { Actor } from './who'

export interface PapersMeans {
  readonly database: Database
  readonly sockets: Sockets
  readonly rooms: Rooms
  readonly peripherals: PeripheralKeeper
  readonly now: () => Instant
  readonly newId: () => string
  readonly printerUrl: string
  readonly catalogue: (branch: BranchId) => Catalogue | null
  /** Views are drawn anew: a branch's, or with null everybody's. */
  readonly changed: (branch: BranchId | null) => void
  readonly log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

export type Papers = Awaited<ReturnType<typeof keepPapers>>

/** How many screens are remembered that asked for a paper. */
const issuersKept = 2_000

/** All that prints: how tickets look, who draws them, printers here and on kiosks' computers, and what became of papers. */
export async function keepPapers({ printerUrl, peripherals, changed, log, ...means }: PapersMeans) {
  const { database, sockets, now } = means
  // Only where something is drawn: a thread with a typeface takes some seventy megabytes.
  let thread: Drawing | null = null
  const drawing = () => {
    thread ??= new Drawing()
    return thread
  }
  let printerThread: PrinterThread | null = null
  const openReal = (address: RealPrinterAddress) => {
    const onLost = (fault: Error) => log.warn({ fault }, 'The thread of the printers has ended; they are opened again')
    printerThread ??= new PrinterThread({ onLost })
    return printerThread.open(address)
  }
  const allChanged = () => changed(null)
  const onTrouble = (fault: unknown) => log.warn({ fault }, 'The spool of a printer could not go on')
  const unsure = keepUnsure({ database, now, changed: allChanged })
  await unsure.recall()
  const issuers = new Map<TicketId, string>()
  const printed = (news: PrintNews) => {
    if (printers.printed(news)) return
    unsure.note(news)
    const { print } = news
    const socket = issuers.get(print.ticket)
    if (socket) sockets.to(socket).emit('printed', print)
    if (print.state === 'failed' || print.state === 'unknown') log.warn(print, 'A ticket was not printed for sure')
  }
  const designs = keepDesigns(database)
  await designs.load()
  const elsewhereChanged = () => void agents.load().then(allChanged, onTrouble)
  const leases = keepLeases({ ...means, printed, changed: elsewhereChanged, onTrouble })
  const states = keepPrintStates(database)
  const posts: PostMeans = { ...means, leases, states, design: designs.of, drawing, printed, onTrouble }
  const agents = keepAgents({ ...posts, rooms: means.rooms, peripherals, newId: means.newId, changed, log })
  const printers = keepPrinters({
    ...posts,
    printerUrl,
    openReal,
    farPrinterOf: agents.printerAt,
    changed: allChanged,
  })
  const wake = (printer: string, recorded?: TicketPaperRecord) => {
    printers.wake(printer, recorded)
    agents.wake(printer, recorded)
  }
  const wakeAll = () => {
    printers.wakeAll()
    agents.wakeAll()
  }

  return {
    designs,
    agents,
    printers,
    /** What became of papers and is to be written along with what happens next. */
    ride: states.ride,
    unsure: unsure.papers,
    /** Whether a word of another server was about printers. */
    heard: (word: string | null) => leases.heard(word),
    printerOf: (branch: BranchId, actor: Actor) => agents.printerOf(actor) ?? printers.of(branch, actor),
    printerAt: (branch: BranchId, counter: CounterNumber) => printers.at(branch, counter),
    /** The screen that asked for a paper is told how it fares. */
    askedBy: (ticket: TicketId, socket: string) => {
      issuers.set(ticket, socket)
      if (issuers.size > issuersKept) issuers.delete(issuers.keys().next().value ?? '')
    },
    happened: ({ events, papers }: Happened) => {
      if (events.some(event => event.type === 'design.changed'))
        designs.load().catch(fault => log.warn({ fault }, 'The new design of tickets is not known yet'))
      unsure.happened(events)
      printers.happened(events)
      // Whoever asked is answered first.
      setImmediate(() => {
        for (const paper of papers) wake(paper.job.printer, paper)
      })
      for (const event of events) {
        // Papers that are no new tickets stand in their events.
        if ('job' in event) wake(event.printer)
        // The ticket of another server may be for a printer of this one.
        else if (event.type === 'ticket.issued' && !database.isAlone) wakeAll()
      }
    },
    close: async () => {
      await agents.close()
      await printers.close()
      await leases.close()
      await thread?.close()
      await printerThread?.close()
    },
  }
}
