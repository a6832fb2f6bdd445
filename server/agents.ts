import type { Socket } from 'socket.io'
import { FarPrinter } from '../devices/far-printer'
import type { Printer } from '../devices/printer'
import { profileNameOf } from '../devices/printer-profiles'
import type { AgentShown } from '../domain/branch-shown'
import type { AgentWord, ClientToServer, ServerToClient } from '../domain/wire'
import { agentWord } from './agent-words'
import { deviceOfFarPrinter, farPrinterId } from './far-printers'
import type { Host, PeripheralKeeper } from './peripherals'
import { openPost, type Post, type PostMeans, type PrinterAtHand } from './printer-post'
import { deviceRoom } from './publish'
import type { Rooms } from './rooms'
import type { TicketPaperRecord } from './store/commit'
import type { PrinterSeen } from './store/printer-leases'
import type { Actor } from './who'

export type AgentSocket = Socket<ClientToServer, ServerToClient>
type Device = Extract<Actor, { kind: 'device' }>

export interface AgentsMeans extends PostMeans {
  readonly rooms: Rooms
  readonly peripherals: PeripheralKeeper
  readonly newId: () => string
  /** A printer's status changed: screens show it. */
  readonly changed: (branch: string) => void
  readonly log: { warn(facts: object, message: string): void }
}

interface FarPlace {
  readonly id: string
  readonly branch: string
  readonly printer: FarPrinter
  readonly post: Post
}

export interface FarPrinterShown extends PrinterSeen {
  readonly id: string
  readonly profile: string
}

export type Agents = ReturnType<typeof keepAgents>

/** How exactly it is known when a computer was last there. */
const noticedEveryMs = 20_000

/** The computers of paired devices: their printers, each with its spool, and their peripherals. */
export function keepAgents(means: AgentsMeans) {
  const { database, rooms, peripherals, now, newId, log } = means
  const places = new Map<string, FarPlace>()
  const connected = new Map<string, { readonly socket: AgentSocket; readonly since: number }>()

  /**
   * Computers that had a printer before this server started, or have come to another server: their papers wait for
   * them, until they are late.
   */
  async function load(): Promise<void> {
    for (const { deviceId, branchId, profile } of await database.prisma.agentPrinter.findMany())
      if (!places.has(deviceId) && !closed) openPlace(deviceId, branchId, JSON.parse(profile) as Printer['profile'])
  }

  function openPlace(device: string, branch: string, profile: Printer['profile']): FarPlace {
    const id = farPrinterId(device)
    const printer = new FarPrinter(profile, { newId })
    const post = openPost(means, {
      id,
      isMovable: true,
      open: () => printer,
      // The agent goes on speaking with this server, whichever of them sends it papers.
      shut: async () => undefined,
      changed: () => means.changed(branch),
    })
    const place = { id, branch, printer, post }
    places.set(device, place)
    return place
  }

  async function placeFor(device: Device, profile: object): Promise<FarPlace> {
    const known = places.get(device.id)
    const text = JSON.stringify(profile)
    if (known && JSON.stringify(known.printer.profile) === text) return known
    await close(known)
    const row = { branchId: device.branch, profile: text, changedAt: BigInt(now()) }
    await database.alone(prisma =>
      prisma.agentPrinter.upsert({
        where: { deviceId: device.id },
        create: { deviceId: device.id, ...row },
        update: row,
      }),
    )
    return openPlace(device.id, device.branch, profile as Printer['profile'])
  }

  async function close(place: FarPlace | undefined): Promise<void> {
    await place?.printer.close()
    await place?.post.close()
  }

  /** An agent has connected with the token of a device: from now on it is listened to. */
  function welcome(socket: AgentSocket, device: Device): void {
    const host: Host = {
      branch: device.branch,
      orders: (bindings, lights) => socket.emit('orders', { bindings, lights: [...lights] }),
      toKiosk: said => rooms.say(deviceRoom(device.id), said),
    }
    peripherals.attach(device.id, host)
    connected.set(device.id, { socket, since: now() })
    noteSeen(device.id)
    // One word after the other: a paper's outcome is heard before what follows from it.
    let last: Promise<unknown> = Promise.resolve()
    socket.on('agent', (said, reply) => {
      const word = agentWord.safeParse(said)
      if (!word.success || typeof reply !== 'function') return
      last = last
        .then(() => hear(socket, device, word.data))
        .then(reply, fault => log.warn({ fault, device: device.id }, 'What an agent said could not be dealt with'))
    })
    socket.on('disconnect', () => {
      peripherals.detach(device.id, host)
      if (connected.get(device.id)?.socket === socket) connected.delete(device.id)
      noteSeen(device.id)
      const place = places.get(device.id)
      if (place && speaking.get(device.id) === socket) {
        speaking.delete(device.id)
        place.printer.lost()
      }
    })
  }

  /** For whoever looks after the computers: when these were last there. */
  function noteSeen(...ids: readonly string[]): void {
    if (closed || ids.length === 0) return
    const where = { id: { in: [...ids] } }
    const seen = database.alone(prisma => prisma.device.updateMany({ where, data: { lastSeenAt: BigInt(now()) } }))
    noting = noting
      .then(() => seen)
      .catch(fault => log.warn({ fault, devices: ids }, 'When a device was seen is not kept'))
  }
  const noticing = setInterval(() => noteSeen(...connected.keys()), noticedEveryMs)
  let noting: Promise<unknown> = Promise.resolve()
  let closed = false

  /** A computer that was there once belongs there, until its access is taken back. */
  async function shown(branch: string): Promise<readonly AgentShown[]> {
    const rows = await database.prisma.device.findMany({
      where: { branchId: branch, revokedAt: null, lastSeenAt: { not: null } },
      orderBy: { createdAt: 'asc' },
    })
    return rows.map(({ id, name, lastSeenAt }) => {
      const [here, seenAt] = [connected.get(id), Number(lastSeenAt)]
      // With several servers it may be at another one, which notes that it is.
      const isElsewhere = !database.isAlone && now() - seenAt < 2 * noticedEveryMs
      return {
        device: id,
        name,
        connectedSince: here?.since ?? null,
        awaySince: here || isElsewhere ? null : seenAt,
        printer: places.get(id)?.post.status() ?? null,
      }
    })
  }

  /** Which connection is a printer's: an older one that ends late must not take it away. */
  const speaking = new Map<string, AgentSocket>()

  async function hear(socket: AgentSocket, device: Device, word: AgentWord): Promise<void> {
    const place = places.get(device.id)
    switch (word.is) {
      case 'here': {
        if (!word.printer) return
        const mine = await placeFor(device, word.printer.profile)
        if (!socket.connected) return
        // Begun early: reading the typeface takes longer than the first citizen should wait.
        means.drawing()
        speaking.set(device.id, socket)
        const { status, paperLeft = false } = word.printer
        const here = { run: word.run, status, paperLeft, working: word.working }
        mine.printer.here(here, job => socket.emit('print', job, () => undefined))
        mine.post.wake()
        return
      }
      case 'printer':
        return place?.printer.told(word.status, word.paperLeft ?? false)
      case 'printed':
        return place?.printer.printed(word.job, word.outcome)
      default:
        return peripherals.heard(device.id, word)
    }
  }

  return {
    load,
    welcome,
    /** The printer on the computer of the one who asks. */
    printerOf: (actor: Actor): PrinterAtHand | null => {
      const place = actor.kind === 'device' ? places.get(actor.id) : undefined
      return place ? place.post.atHand() : null
    },
    /** There may be a new paper at this printer. */
    wake: (printer: string, recorded?: TicketPaperRecord) =>
      places.get(deviceOfFarPrinter(printer) ?? '')?.post.wake(recorded),
    wakeAll: () => {
      for (const { post } of places.values()) post.wake()
    },
    /** The printer on the computer of this device. */
    printerAt: (device: string): FarPrinterShown | null => {
      const place = places.get(device)
      if (!place) return null
      const { id, post, printer } = place
      return { id, ...post.look(), profile: profileNameOf(printer.profile) }
    },
    shown,
    close: async () => {
      closed = true
      clearInterval(noticing)
      await noting
      for (const place of places.values()) await close(place)
    },
  }
}
