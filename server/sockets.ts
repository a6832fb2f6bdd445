import type { Socket } from 'socket.io'
import type { HallEvent } from '../domain/event'
import type { ClientToServer, Done, Introduction, ServerToClient } from '../domain/wire'
import type { Agents } from './agents'
import type { Centre } from './centre'
import { type Door, isBeside, isSameOrigin } from './door'
import { besideRoom, deviceRoom, type Publisher, type Sockets, ticketRoom } from './publish'
import { introduction, screenFor, ticketOf } from './screens'
import { isHeard, type Sessions } from './sessions'
import type { Tickets } from './tickets'

/** Commands of one screen that are not answered yet; one that asks more is turned away (rule D5). */
const mostOutstanding = 64

export interface SocketMeans {
  readonly sockets: Sockets
  readonly centre: () => Centre
  readonly door: Door
  readonly tickets: Tickets
  readonly sessions: Sessions
  readonly publisher: Publisher
  readonly agents: Agents
  /** The kiosk that issued a ticket is told how its paper fares. */
  readonly issuedBy: (ticket: string, socket: string) => void
}

/** Who connects, which room, commands in, views out. */
export function welcome(means: SocketMeans): void {
  means.sockets.use((socket, next) => {
    if (isSameOrigin(socket.handshake.headers)) next()
    else next(new Error('A page of another site may not connect.'))
  })
  means.sockets.on('connection', socket => {
    const arrived = arrive(socket, means)
    listen(socket, arrived, means)
  })
}

/** Screens that opened without a token, on this machine. */
const hereRoom = 'here'

/** Who was let in by what has changed knocks again, and is told at once (rule A2). */
export function letKnockAgain(sockets: Sockets, events: readonly HallEvent[]): void {
  for (const event of events) {
    if (event.type === 'device.added') sockets.in(hereRoom).disconnectSockets()
    if (event.type === 'device.revoked') sockets.in(deviceRoom(event.device)).disconnectSockets()
  }
}

/** The screens of a session that has ended knock again, and are told to log in (rule A3). */
export async function endOverSessions(sockets: Sockets, { isOver }: Pick<Sessions, 'isOver'>): Promise<void> {
  for (const room of sockets.sockets.adapter.rooms.keys()) {
    if (!room.startsWith(sessionRoom(''))) continue
    if (await isOver(room.slice(sessionRoom('').length))) sockets.in(room).disconnectSockets()
  }
}

function sessionRoom(session: string): string {
  return `session/${session}`
}

/** Says each ticket, list and receipt whose paper this answer promises, as `printed` will name it. */
function tellPapers({ ticket, events }: Done, tell: (paper: string) => void): void {
  if (ticket?.printer) tell(ticket.id)
  for (const event of events)
    if (event.type === 'checklist.printed' || event.type === 'receipt.printed') tell(event.job)
}

type Screen = Socket<ClientToServer, ServerToClient>
type Arrived = { readonly actor: Awaited<ReturnType<Door>>; readonly branch: string } | null

/** Finds out who is there, and shows the whole view. Null: turned away, and told why. */
async function arrive(socket: Screen, { centre, door, tickets, publisher, agents }: SocketMeans): Promise<Arrived> {
  const parsed = introduction.safeParse(socket.handshake.auth)
  if (!parsed.success) {
    socket.emit('turnedAway', { refusal: 'input/invalid' })
    return null
  }
  const said: Introduction = parsed.data
  const { headers, address } = socket.handshake
  const isThing = said.screen === 'kiosk' || said.screen === 'display'
  const actor = await door({ headers, address, token: said.token, isThing })
  if (actor.kind === 'citizen') await socket.join(ticketRoom(actor.ticket))
  if (actor.kind === 'device') await socket.join(deviceRoom(actor.id))
  if (actor.kind === 'here') await socket.join(hereRoom)
  if (actor.kind === 'staff' && actor.session) await socket.join(sessionRoom(actor.session))
  if (said.screen === 'agent') {
    if (actor.kind === 'device') agents.welcome(socket, actor)
    else socket.emit('turnedAway', { refusal: 'person/not-allowed' })
    return null
  }
  if (said.screen === 'kiosk' && isBeside({ headers, address })) await socket.join(besideRoom)
  // Read after the room is joined: an end that comes now is told to the room, one that came before stands here.
  const ticket = await ticketOf(tickets, said.token)
  const screen = screenFor(said, { actor, centre: centre(), ticket })
  if (!screen.ok) {
    socket.emit('turnedAway', { refusal: screen.refusal })
    return null
  }
  await socket.join(screen.room)
  publisher.watch(screen)
  const view = publisher.show(screen)
  if (view) socket.emit('view', view)
  return { actor, branch: screen.branch }
}

function listen(socket: Screen, arrived: Promise<Arrived>, { centre, sessions, issuedBy }: SocketMeans): void {
  let outstanding = 0
  socket.on('command', async (name, input, id, reply) => {
    if (typeof reply !== 'function') return
    if (outstanding >= mostOutstanding) return reply({ ok: false, refusal: 'server/busy' })
    outstanding++
    try {
      const who = await arrived
      if (!who) return reply({ ok: false, refusal: 'person/not-allowed' })
      if (!(await isHeard(sessions, who.actor))) {
        reply({ ok: false, refusal: 'person/unknown' })
        socket.disconnect()
        return
      }
      const answer = await centre().answerTo({ branch: who.branch, name, input, id, actor: who.actor })
      if (answer.ok) tellPapers(answer, paper => issuedBy(paper, socket.id))
      reply(answer)
    } finally {
      outstanding--
    }
  })
}
