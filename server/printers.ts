import { openPrinter } from '../devices/open-printer'
import { type PrinterAddress, parsePrinterAddress, placeOfPrinter, withProfile } from '../devices/printer-address'
import { profileNames } from '../devices/printer-profiles'
import { SimulatedPrinter } from '../devices/simulated-printer'
import type { PrinterShown, PrinterStatus } from '../domain/branch-shown'
import type { HallEvent } from '../domain/event'
import type { Print } from '../domain/wire'
import type { BranchId, Instant } from '../domain/words'
import type { FarPrinterShown } from './agents'
import type { PrintNews } from './printer-leases'
import { openPost, type Post, type PostMeans } from './printer-post'
import type { Actor } from './who'

/** The printer that PRINTER_URL names, where it stands beside those in the database. */
export const startPrinter = 'server'

export interface PrintersMeans extends PostMeans {
  readonly printerUrl: string
  /** The printer on a kiosk's own computer. */
  readonly farPrinterOf: (kiosk: string) => FarPrinterShown | null
  /** A printer's status, or which printers there are: the branches' views are drawn anew. */
  readonly changed: () => void
}

export type Printers = ReturnType<typeof keepPrinters>

interface Kept {
  readonly key: string
  readonly post: Post
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

/** All printers of the installation: opened as the database says, each at its post, and closed when they are removed. */
export function keepPrinters(means: PrintersMeans) {
  const { database, now, onTrouble } = means
  const kept = new Map<string, Kept>()
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
    const post = openPost(means, {
      id,
      // What a person did to a simulated printer in the dock of this server is known here only.
      isMovable: address.kind !== 'simulated',
      open: () => openPrinter(address, now),
      shut: printer => printer.close(),
      changed: means.changed,
    })
    kept.set(id, { key: JSON.stringify(address), post })
  }

  /** Whether the paper was a test: what became of it stands beside its printer. */
  function printed({ printer, print: { ticket, state } }: PrintNews): boolean {
    const test = tests.get(printer)
    if (test?.job !== ticket) return false
    tests.set(printer, { job: ticket, state, at: now() })
    means.changed()
    return true
  }

  async function close(id: string): Promise<void> {
    const one = kept.get(id)
    kept.delete(id)
    await one?.post.close()
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
    return { id: found.id, status: kept.get(found.id)?.post.status() ?? 'offline' }
  }

  /** What happened may have put a paper at a printer, or changed which printers there are. */
  function happened(events: readonly HallEvent[]): void {
    for (const event of events) {
      switch (event.type) {
        case 'ticket.issued':
          // The ticket of another server may be for a printer of this one.
          for (const id of database.isAlone ? asked : kept.keys()) kept.get(id)?.post.wake()
          asked.clear()
          break
        case 'printer.tested':
          tests.set(event.printer, { job: event.job, state: 'queued', at: event.at })
          kept.get(event.printer)?.post.wake()
          break
        case 'ticket.reprinted':
        case 'checklist.printed':
        case 'receipt.printed':
          kept.get(event.printer)?.post.wake()
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
    const here = kiosks.filter(kiosk => kiosk.branch === branch)
    return {
      printers: [...listOf(branch).map(nearShown), ...here.flatMap(farShown)],
      kiosks: here.map(({ id, name }) => ({ id, name })),
      profiles: profileNames,
    }
  }

  function nearShown({ id, name, address, profile, kiosk }: Known): PrinterShown {
    const post = kept.get(id)?.post
    const [status, since] = [post?.status() ?? 'offline', post?.since() ?? now()]
    return { id, name, address, profile, kiosk, status, since, test: testOf(id) }
  }

  function farShown({ id: kiosk, name }: { readonly id: string; readonly name: string }): readonly PrinterShown[] {
    const far = means.farPrinterOf(kiosk)
    return far ? [{ ...far, name, address: null, kiosk, test: testOf(far.id) }] : []
  }

  function testOf(id: string): PrinterShown['test'] {
    const test = tests.get(id)
    return test ? { state: test.state, at: test.at } : null
  }

  return {
    /** Opens all printers. */
    open: load,
    printed,
    of,
    happened,
    shown,
    /** The one that a person operates in the dock; null where all are real. */
    simulated: (): SimulatedPrinter | null => {
      const all = [...kept.values()].map(({ post }) => post.printer())
      return all.find(printer => printer instanceof SimulatedPrinter) ?? null
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
