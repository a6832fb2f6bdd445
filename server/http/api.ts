import { randomUUID } from 'node:crypto'
import type { Refusal, Refused } from '../../domain/refusal'
import { languages } from '../../domain/words'
import type { Centre } from '../centre'
import { cookieOf, type Door, isSameOrigin, sessionCookie } from '../door'
import type { People } from '../people'
import { introduction, screenFor, ticketOf } from '../screens'
import { isHeard } from '../sessions'
import type { Database } from '../store/database'
import type { Tickets } from '../tickets'
import { type Actor, isAllowed, isKnown, type Role } from '../who'
import { addressOf, bodyOf, type Exchange, type Route, sendJson, statusOf } from './exchange'

export interface ApiMeans {
  readonly centre: () => Centre
  readonly door: Door
  readonly people: People
  readonly tickets: Tickets
  readonly database: Database
  readonly demonstration: boolean
}

const longestJournal = 1_000
/** A page of another site asks in the name of whoever looks at it. */
const fromElsewhere = '{"ok":false,"refusal":"person/not-allowed"}'

/** The same commands and views as over sockets, for integrators (the outside contract). */
export function apiRoutes(means: ApiMeans): readonly Route[] {
  const { centre, door, people, tickets, database, demonstration } = means

  const who = ({ request }: Exchange): Promise<Actor> => door({ headers: request.headers, address: addressOf(request) })

  async function refused(exchange: Exchange, refused: Refused, actor: Actor): Promise<void> {
    const { refusal, ...facts } = refused
    await sendJson(exchange, statusOf(refusal, isKnown(actor)), JSON.stringify({ ok: false, refusal, ...facts }))
  }

  async function login(exchange: Exchange): Promise<void> {
    const nobody: Actor = { kind: 'nobody' }
    const body = (await bodyOf(exchange.request)) as { name?: unknown; password?: unknown } | undefined
    if (!isSameOrigin(exchange.request.headers)) return sendJson(exchange, 403, fromElsewhere)
    if (typeof body?.name !== 'string' || typeof body.password !== 'string' || body.password.length > 256)
      return refused(exchange, { refusal: 'input/invalid' }, nobody)
    const session = await people.login(body.name, body.password, addressOf(exchange.request))
    if (!session.ok) return refused(exchange, session, nobody)
    const { token, id, name, role } = session.value
    exchange.response.setHeader('Set-Cookie', `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict`)
    await sendJson(exchange, 200, JSON.stringify({ token, person: { id, name, role } }))
  }

  async function logout(exchange: Exchange): Promise<void> {
    const { headers } = exchange.request
    if (!isSameOrigin(headers)) return sendJson(exchange, 403, fromElsewhere)
    const token = cookieOf(headers.cookie, sessionCookie) ?? headers.authorization?.replace(/^Bearer /, '')
    if (token) await people.sessions.end(token)
    exchange.response.setHeader('Set-Cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`)
    await sendJson(exchange, 200, '{}')
  }

  /** Somebody is there and needs nothing: their session goes on (rule A3). */
  async function stay(exchange: Exchange): Promise<void> {
    const actor = await who(exchange)
    if (!isSameOrigin(exchange.request.headers)) return sendJson(exchange, 403, fromElsewhere)
    if (actor.kind !== 'staff' || !(await isHeard(people.sessions, actor)))
      return refused(exchange, { refusal: 'person/unknown' }, actor)
    await sendJson(exchange, 200, '{}')
  }

  async function me(exchange: Exchange): Promise<void> {
    const actor = await who(exchange)
    const person = actor.kind === 'staff' ? { id: actor.id, name: actor.name, role: actor.role } : null
    const mine = (id: string) => actor.kind !== 'staff' || actor.branches.length === 0 || actor.branches.includes(id)
    const shown = centre()
      .branches()
      .filter(({ id }) => mine(id))
    const branches = shown.map(({ id, name }) => ({
      id,
      name,
      counters: (centre().catalogue(id)?.branch.counters ?? []).map(({ number, name: called }) => ({
        number,
        name: called,
      })),
    }))
    const spoken = new Set(shown.flatMap(({ id }) => centre().catalogue(id)?.municipality.languages ?? []))
    const tongues = spoken.size > 0 ? [...spoken] : languages
    await sendJson(exchange, 200, JSON.stringify({ person, branches, languages: tongues, demonstration }))
  }

  async function command(exchange: Exchange): Promise<void> {
    const { branch = '', noun, verb } = exchange.named
    const actor = await who(exchange)
    if (!isSameOrigin(exchange.request.headers)) return sendJson(exchange, 403, fromElsewhere)
    await isHeard(people.sessions, actor)
    const input = await bodyOf(exchange.request)
    if (input === undefined) return refused(exchange, { refusal: 'input/invalid' }, actor)
    const key = exchange.request.headers['idempotency-key']
    const id = typeof key === 'string' ? key : randomUUID()
    const body = await centre().ask({ branch, name: `${noun}:${verb}`, input, id, actor })
    const refusal = body.startsWith('{"ok":false') ? (JSON.parse(body) as { refusal: Refusal }).refusal : null
    await sendJson(exchange, refusal ? statusOf(refusal, isKnown(actor)) : 200, body)
  }

  async function view(exchange: Exchange): Promise<void> {
    const { branch = '', screen } = exchange.named
    const actor = await who(exchange)
    const counter = exchange.url.searchParams.get('counter')
    const zone = exchange.url.searchParams.get('zone') ?? undefined
    const said = introduction.safeParse({ screen, branch, zone, ...(counter ? { counter: Number(counter) } : {}) })
    if (!said.success || screen === 'phone') return refused(exchange, { refusal: 'command/unknown' }, actor)
    const shown = screenFor(said.data, { actor, centre: centre(), ticket: null })
    if (!shown.ok) return refused(exchange, shown, actor)
    const scene = centre().scene(shown.branch)
    await sendJson(exchange, 200, JSON.stringify(scene && shown.draw(scene)))
  }

  async function phone(exchange: Exchange): Promise<void> {
    const ticket = await ticketOf(tickets, exchange.named.token)
    const nobody: Actor = { kind: 'nobody' }
    // A ticket of the past, or of nobody: the same answer, so that nothing can be guessed.
    if (!ticket) return sendJson(exchange, 404, JSON.stringify({ ok: false, refusal: 'ticket/unknown' }))
    const actor: Actor = { kind: 'citizen', ticket: ticket.id, branch: ticket.branch }
    const shown = screenFor({ screen: 'phone', branch: ticket.branch }, { actor, centre: centre(), ticket })
    if (!shown.ok) return refused(exchange, shown, nobody)
    const scene = centre().scene(shown.branch)
    await sendJson(exchange, 200, JSON.stringify(scene && shown.draw(scene)))
  }

  async function catalogue(exchange: Exchange): Promise<void> {
    const { branch = '' } = exchange.named
    const actor = await who(exchange)
    const known = centre().catalogue(branch)
    if (!known) return refused(exchange, { refusal: 'branch/unknown' }, actor)
    const seen: readonly Role[] = ['kiosk', 'display', 'clerk', 'supervisor', 'manager', 'admin']
    if (!isAllowed(actor, seen, branch)) return refused(exchange, { refusal: 'person/not-allowed' }, actor)
    exchange.response.setHeader('ETag', `"${known.version}"`)
    exchange.response.setHeader('Cache-Control', 'no-cache')
    if (exchange.request.headers['if-none-match'] === `"${known.version}"`) {
      exchange.response.statusCode = 304
      exchange.response.end()
      return
    }
    await sendJson(exchange, 200, JSON.stringify(known))
  }

  async function journal(exchange: Exchange): Promise<void> {
    const { branch = '' } = exchange.named
    const actor = await who(exchange)
    if (!centre().catalogue(branch)) return refused(exchange, { refusal: 'branch/unknown' }, actor)
    if (!isAllowed(actor, ['manager', 'admin'], branch))
      return refused(exchange, { refusal: 'person/not-allowed' }, actor)
    const after = Number(exchange.url.searchParams.get('after') ?? 0)
    const limit = Number(exchange.url.searchParams.get('limit') ?? 100)
    if (!Number.isInteger(after) || !Number.isInteger(limit) || limit < 1)
      return refused(exchange, { refusal: 'input/invalid' }, actor)
    const rows = await database.query(
      'SELECT "seq", "at", "actor", "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?',
      branch,
      after,
      Math.min(limit, longestJournal),
    )
    const events = rows.map(row => ({
      seq: Number(row.seq),
      actor: String(row.actor),
      ...JSON.parse(String(row.body)),
    }))
    await sendJson(exchange, 200, JSON.stringify({ branch, events }))
  }

  return [
    { method: 'POST', path: '/api/v1/login', answer: login },
    { method: 'POST', path: '/api/v1/logout', answer: logout },
    { method: 'POST', path: '/api/v1/stay', answer: stay },
    { method: 'GET', path: '/api/v1/me', answer: me },
    { method: 'GET', path: '/api/v1/branches/:branch/catalogue', answer: catalogue },
    { method: 'GET', path: '/api/v1/branches/:branch/journal', answer: journal },
    { method: 'GET', path: '/api/v1/branches/:branch/views/:screen', answer: view },
    { method: 'POST', path: '/api/v1/branches/:branch/:noun/:verb', answer: command },
    { method: 'GET', path: '/api/v1/tickets/:token', answer: phone },
  ]
}
