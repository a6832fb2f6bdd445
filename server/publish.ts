import type { Server } from 'socket.io'
import { placeOf } from '../domain/calling'
import type { HallEvent } from '../domain/event'
import { type Hall, lastCallOf } from '../domain/hall'
import type { View } from '../domain/views'
import type { Call, ClientToServer, ServerToClient } from '../domain/wire'
import type { BranchId, Instant } from '../domain/words'
import type { Centre } from './centre'
import type { KnownTicket } from './views/phone'
import { type Scene, wayTo } from './views/scene'

export type Sockets = Server<ClientToServer, ServerToClient>

/** A kind of screen of a branch: all who watch it see the same, and it is drawn once for all of them. */
export interface Watched {
  readonly room: string
  readonly branch: BranchId
  /** Null: there is nothing to show any more. */
  readonly draw: (scene: Scene) => View | null
  /** The same with what is known of the ticket that it shows, and what the hall does not keep. */
  readonly knowing?: (news: TicketNews) => Watched
  /** Which urgent events are urgent here; left out: all. What the others change here is seen a moment later. */
  readonly hurries?: (event: HallEvent) => boolean
}

/** A ticket has come to its end, or the person said how it was. */
export type TicketNews = Partial<Pick<KnownTicket, 'state' | 'endedAt' | 'rated'>>

/** What people act on is sent at once; what only counts on is sent together, this much later. */
const gatherMs = 200
/** Waits grow and doors open without anything happening. */
const refreshMs = 15_000
/** Without an event, a view is the same for so long. */
const sameWithinMs = 1_000
/** An older call is not announced. */
const announcedWithinMs = 20_000

const urgent: ReadonlySet<HallEvent['type']> = new Set([
  'ticket.called',
  'ticket.recalled',
  'ticket.started',
  'ticket.served',
  'ticket.absent',
  'ticket.uncalled',
  'ticket.parked',
  'ticket.unparked',
  'ticket.released',
  'ticket.transferred',
  'ticket.returned',
  'ticket.postponed',
  'ticket.changed',
  'counter.opened',
  'counter.closed',
  'counter.paused',
  'counter.resumed',
  'service.closed',
  'service.opened',
  'day.opened',
])

const ends: Readonly<Partial<Record<HallEvent['type'], KnownTicket['state']>>> = {
  'ticket.served': 'served',
  'ticket.cancelled': 'cancelled',
  'ticket.left': 'left',
}

export type Publisher = ReturnType<typeof keepPublishing>

/** Sends whole views to the screens that watch a branch, after each commit and never before. */
export function keepPublishing({
  sockets,
  centre,
  now,
}: {
  sockets: Sockets
  centre: () => Centre
  now: () => Instant
}) {
  const watched = new Map<string, Watched>()
  const lastSent = new Map<string, { readonly content: string; readonly hall: Hall }>()
  const drawn = new Map<string, { readonly view: View; readonly hall: Hall; readonly at: Instant }>()
  const waiting = new Map<BranchId, NodeJS.Timeout>()
  const next = new Map<BranchId, HallEvent[]>()
  const refreshing = setInterval(() => {
    for (const { id } of centre().branches()) flush(id)
  }, refreshMs)

  /** A screen has joined a room: from now on, the room gets its views. */
  function watch(room: Watched): void {
    watched.set(room.room, room)
  }

  /** What a screen that comes now is shown: drawn once for all that come at about the same time (rule D3). */
  function show(room: Watched): View | null {
    const scene = centre().scene(room.branch)
    if (!scene) return null
    const known = drawn.get(room.room)
    const isCurrent = known?.hall === scene.hall && Math.abs(scene.now - known.at) < sameWithinMs
    return isCurrent ? known.view : draw(room, scene)
  }

  function draw(room: Watched, scene: Scene): View | null {
    const view = room.draw(scene)
    if (view) drawn.set(room.room, { view, hall: scene.hall, at: scene.now })
    return view
  }

  function happened(branch: BranchId, hall: Hall, events: readonly HallEvent[]): void {
    for (const event of events) {
      if (event.type === 'ticket.called' || event.type === 'ticket.recalled') announce(branch, hall, event)
      note(event)
    }
    const hurried = events.filter(event => urgent.has(event.type))
    if (hurried.length > 0) flushNext(branch, hurried)
    if (waiting.has(branch)) return
    const flushLate = () => {
      waiting.delete(branch)
      flush(branch, (room, scene) => lastSent.get(room.room)?.hall !== scene.hall)
    }
    waiting.set(branch, setTimeout(flushLate, gatherMs))
  }

  /** As soon as whoever asked has been answered. */
  function flushNext(branch: BranchId, events: readonly HallEvent[]): void {
    const known = next.get(branch)
    if (known) return void known.push(...events)
    const all = [...events]
    next.set(branch, all)
    setImmediate(() => {
      next.delete(branch)
      flush(branch, ({ hurries }) => !hurries || all.some(hurries))
    })
  }

  function note(event: HallEvent): void {
    const news = newsOf(event)
    if (!news || !('ticket' in event)) return
    const room = watched.get(ticketRoom(event.ticket))
    if (room?.knowing) watched.set(room.room, room.knowing(news))
  }

  /** Sends what has changed to those of a branch's rooms that are `due`. */
  function flush(branch: BranchId, isDue: (room: Watched, scene: Scene) => boolean = () => true): void {
    const rooms = [...watched.values()].filter(room => room.branch === branch)
    const scene = rooms.length > 0 ? centre().scene(branch) : null
    if (!scene) return
    for (const room of rooms) {
      if (!isDue(room, scene)) continue
      if (!sockets.sockets.adapter.rooms.get(room.room)?.size) {
        for (const kept of [watched, lastSent, drawn]) kept.delete(room.room)
        continue
      }
      const view = draw(room, scene)
      if (!view) continue
      // What has not changed but for the time is not sent again.
      const content = JSON.stringify({ ...view, seq: 0, now: 0 })
      const isSame = lastSent.get(room.room)?.content === content
      lastSent.set(room.room, { content, hall: scene.hall })
      if (!isSame) sockets.to(room.room).emit('view', view)
    }
  }

  /** The clock was turned: what has not changed but for the time is sent as well. */
  function redraw(): void {
    lastSent.clear()
    for (const { id } of centre().branches()) flush(id)
  }

  /** Once for each call, to the displays of the counter's zone and to those of the whole hall (rule S2). */
  function announce(
    branch: BranchId,
    hall: Hall,
    event: Extract<HallEvent, { type: 'ticket.called' | 'ticket.recalled' }>,
  ): void {
    const catalogue = centre().catalogue(branch)
    const place = catalogue && placeOf(catalogue, event.counter)
    const ticket = hall.tickets.get(event.ticket)
    const made = lastCallOf(hall, event.ticket)
    // Called and gone within one transaction: nobody can come any more.
    if (!catalogue || !place || !ticket || !made) return
    // Heard of late, from a server that could not tell us in time: it is shown, and not said any more (rule S2).
    if (now() - made.at > announcedWithinMs) return
    const call: Call = {
      id: `${event.ticket}/${made.seq}`,
      seq: hall.seq,
      branch,
      number: ticket.number,
      counter: place.number,
      zone: place.zone,
      counterName: place.name,
      ...wayTo(place),
      calledAt: made.at,
      last: made.calls >= catalogue.settings.maxCalls,
      languages: [...new Set([ticket.language, ...catalogue.municipality.languages.slice(0, 1)])],
    }
    sockets.to([displayRoom(branch, place.zone), displayRoom(branch, null)]).emit('announce', call)
  }

  function close(): void {
    clearInterval(refreshing)
    for (const timer of waiting.values()) clearTimeout(timer)
  }

  return { watch, show, happened, flush, redraw, close }
}

function newsOf(event: HallEvent): TicketNews | null {
  if (event.type === 'ticket.rated') return { rated: { score: event.score, better: event.better } }
  const state = ends[event.type]
  return state ? { state, endedAt: event.at } : null
}

export function displayRoom(branch: BranchId, zone: string | null): string {
  return `${branch}/display/${zone ?? ''}`
}

export function consoleRoom(branch: string, counter: number): string {
  return `${branch}/console/${counter}`
}

export function deviceRoom(device: string): string {
  return `device/${device}`
}

/** Kiosks on the server's own computer: its scanner and its keypad are theirs. */
export const besideRoom = 'beside'

export function ticketRoom(ticket: string): string {
  return `ticket/${ticket}`
}
