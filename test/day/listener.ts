import { io, type Socket } from 'socket.io-client'
import type { Call, ClientToServer, ServerToClient } from '../../domain/wire'
import type { Recorded } from './contract'
import type { Finding } from './invariants'

export type Listener = Awaited<ReturnType<typeof listenAsDisplay>>

const healsWithinMs = 5_000

/** A hall display that writes down what it was told to say. */
export async function listenAsDisplay(url: string, { branch, token }: { branch: string; token?: string }) {
  const calls: Call[] = []
  const auth = { screen: 'display', branch, ...(token ? { token } : {}) }
  const socket: Socket<ServerToClient, ClientToServer> = io(url, { auth, transports: ['websocket'], forceNew: true })
  socket.on('announce', call => void calls.push(call))
  await new Promise<void>((resolve, reject) => {
    socket.once('view', () => resolve())
    socket.once('turnedAway', ({ refusal }) => reject(new Error(`The display was turned away: ${refusal}`)))
    socket.once('connect_error', reject)
  })

  /** Compares with the journal since the display was there (rule S2). */
  async function heard(journal: readonly Recorded[]): Promise<Finding> {
    const made = journal.filter(event => event.type === 'ticket.called' || event.type === 'ticket.recalled')
    const from = Date.now()
    while (calls.length < made.length && Date.now() - from < healsWithinMs)
      await new Promise(resolve => setTimeout(resolve, 20))
    const expected = made.map(({ ticket, seq }) => `${ticket}/${seq}`)
    const broken = expected.flatMap((id, place) => (calls[place]?.id === id ? [] : [`${id} was not announced in turn`]))
    if (calls.length > expected.length) broken.push(`${calls.length - expected.length} announcements too many`)
    return { rule: 'S2', what: 'announcements, each once and in order', looked: expected.length, broken }
  }

  return { heard, close: () => void socket.disconnect() }
}
