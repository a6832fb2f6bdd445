import type { Drawing } from '../devices/drawing'
import { openPrinter } from '../devices/open-printer'
import type { Printer } from '../devices/printer'
import { type PrinterAddress, parsePrinterAddress, placeOfPrinter, withProfile } from '../devices/printer-address'
import { profileNames } from '../devices/printer-profiles'
import { SimulatedPrinter } from '../devices/simulated-printer'
import { Spool } from '../devices/spool'
import type { PrinterShown, PrinterStatus } from '../domain/branch-shown'
import type { Catalogue } from '../domain/catalogue'
import type { HallEvent } from '../domain/event'
import type { TicketDesign } from '../domain/ticket-design'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { Print } from '../domain/wire'
import type { BranchId, Instant, TicketId } from '../domain/words'
import { printQueue } from './printing'
import type { Database } from './store/database'
import type { Actor } from './who'

/** The printer that PRINTER_URL names, where it stands beside those in the database. */
export const startPrinter = 'server'

export interface PrintersMeans {
  readonly database: Database
  readonly now: () => Instant
  readonly catalogue: (branch: BranchId) => Catalogue | null
  readonly design: (municipality: string) => TicketDesign
  readonly printerUrl: string
  readonly drawing: () => Drawing
  /** After a ticket's new state is on disk. */
  readonly onPrinted: (print: Print) => void
  /** A printer's status, or which printers there are: the branches' views are drawn anew. */
  readonly changed: () => void
  readonly onTrouble: (fault: unknown) => void
}

export type Printers = ReturnType<typeof keepPrinters>

/** A person does not wait longer than a day for a ticket. */
const unsureKeptMs = 24 * 60 * 60_000

/** One printer and its one spool: nobody else writes to it. */
interface Kept {
  readonly key: string
  readonly printer: Printer
  readonly spool: Spool
  since: Instant
  stop: () => void
}

interface Known {
  readonly id: string
  /** Null: the printer of the start, which every branch without one of its own uses. */
  readonly branch: BranchId | null
  readonly name: string | null
  readonly address: string
  readonly profile: string
  readonly kiosk: string | null
}

/** What a branch's views say of its printers. */
export interface PrintersOfBranch {
  readonly printers: readonly PrinterShown[]
  readonly kiosks: readonly { readonly id: string; readonly name: string }[]
  readonly profiles: readonly string[]
}

/** All printers of the installation: opened as the database says, each with its spool, and closed when they are removed. */
export function keepPrinters(means: PrintersMeans) {
  const { database, now, catalogue, design, onTrouble } = means
  const kept = new Map<string, Kept>()
  const unsure = new Map<TicketId, PaperUnsure['state']>()
  const tests = new Map<string, { job: string; state: Print['state']; at: Instant }>()
  /** Printers at which something may have been put since the last waking. */
  const asked = new Set<string>()
  let known: readonly Known[] = []
  let kiosks: readonly { readonly id: string; readonly branch: BranchId; readonly name: string }[] = []
  let loading: Promise<void> = Promise.resolve()
  let closed = false

  /** Reads which printers there are, and opens and closes what has changed. One after the other. */
  function load(): Promise<void> {
    loading = loading.then(readAndOpen).catch(onTrouble)
    return loading
  }

  async function readAndOpen(): Promise<void> {
    if (closed) return
    const rows = await database.prisma.printer.findMany({ where: { removedAt: null }, orderBy: { createdAt: 'asc' } })
    const devices = await database.prisma.device.findMany({
      where: { kind: 'kiosk', revokedAt: null },
      orderBy: { createdAt: 'asc' },
    })
    kiosks = devices.map(({ id, branchId, name }) => ({ id, branch: branchId, name }))
    const set = rows.map(({ id, branchId, name, address, profile, kiosk }): Known => {
      return { id, branch: branchId, name, address, profile, kiosk }
    })
    const wanted = new Map<string, PrinterAddress>()
    for (const { id, address, profile } of set) {
      try {
        wanted.set(id, parsePrinterAddress(withProfile(address, profile)))
      } catch (fault) {
        // Written by another version of the program: the other printers go on.
        onTrouble(fault)
      }
    }
    const start = parsePrinterAddress(means.printerUrl)
    // Set up in the database as well, it is one printer and has one writer.
    const isSetUp = [...wanted.values()].some(one => placeOfPrinter(one) === placeOfPrinter(start))
    if (start.kind !== 'none' && !isSetUp) wanted.set(startPrinter, start)
    known = wanted.has(startPrinter) ? [...set, startKnown(means.printerUrl)] : set
    for (const [id, one] of kept) {
      if (one.key === JSON.stringify(wanted.get(id))) continue
      tests.delete(id)
      await close(id)
    }
    for (const [id, address] of wanted) if (!kept.has(id)) open(id, address)
    means.changed()
  }

  function open(id: string, address: PrinterAddress): void {
    const printer = openPrinter(address, now)
    if (!printer) return
    const spool = new Spool({
      printer,
      draw: (paper, profile) => means.drawing().draw(paper, profile),
      queue: printQueue(database, id, { catalogue, design, now }),
      now,
      onPrinted: print => {
        const test = tests.get(id)
        if (test?.job === print.ticket) {
          tests.set(id, { job: test.job, state: print.state, at: now() })
          means.changed()
          return
        }
        note(print, printer)
        means.onPrinted(print)
      },
      onTrouble,
    })
    const one: Kept = { key: JSON.stringify(address), printer, spool, since: now(), stop: () => undefined }
    one.stop = printer.onStatus(() => {
      one.since = now()
      means.changed()
    })
    kept.set(id, one)
  }

  /** Where a printer never says what became of a paper, that is no news. */
  function note({ ticket, state }: Print, printer: Printer): void {
    const was = unsure.get(ticket)
    if (state === 'failed' || (state === 'unknown' && printer.confirms)) unsure.set(ticket, state)
    else if (state === 'confirmed') unsure.delete(ticket)
    if (unsure.get(ticket) !== was) means.changed()
  }

  /** What an earlier run of the program left behind. */
  async function recall(): Promise<void> {
    const sql = `SELECT "ticketId", "state" FROM "PrintJob" WHERE "kind" = 'ticket' AND "createdAt" > ?
      AND "state" IN ('failed', 'confirmed') ORDER BY "createdAt"`
    for (const { ticketId, state } of await database.query(sql, now() - unsureKeptMs)) {
      if (state === 'failed') unsure.set(String(ticketId), 'failed')
      else unsure.delete(String(ticketId))
    }
  }

  async function close(id: string): Promise<void> {
    const one = kept.get(id)
    kept.delete(id)
    one?.stop()
    await one?.spool.close()
    await one?.printer.close()
  }

  /** The printers of a branch: its own, or the one of the start while it has none. */
  function listOf(branch: BranchId): readonly Known[] {
    const own = known.filter(one => one.branch === branch)
    return own.length > 0 ? own : known.filter(one => one.branch === null)
  }

  /** Where this actor's tickets come out: the kiosk's own printer, else the first that is for all. */
  function of(branch: BranchId, actor: Actor): { readonly id: string; readonly status: PrinterStatus } | null {
    if (!printsHere(actor)) return null
    const list = listOf(branch)
    const own = actor.kind === 'device' ? list.find(one => one.kiosk === actor.id) : undefined
    const found = own ?? list.find(one => one.kiosk === null)
    if (!found) return null
    asked.add(found.id)
    return { id: found.id, status: kept.get(found.id)?.printer.status() ?? 'offline' }
  }

  /** What happened may have put a paper at a printer, or changed which printers there are. */
  function happened(events: readonly HallEvent[]): void {
    for (const event of events) {
      switch (event.type) {
        case 'ticket.issued':
          for (const id of asked) kept.get(id)?.spool.wake()
          asked.clear()
          break
        case 'printer.tested':
          tests.set(event.printer, { job: event.job, state: 'queued', at: event.at })
          kept.get(event.printer)?.spool.wake()
          break
        case 'day.opened':
          unsure.clear()
          break
        case 'ticket.reprinted':
          unsure.delete(event.ticket)
          kept.get(event.printer)?.spool.wake()
          break
        case 'checklist.printed':
        case 'receipt.printed':
          kept.get(event.printer)?.spool.wake()
          break
        case 'printer.added':
        case 'printer.changed':
        case 'printer.removed':
        case 'device.added':
        case 'device.revoked':
          void load()
      }
    }
  }

  function shown(branch: BranchId): PrintersOfBranch {
    const printers = listOf(branch).map((one): PrinterShown => {
      const { id, name, address, profile, kiosk } = one
      const test = tests.get(id)
      return {
        id,
        name,
        address,
        profile,
        kiosk,
        status: kept.get(id)?.printer.status() ?? 'offline',
        since: kept.get(id)?.since ?? now(),
        test: test ? { state: test.state, at: test.at } : null,
      }
    })
    const here = kiosks.filter(kiosk => kiosk.branch === branch).map(({ id, name }) => ({ id, name }))
    return { printers, kiosks: here, profiles: profileNames }
  }

  return {
    /** Opens all printers. */
    open: async () => {
      await recall()
      await load()
    },
    unsure,
    of,
    happened,
    shown,
    /** The one that a person operates in the dock; null where all are real. */
    simulated: (): SimulatedPrinter | null => {
      for (const { printer } of kept.values()) if (printer instanceof SimulatedPrinter) return printer
      return null
    },
    /** What is being printed comes to its end. */
    close: async () => {
      closed = true
      await loading
      await Promise.all([...kept.keys()].map(close))
    },
  }
}

function startKnown(address: string): Known {
  const profile = new URLSearchParams(address.split('?')[1]).get('profile') ?? profileNames[0] ?? ''
  return { id: startPrinter, branch: null, name: null, address, profile, kiosk: null }
}

function printsHere(actor: Actor): boolean {
  return actor.kind === 'here' || actor.kind === 'staff' || (actor.kind === 'device' && actor.device === 'kiosk')
}
