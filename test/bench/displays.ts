import { io, type Socket } from 'socket.io-client'
import { monotonic } from './monotonic'
import { work } from './worker'

export type DisplayJob =
  | { readonly do: 'connect'; readonly url: string; readonly displays: number; readonly auth: object }
  /** What came since the last time. */
  | { readonly do: 'collect' }

export interface Connected {
  readonly ms: number
}
export interface Collected {
  /** For each `seq`: how many displays got a view of it, and when the last one did. */
  readonly views: readonly (readonly [seq: number, displays: number, lastAt: number])[]
  /** The last view and the last announcement: what a bare broadcast is to carry too. */
  readonly view: object
  readonly call: object
  readonly announcements: number
}

let sockets: Socket[] = []
let views = new Map<number, { displays: number; lastAt: number }>()
let view: object = {}
let call: object = {}
let announcements = 0

async function connect({ url, displays, auth }: DisplayJob & { do: 'connect' }): Promise<Connected> {
  for (const socket of sockets) socket.disconnect()
  const begun = monotonic()
  sockets = Array.from({ length: displays }, () => io(url, { auth, transports: ['websocket'], forceNew: true }))
  for (const socket of sockets) {
    socket.on('view', (shown: { seq: number }) => {
      const known = views.get(shown.seq) ?? { displays: 0, lastAt: 0 }
      views.set(shown.seq, { displays: known.displays + 1, lastAt: monotonic() })
      view = shown
    })
    socket.on('announce', (made: object) => {
      call = made
      announcements++
    })
  }
  await Promise.all(sockets.map(socket => new Promise(resolve => socket.once('view', resolve))))
  return { ms: monotonic() - begun }
}

async function collect(): Promise<Collected> {
  const collected = [...views].map(([seq, { displays, lastAt }]) => [seq, displays, lastAt] as const)
  const told = { views: collected, view, call, announcements }
  views = new Map()
  announcements = 0
  return told
}

work<DisplayJob>(job => (job.do === 'connect' ? connect(job) : collect()))
