import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { seeded } from '../domain/chance'
import type { HallEvent } from '../domain/event'
import type { View } from '../domain/views'
import type { Answer, Call, ClientToServer, Introduction, ServerToClient } from '../domain/wire'
import { readConfig } from '../server/config'
import { openInstallation } from '../server/main'
import { readMunicipality } from '../server/municipality/read'
import { keepPeople } from '../server/people'
import { importMunicipality } from '../server/store/import-municipality'
import { openDatabase } from '../server/store/open'
import type { Actor } from '../server/who'

export const password = 'korrektes Pferd'
/** A Tuesday; Pokrov is open from 8:00 to 20:00. */
export const tuesday = '2026-11-24'

export interface CentreOptions {
  /** Local time in Pokrov, on that Tuesday. */
  readonly at?: string
  readonly municipality?: string
  readonly branch?: string
  readonly databaseUrl?: string
  /** A folder with the data of an earlier centre. */
  readonly dataDir?: string
  readonly printerUrl?: string
  readonly hid?: 'simulated'
  /** Of an earlier centre, for those who know its address. */
  readonly port?: number
  readonly alwaysOpen?: boolean
  /** No town was named. */
  readonly demonstration?: boolean
}

export type TestCentre = Awaited<ReturnType<typeof openCentre>>

/** A whole centre with a real database, real sockets and a clock that the test turns; gone when the test is over. */
export async function openCentre(options: CentreOptions = {}) {
  const municipality = options.municipality ?? 'municipalities/pokrov.yaml'
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'redica-'))
  if (!options.dataDir && !options.databaseUrl) cpSync(await loaded(municipality), dataDir, { recursive: true })
  let now = localMoment(options.at ?? '09:00')
  const faults: unknown[] = []
  const log = {
    info: () => undefined,
    warn: (facts: object) => void faults.push(facts),
    error: (facts: object) => void faults.push(facts),
  }
  const config = readConfig({
    PORT: String(options.port ?? 0),
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl,
    ...(options.demonstration ? {} : { MUNICIPALITY: municipality }),
    ADMIN_PASSWORD: password,
    PRINTER_URL: options.printerUrl ?? 'none:',
    HID: options.hid ?? 'none',
    HOURS: options.alwaysOpen ? 'always' : 'municipality',
  })
  const world = { now: () => now, random: seeded(1), build: 'test', log, pages: null }
  const installation = await openInstallation(config, world)
  const branch = options.branch ?? 'pokrov-main'
  const sockets: Socket[] = []
  let closed = false
  const mine = ++centres
  let attempts = 0

  async function close(): Promise<void> {
    if (closed) return
    closed = true
    for (const socket of sockets) socket.disconnect()
    await installation.close()
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  onTestFinished(close)

  async function login(name = 'admin', word = password): Promise<string> {
    const answer = await post('/api/v1/login', { name, password: word })
    return (answer.body as { token: string }).token
  }

  async function post(at: string, input: object, headers: Record<string, string> = {}) {
    const response = await fetch(installation.url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) as unknown }
  }

  async function get(at: string, headers: Record<string, string> = {}) {
    const response = await fetch(installation.url + at, { headers })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers }
  }

  /** A screen that remembers every view and call it was sent. */
  async function screen<V extends View>(introduction: Introduction, headers: Record<string, string> = {}) {
    const views: V[] = []
    const calls: Call[] = []
    const turnedAway: unknown[] = []
    const socket: Socket<ServerToClient, ClientToServer> = io(installation.url, {
      auth: { branch, ...introduction },
      transports: ['websocket'],
      extraHeaders: headers,
      forceNew: true,
    })
    sockets.push(socket)
    socket.on('view', view => void views.push(view as V))
    socket.on('announce', call => void calls.push(call))
    const first = new Promise<void>(resolve => {
      socket.once('view', () => resolve())
      socket.once('turnedAway', why => {
        turnedAway.push(why)
        resolve()
      })
    })
    await first
    const ask = (name: string, input: object, id = `attempt-${mine}-${++attempts}`): Promise<Answer> =>
      new Promise(resolve => socket.emit('command', name, input, id, resolve))
    /** Resolves with the first view, from now on or already there, of which this is true. */
    const until = async (isTrue: (view: V) => boolean): Promise<V> => {
      for (;;) {
        const last = views.at(-1)
        if (last && isTrue(last)) return last
        await new Promise<void>(resolve => socket.once('view', () => resolve()))
      }
    }
    return { socket, views, calls, turnedAway, ask, until, last: () => views.at(-1) }
  }

  const kiosk = {
    take: async (service: string, input: object = {}): Promise<Answer> =>
      JSON.parse(
        await installation.centre.ask({
          branch,
          name: 'ticket:take',
          input: { service, ...input },
          id: `kiosk-${mine}-${++attempts}`,
          actor: { kind: 'here' },
        }),
      ) as Answer,
  }

  /** A clerk of the name `clerk3`, made at need, who sits down at this counter. */
  async function clerk(counter: number) {
    const name = `clerk${counter}`
    const id = `${name}-${branch}`
    const actor = { kind: 'staff', id, name, role: 'clerk', branches: [branch] } as const
    const ask = async (verb: string, input: object = {}, attempt = `${name}-${mine}-${++attempts}`): Promise<Answer> =>
      JSON.parse(
        await installation.centre.ask({
          branch,
          name: `counter:${verb}`,
          input: { counter, ...input },
          id: attempt,
          actor,
        }),
      ) as Answer
    await ask('open')
    return {
      ask,
      actor,
      /** Calls next, and says that nobody is there, or whom the clerk sees. */
      callNext: (leaving: string | null = null) => ask('call-next', { leaving }),
    }
  }

  /** A command of a member of staff that is not about a counter. */
  async function staff(actor: Actor, name: string, input: object): Promise<Answer> {
    const id = `staff-${mine}-${++attempts}`
    return JSON.parse(await installation.centre.ask({ branch, name, input, id, actor })) as Answer
  }

  async function journal(): Promise<readonly HallEvent[]> {
    const rows = await installation.database.query(
      'SELECT "body" FROM "Journal" WHERE "branchId" = ? ORDER BY "seq"',
      branch,
    )
    return rows.map(row => JSON.parse(String(row.body)) as HallEvent)
  }

  return {
    installation,
    branch,
    dataDir,
    faults,
    kiosk,
    clerk,
    staff,
    screen,
    login,
    post,
    get,
    journal,
    close,
    hall: () => {
      const hall = installation.centre.hall(branch)
      if (!hall) throw new Error(`${branch} has no hall.`)
      return hall
    },
    called: async () =>
      (await journal()).flatMap(event =>
        event.type === 'ticket.called' ? [{ number: event.number, counter: event.counter }] : [],
      ),
    /** Sets the clock to a local time of that Tuesday, or turns it on by so many milliseconds. */
    clock: {
      set: (at: string, day = tuesday) => {
        now = localMoment(at, day)
      },
      turn: (ms: number) => {
        now += ms
      },
      now: () => now,
    },
  }
}

/** Two centres on one database must not name their attempts alike. */
let centres = 0

const templates = new Map<string, Promise<string>>()

/** A data folder with a municipality loaded and nothing happened yet: made once in each worker, and copied. */
function loaded(municipality: string): Promise<string> {
  const known = templates.get(municipality) ?? makeTemplate(municipality)
  templates.set(municipality, known)
  return known
}

async function makeTemplate(municipality: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-template-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { database, close } = await openDatabase({ dataDir: folder, databaseUrl: null })
  const read = readMunicipality(readFileSync(municipality, 'utf8'))
  if (!read.ok) throw new Error(`${municipality}: ${JSON.stringify(read.faults)}`)
  await importMunicipality(database, read.file, 0)
  await keepPeople(database, () => 0).ensureAdmin(password)
  await close()
  return folder
}

/** Pokrov's winter time is two hours ahead of UTC. */
export function localMoment(at: string, day = tuesday): number {
  return Date.parse(`${day}T${at}:00+02:00`)
}
