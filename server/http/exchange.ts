import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Refusal } from '../../domain/refusal'

/** One request and its answer, with what the routes need of them. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  /** What the pattern of the route named: `{branch: 'pokrov-main'}`. */
  readonly named: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** `/api/v1/branches/:branch/…` */
  readonly path: string
  readonly answer: (exchange: Exchange) => Promise<void>
}

const longestBody = 100_000
const worthCompressing = 2_000
const compressed = promisify(gzip)

/** HTTP's word for a refusal (the outside contract). */
export function statusOf(refusal: Refusal, isKnown: boolean): number {
  switch (refusal) {
    case 'input/invalid':
      return 400
    case 'person/not-allowed':
      return isKnown ? 403 : 401
    case 'person/unknown':
    case 'person/wrong-password':
      return 401
    case 'branch/unknown':
    case 'command/unknown':
    case 'counter/unknown':
      return 404
    case 'person/locked-out':
      return 429
    case 'server/busy':
      return 503
    default:
      return 409
  }
}

export async function sendJson({ request, response }: Exchange, status: number, body: string): Promise<void> {
  await send({ request, response }, { status, type: 'application/json; charset=utf-8', body })
}

export async function send(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  { status, type, body }: { status: number; type: string; body: string | Buffer },
): Promise<void> {
  response.statusCode = status
  response.setHeader('Content-Type', type)
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  const wantsGzip = request.headers['accept-encoding']?.includes('gzip') && body.length > worthCompressing
  const sent = wantsGzip ? await compressed(body) : Buffer.from(body)
  if (wantsGzip) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', sent.length)
  response.end(request.method === 'HEAD' ? undefined : sent)
}

/** What a request brings; undefined when it is longer than that. */
export async function bytesOf(request: IncomingMessage, longest: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > longest) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The JSON of a request; undefined when it is none, or longer than any of ours. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const bytes = await bytesOf(request, longestBody)
  if (!bytes) return undefined
  if (bytes.length === 0) return {}
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

export function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? ''
}

/** The route of a request and what its path names. */
export function routed(routes: readonly Route[], method: string, path: string) {
  const parts = path.split('/')
  for (const route of routes) {
    const pattern = route.path.split('/')
    if (pattern.length !== parts.length || !(route.method === method || (route.method === 'GET' && method === 'HEAD')))
      continue
    const named: Record<string, string> = {}
    const fits = pattern.every((part, place) => {
      const given = parts[place] ?? ''
      if (!part.startsWith(':')) return part === given
      named[part.slice(1)] = decoded(given)
      return given !== ''
    })
    if (fits) return { route, named }
  }
  return null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
