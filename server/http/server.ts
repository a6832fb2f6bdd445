import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Route, routed, sendJson } from './exchange'

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A port that is in use, or an address that is not this machine's: said with what to do. */
export class CannotListen extends Error {}

/** The one HTTP server: the contract is ours, pages are Next's, and Socket.IO takes its own path. */
export interface Front {
  readonly server: Server
  /** Until it is opened, every request hears that the centre is starting. */
  open(routes: readonly Route[], pages: Pages | null, failed: (fault: unknown, url: string) => void): void
  /** Ends every connection, whether the other end listens or not. */
  cut(): void
}

export function frontOf(): Front {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = starting
  const server = createServer((request, response) => answer(request, response))
  const connections = new Set<Socket>()
  server.on('connection', connection => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return {
    server,
    cut: () => {
      for (const connection of connections) connection.destroy()
    },
    open: (routes, pages, failed) => {
      answer = (request, response) => {
        serve({ request, response, routes, pages }).catch(fault => {
          failed(fault, request.url?.split('?')[0] ?? '')
          if (!response.headersSent) response.statusCode = 500
          response.end()
        })
      }
    },
  }
}

function starting(_request: IncomingMessage, response: ServerResponse): void {
  response.statusCode = 503
  response.setHeader('Retry-After', '1')
  response.end('Starting.\n')
}

async function serve({
  request,
  response,
  routes,
  pages,
}: {
  request: IncomingMessage
  response: ServerResponse
  routes: readonly Route[]
  pages: Pages | null
}): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://here')
  const found = routed(routes, request.method ?? 'GET', url.pathname)
  if (found) return found.route.answer({ request, response, url, named: found.named })
  const isOurs = url.pathname.startsWith('/api/') || pages === null
  if (isOurs) return sendJson({ request, response, url, named: {} }, 404, '{"ok":false,"refusal":"command/unknown"}')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Frame-Options', 'DENY')
  await pages(request, response)
}

export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use. Stop the other program, or choose another with PORT=3001.`,
        EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine. Use 127.0.0.1 or 0.0.0.0.`,
        EACCES: `Port ${port} needs more rights than this user has. Choose one above 1023 with PORT=3000.`,
      }
      reject(new CannotListen(why[error.code ?? ''] ?? error.message))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
