import { openPrinter } from '../devices/open-printer'
import type { RealPrinterAddress } from '../devices/open-real-printer'
import type { Printer } from '../devices/printer'
import { type PrinterAddress, parsePrinterAddress, placeOfPrinter, withProfile } from '../devices/printer-address'
import { profileNames } from '../devices/printer-profiles'
import { SimulatedPrinter } from '../devices/simulated-printer'
import type { PrinterShown, PrinterStatus } from '../domain/branch-shown'
import type { HallEvent } from '../domain/event'
import type { Print } from '../domain/wire'
import type { BranchId, CounterNumber, Instant } from '../domain/words'
import type { FarPrinterShown } from './agents'
import { deviceOfFarPrinter } from './far-printers'
import type { PrintNews } from './printer-leases'
import { openPost, type Post, type PostMeans, type PrinterAtHand } from './printer-post'
import type { TicketPaperRecord } from './store/commit'
import { type CounterPrinter, loadPrinters, type StoredComputer, type StoredPrinter } from './store/load-printers'
import type { Actor } from './who'

/** The printer that PRINTER_URL names, where it stands beside those in the database. */
export const startPrinter = 'server'

export interface PrintersMeans extends PostMeans {
  readonly printerUrl: string
  readonly openReal: (address: RealPrinterAddress) => Printer
  /** The printer on a kiosk's or a clerk's own computer. */
  readonly farPrinterOf: (device: string) => FarPrinterShown | null
  /** A printer's status, or which printers there are: the branches' views are drawn anew. */
  readonly changed: () => void
}

export type Printers = ReturnType<typeof keepPrinters>

interface Kept {
  readonly key: string
  readonly post: Post
}

interface Known extends Omit<StoredPrinter, 'branch' | 'name'> {
  /** Null: the printer of the start, which every branch without one of its own uses. */
  readonly branch: BranchId | null
  readonly name: string | null
}

/** What a branch's views say of its printers. */
export interface PrintersOfBranch {
  readonly printers: readonly PrinterShown[]
  readonly kiosks: readonly { readonly id: string; readonly name: string }[]
  readonly computers: readonly { readonly id: string; readonly name: string }[]
  readonly profiles: readonly string[]
}

/** All printers of the installation: opened as the database says, each at its post, and closed when they are removed. */
export function keepPrinters(means: PrintersMeans) {
  const { database, now, onTrouble } = means
  const kept = new Map<string, Kept>()
  const tests = new Map<string, { job: string; state: Print['state']; at: Instant }>()
  let known: readonly Known[] = []
  let standing: readonly CounterPrinter[] = []
  let computers: readonly StoredComputer[] = []
  let loading: Promise<void> = Promise.resolve()
  let closed = false

  /** Reads which printers there are, and opens and closes what has changed. One after the other. */
  function load(): Promise<void> {
    loading = loading.then(readAndOpen).catch(onTrouble)
    return loading
  }

  async function readAndOpen(): Promise<void> {
    if (closed) return
    const stored = await loadPrinters(database)
    computers = stored.computers
    standing = stored.standing
    const set: readonly Known[] = stored.printers
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
      open: () => openPrinter(address, now, means.openReal),
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

  /** The printers of a branch: its own, and the one of the start while its own are for counters only. */
  function listOf(branch: BranchId): readonly Known[] {
    const own = known.filter(one => one.branch === branch)
    const isForCounters = ({ id, kiosk }: Known) => kiosk === null && countersOf(id).length > 0
    return own.every(isForCounters) ? [...own, ...known.filter(one => one.branch === null)] : own
  }

  function countersOf(printer: string): readonly CounterNumber[] {
    return standing.flatMap(one => (one.printer === printer ? [one.counter] : []))
  }

  /** Where this actor's tickets come out: the kiosk's own printer, else the first that is for all. */
  function of(branch: BranchId, actor: Actor): PrinterAtHand | null {
    if (!printsHere(actor)) return null
    const list = listOf(branch)
    const own = actor.kind === 'device' ? list.find(one => one.kiosk === actor.id) : undefined
    const found = own ?? list.find(({ id, kiosk }) => kiosk === null && countersOf(id).length === 0)
    if (!found) return null
    const post = kept.get(found.id)?.post
    return post?.atHand() ?? { id: found.id, status: 'offline', isPaperLeft: false, isFree: false }
  }

  /** The printer that stands at a counter, here or at a computer of its own; null where none does. */
  function at(
    branch: BranchId,
    counter: CounterNumber,
  ): { readonly id: string; readonly status: PrinterStatus } | null {
    const id = standing.find(one => one.branch === branch && one.counter === counter)?.printer
    if (id === undefined) return null
    const near = kept.get(id)
    if (near) return { id, status: near.post.status() }
    const device = deviceOfFarPrinter(id)
    return device === null ? null : means.farPrinterOf(device)
  }

  /** What happened may have changed which printers there are. */
  function happened(events: readonly HallEvent[]): void {
    for (const event of events) {
      switch (event.type) {
        case 'printer.tested':
          tests.set(event.printer, { job: event.job, state: 'queued', at: event.at })
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
    const here = computers.filter(computer => computer.branch === branch)
    return {
      printers: [...listOf(branch).map(nearShown), ...here.flatMap(farShown)],
      kiosks: here.filter(({ isKiosk }) => isKiosk).map(({ id, name }) => ({ id, name })),
      computers: here.map(({ id, name }) => ({ id, name })),
      profiles: profileNames,
    }
  }

  function nearShown({ id, name, address, profile, kiosk }: Known): PrinterShown {
    const how = kept.get(id)?.post.look() ?? { status: 'offline', since: now(), paperLeftSince: null }
    return { id, name, address, profile, kiosk, counters: countersOf(id), ...how, test: testOf(id) }
  }

  function farShown({ id, name, isKiosk }: StoredComputer): readonly PrinterShown[] {
    const far = means.farPrinterOf(id)
    const kiosk = isKiosk ? id : null
    return far ? [{ ...far, name, address: null, kiosk, counters: countersOf(far.id), test: testOf(far.id) }] : []
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
    at,
    happened,
    /** There may be a new paper at this printer. */
    wake: (id: string, recorded?: TicketPaperRecord) => kept.get(id)?.post.wake(recorded),
    wakeAll: () => {
      for (const { post } of kept.values()) post.wake()
    },
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
