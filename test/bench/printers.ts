import { createServer, type Server, type Socket } from 'node:net'
import { work } from './worker'

/** Printers that are always well. Each burns a ticket as long as a real one, and says so then. */
export type PrintersJob =
  | { readonly do: 'open'; readonly count: number; readonly burnMs: number }
  | { readonly do: 'count' }
export interface OpenPrinters {
  readonly ports: readonly number[]
}
export interface CountedPapers {
  readonly papers: number
}

let papers = 0

async function open(burnMs: number): Promise<number> {
  const server = createServer(socket => serve(socket, burnMs))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** What it is asked stands between tickets or at the end of one, never within. */
function serve(socket: Socket, burnMs: number): void {
  socket.on('error', () => undefined)
  socket.on('data', bytes => {
    for (let at = bytes.indexOf('\x10\x04'); at >= 0; at = bytes.indexOf('\x10\x04', at + 1)) socket.write('\x12')
    if (!bytes.subarray(-16).includes('\x1dr\x01')) return
    papers++
    setTimeout(() => socket.destroyed || socket.write('\x00'), burnMs)
  })
}

work<PrintersJob>(async job => {
  if (job.do === 'count') return { papers }
  return { ports: await Promise.all(Array.from({ length: job.count }, () => open(job.burnMs))) }
})
