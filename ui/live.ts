'use client'
import { useEffect, useRef, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { NavigationKey } from '../domain/peripheral'
import type { Refused } from '../domain/refusal'
import type { View } from '../domain/views'
import type { Answer, Call, ClientToServer, Introduction, KeyRefused, Print, ServerToClient } from '../domain/wire'

/** Whether what stands on the screen is true now. `lastContact` is this machine's clock, in milliseconds. */
export interface Link {
  readonly state: 'connecting' | 'live' | 'offline'
  readonly lastContact: number | null
}

/** On the server's clock: when it was last heard; null while it is. */
export function offlineSince({ state, lastContact }: Link, now: number): number | null {
  return state === 'offline' ? now - (Date.now() - (lastContact ?? Date.now())) : null
}

/**
 * Asks the centre for something, and goes on asking under the same id until it is answered (rule K3). When `giveUp` is
 * aborted before, the answer is `server/busy`: what became of the question is not known.
 */
export type Ask = (command: string, input: object, giveUp?: AbortSignal) => Promise<Answer>

export interface Live<V extends View> {
  readonly view: V | null
  readonly link: Link
  /** Why the server does not serve this screen, if so. */
  readonly turnedAway: Refused | null
  readonly ask: Ask
}

export interface Listeners {
  readonly onAnnounce?: (call: Call) => void
  readonly onPrinted?: (print: Print) => void
  readonly onScanned?: (code: string) => void
  readonly onKeyed?: (key: NavigationKey) => void
  readonly onKeyRefused?: (refused: KeyRefused) => void
}

/** An unanswered question is asked again after this long. */
const askAgainMs = 2_000
/** Without a connection nothing is sent: looked at again after this long. */
const reconnectCheckMs = 200

/**
 * A screen's connection: its whole view as the server sends it, the highest `seq` kept (rule S1), and the way back.
 * `introduction` null: not connected. Reloads the page when the server was replaced by another build and the screen
 * says that it may.
 */
export function useLive<V extends View>(
  introduction: Introduction | null,
  listeners: Listeners = {},
  mayReload: () => boolean = () => true,
): Live<V> {
  const [view, setView] = useState<V | null>(null)
  const [link, setLink] = useState<Link>({ state: 'connecting', lastContact: null })
  const [turnedAway, setTurnedAway] = useState<Refused | null>(null)
  const socket = useRef<Socket<ServerToClient, ClientToServer> | null>(null)
  const latest = useRef({ listeners, mayReload })
  latest.current = { listeners, mayReload }
  const key = JSON.stringify(introduction)

  useEffect(() => {
    const parsed = JSON.parse(key) as Introduction | null
    if (!parsed) return
    const connection: Socket<ServerToClient, ClientToServer> = io({
      auth: { ...parsed },
      transports: ['websocket', 'polling'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 4_000,
      randomizationFactor: 0.7,
      timeout: 5_000,
    })
    socket.current = connection
    let seq = -1
    let build: string | null = null
    connection.on('connect', () => setTurnedAway(null))
    connection.on('view', received => {
      const newServer = build !== null && received.build !== build
      if (newServer && latest.current.mayReload()) return location.reload()
      build ??= received.build
      setLink({ state: 'live', lastContact: Date.now() })
      if (received.seq < seq && !newServer) return
      seq = received.seq
      setView(received as V)
    })
    connection.on('announce', call => latest.current.listeners.onAnnounce?.(call))
    connection.on('printed', print => latest.current.listeners.onPrinted?.(print))
    connection.on('scanned', code => latest.current.listeners.onScanned?.(code))
    connection.on('keyed', key => latest.current.listeners.onKeyed?.(key))
    connection.on('keyRefused', refused => latest.current.listeners.onKeyRefused?.(refused))
    connection.on('turnedAway', why => setTurnedAway(why))
    connection.on('disconnect', reason => {
      setLink({ state: 'offline', lastContact: Date.now() })
      if (reason === 'io server disconnect') setTimeout(() => connection.connect(), 2_000)
    })
    connection.on('connect_error', () => setLink(known => ({ ...known, state: 'offline' })))
    return () => {
      connection.disconnect()
      socket.current = null
    }
  }, [key])

  const [ask] = useState<Ask>(
    () => (command: string, input: object, giveUp?: AbortSignal) =>
      untilAnswered(() => socket.current, command, input, giveUp),
  )
  return { view, link, turnedAway, ask }
}

async function untilAnswered(
  connection: () => Socket<ServerToClient, ClientToServer> | null,
  command: string,
  input: object,
  giveUp?: AbortSignal,
): Promise<Answer> {
  const id = newAttemptId()
  for (;;) {
    if (giveUp?.aborted) return { ok: false, refusal: 'server/busy' }
    const socket = connection()
    if (!socket) throw new Error(`No connection to ask ${command} on: the screen was left.`)
    const answer = await new Promise<Answer | null>(resolve => {
      const again = setTimeout(() => resolve(null), socket.connected ? askAgainMs : reconnectCheckMs)
      if (!socket.connected) return
      socket.emit('command', command, input, id, reply => {
        clearTimeout(again)
        resolve(reply)
      })
    })
    if (answer) return answer
  }
}

/** `crypto.randomUUID` wants https; a screen on a town's own network may have none. */
export function newAttemptId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
