import type { IncomingHttpHeaders } from 'node:http'
import type { Pairing } from './pairing'
import type { People } from './people'
import type { Tickets } from './tickets'
import type { Actor } from './who'

export const sessionCookie = 'redica_session'

/** What is known of somebody who knocks: over HTTP or a socket, the same. */
export interface Knock {
  readonly headers: IncomingHttpHeaders
  /** The address of the other end of the connection. */
  readonly address: string
  /** A token given besides the headers, by a socket's introduction. */
  readonly token?: string
  /** A kiosk, a display or the dock: a thing of this machine first, whoever is logged in beside it in the browser. */
  readonly isThing?: boolean
}

export type Door = (knock: Knock) => Promise<Actor>

/**
 * The one door of every command and view: finds out who asks. A session, a device, the holder of a ticket, or a screen
 * on this very machine while nothing was paired yet.
 */
export function keepDoor({ people, pairing, tickets }: { people: People; pairing: Pairing; tickets: Tickets }): Door {
  const hereOf = async (knock: Knock): Promise<Actor | null> =>
    isBeside(knock) && !(await pairing.isAnyPaired()) ? { kind: 'here' } : null

  return async knock => {
    const { headers, token, isThing } = knock
    const given = token ?? bearer(headers.authorization)
    if (given) {
      const known =
        (await people.sessions.holder(given)) ?? (await pairing.byToken(given)) ?? (await holder(tickets, given))
      if (known) return known
    }
    const here = await hereOf(knock)
    if (isThing && here) return here
    const cookie = cookieOf(headers.cookie, sessionCookie)
    const staff = cookie ? await people.sessions.holder(cookie) : null
    return staff ?? here ?? { kind: 'nobody' }
  }
}

async function holder(tickets: Tickets, token: string): Promise<Actor | null> {
  const ticket = await tickets.byToken(token)
  return ticket ? { kind: 'citizen', ticket: ticket.id, branch: ticket.branch } : null
}

function bearer(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined
}

export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** Whether somebody knocks from this very machine. */
export function isBeside({ headers, address }: Pick<Knock, 'headers' | 'address'>): boolean {
  return isLoopback(address) && isLocalName(headers.host) && !isForwarded(headers)
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** A page elsewhere may point its own name at this machine (DNS rebinding): then the name is not ours. */
function isLocalName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '')
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** A proxy on this machine speaks for somebody elsewhere. */
function isForwarded(headers: IncomingHttpHeaders): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
}

/**
 * Whether a browser's page of this very server asks (or no browser at all): commands and sockets from another site's
 * page are turned away (ASVS 3.5.1, 4.4.2).
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
