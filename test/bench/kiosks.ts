import { io, type Socket } from 'socket.io-client'
import { monotonic } from './monotonic'
import { work } from './worker'

/** People come for one or another in turn. */
type Services = readonly string[]

/** What the clients' process is told to do. Latencies come back in milliseconds. */
export type KioskJob =
  | {
      readonly do: 'connect'
      readonly url: string
      readonly clients: number
      readonly auth: object | readonly object[]
    }
  /** Each client asks again as soon as it was answered. */
  | { readonly do: 'flood'; readonly ms: number; readonly services: Services }
  /** One asks every so often, whether the last one was answered or not. */
  | { readonly do: 'taps'; readonly everyMs: number; readonly count: number; readonly services: Services }
  /** The first client calls so often: one after the other, because each says whom it leaves. */
  | { readonly do: 'calls'; readonly everyMs: number; readonly count: number; readonly counter: number | null }
  | { readonly do: 'ask'; readonly name: string; readonly input: object; readonly times: number }
  | { readonly do: 'bytes'; readonly call: object; readonly view: object }

export interface Flooded {
  readonly perSecond: number
  /** Tickets taken in all, also those that were late. */
  readonly taken: number
  readonly latencies: readonly number[]
}
export interface Called {
  readonly seq: number
  readonly at: number
  /** From when it was due, so that a call that held up the next is counted for both. */
  readonly tookMs: number
}

interface Reply {
  readonly ok: boolean
  readonly seq: number
  readonly refusal?: string
  readonly events?: readonly { readonly type: string; readonly ticket?: string }[]
}

let sockets: Socket[] = []
let attempts = 0
/** Who stands at the counter where is called. */
let leaving: string | null = null

function ask(socket: Socket | undefined, name: string, input: object): Promise<Reply> {
  const id = `bench-${process.pid}-${++attempts}`
  return new Promise((resolve, reject) => {
    if (!socket) return reject(new Error('Nobody is connected.'))
    socket.emit('command', name, input, id, (reply: Reply) => {
      if (reply.ok) resolve(reply)
      else reject(new Error(`${name} was refused: ${reply.refusal}`))
    })
  })
}

async function connect({ url, clients, auth }: KioskJob & { do: 'connect' }): Promise<object> {
  for (const socket of sockets) socket.disconnect()
  const authOf = (client: number) => (Array.isArray(auth) ? auth[client] : auth)
  sockets = Array.from({ length: clients }, (_, client) =>
    io(url, { auth: authOf(client), transports: ['websocket'], forceNew: true }),
  )
  await Promise.all(sockets.map(socket => new Promise(resolve => socket.once('view', resolve))))
  return {}
}

async function flood({ ms, services }: KioskJob & { do: 'flood' }): Promise<Flooded> {
  const until = monotonic() + ms
  const latencies: number[] = []
  let taken = 0
  const one = async (socket: Socket) => {
    for (let begun = monotonic(); begun < until; ) {
      await ask(socket, 'ticket:take', { service: services[taken % services.length] })
      const answered = monotonic()
      taken++
      if (answered <= until) latencies.push(answered - begun)
      begun = answered
    }
  }
  await Promise.all(sockets.map(one))
  return { perSecond: latencies.length / (ms / 1000), taken, latencies }
}

async function taps({ everyMs, count, services }: KioskJob & { do: 'taps' }): Promise<Flooded> {
  const latencies: number[] = []
  const from = monotonic() + everyMs
  const asked: Promise<void>[] = []
  for (let tap = 0; tap < count; tap++) {
    const due = from + tap * everyMs
    await until(due)
    const answer = ask(sockets[tap % sockets.length], 'ticket:take', { service: services[tap % services.length] })
    asked.push(answer.then(() => void latencies.push(monotonic() - due)))
  }
  await Promise.all(asked)
  return { perSecond: 1000 / everyMs, taken: count, latencies }
}

async function calls({ everyMs, count, counter }: KioskJob & { do: 'calls' }): Promise<{ calls: readonly Called[] }> {
  const made: Called[] = []
  const from = monotonic() + everyMs
  for (let call = 0; call < count; call++) {
    const due = from + call * everyMs
    await until(due)
    const at = monotonic()
    const reply: Reply = await (counter === null
      ? ask(sockets[0], 'broadcast', {})
      : ask(sockets[0], 'counter:call-next', { counter, leaving }))
    made.push({ seq: reply.seq, at, tookMs: monotonic() - due })
    leaving = reply.events?.find(({ type }) => type === 'ticket.called')?.ticket ?? null
  }
  return { calls: made }
}

const nothing = new Int32Array(new SharedArrayBuffer(4))

/** Asleep to the last: who waits awake takes a processor from the server that is measured. */
async function until(due: number): Promise<void> {
  for (let left = due - monotonic(); left > 0; left = due - monotonic())
    if (left > 2) await new Promise(resolve => setTimeout(resolve, left - 1))
    else Atomics.wait(nothing, 0, 0, left)
}

async function askTimes({ name, input, times }: KioskJob & { do: 'ask' }): Promise<object> {
  let last: Reply | null = null
  for (let time = 0; time < times; time++) last = await ask(sockets[time % sockets.length], name, input)
  return { last }
}

async function bytes({ call, view }: KioskJob & { do: 'bytes' }): Promise<object> {
  await new Promise<void>(resolve => sockets[0]?.emit('bytes', call, view, resolve))
  return {}
}

work<KioskJob>(job => {
  switch (job.do) {
    case 'connect':
      return connect(job)
    case 'flood':
      return flood(job)
    case 'taps':
      return taps(job)
    case 'calls':
      return calls(job)
    case 'ask':
      return askTimes(job)
    case 'bytes':
      return bytes(job)
  }
})
