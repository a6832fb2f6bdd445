import { createHmac } from 'node:crypto'
import { Server as SocketServer } from 'socket.io'
import { openHid } from '../devices/open-hid'
import { SimulatedHid } from '../devices/simulated-hid'
import { type Centre, openCentre } from './centre'
import { chance } from './chance'
import { keepClock } from './clock'
import type { Config } from './config'
import { dockBindings } from './dock-bindings'
import { keepDoor } from './door'
import { apiRoutes } from './http/api'
import { designRoutes } from './http/design'
import { devRoutes } from './http/dev'
import { devClockRoutes } from './http/dev-clock'
import { devHidRoutes } from './http/dev-hid'
import { healthRoutes } from './http/health'
import { keepMetrics } from './http/metrics'
import { openapiRoutes } from './http/openapi'
import { peripheralRoutes } from './http/peripherals'
import { reportRoutes } from './http/reports'
import { type Front, frontOf, listen, type Pages } from './http/server'
import { startTimers } from './jobs/timers'
import { loadFirst } from './municipality/first'
import { openOwnPeripherals } from './own-peripherals'
import { keepPairing } from './pairing'
import { keepPapers } from './papers'
import { keepPeople } from './people'
import { keepPeripherals } from './peripherals'
import { consoleRoom, keepPublishing, type Sockets } from './publish'
import { keepRooms } from './rooms'
import { endOverSessions, letKnockAgain, welcome } from './sockets'
import { openStore } from './store/open'
import { secretOf } from './store/secret'
import { newId } from './store/ticket-by-id'
import { keepTickets } from './tickets'

/** What differs between a real installation, a test and a bench. */
export interface World {
  readonly now: () => number
  readonly random: () => number
  readonly build: string
  readonly log: {
    info(facts: object, message: string): void
    warn(facts: object, message: string): void
    error(facts: object, message: string): void
  }
  /** Next's pages on this server; null where only the contract is served. */
  readonly pages: ((front: Front, port: number) => Promise<Pages>) | null
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>

/** The composition root: everything is made here, and closed here in the opposite order. */
export async function openInstallation(config: Config, world: World) {
  const { random, log } = world
  const clock = keepClock(world.now)
  const { now } = clock
  const front = frontOf()
  const port = await listen(front.server, config.port, config.host)
  const store = await openStore(config).catch(fault => {
    front.server.close()
    throw fault
  })
  const { database } = store
  if ((await database.prisma.municipality.count()) === 0) await loadFirst(database, config.municipality, now())
  const secret = await secretOf(database, 'phones', () => chance(32))
  const people = keepPeople(database, now)
  const madePassword = await people.ensureAdmin(config.adminPassword)
  await people.loadNames()
  const pairing = keepPairing(database)
  const tickets = keepTickets(database)
  const door = keepDoor({ people, pairing, tickets })

  const sockets: Sockets = new SocketServer(front.server, {
    serveClient: false,
    // A display that loses the server must notice within five seconds (rule S3).
    pingInterval: 2_000,
    pingTimeout: 2_500,
    maxHttpBufferSize: 100_000,
    destroyUpgrade: false,
  })
  let opened: Centre | null = null
  const centre = (): Centre => {
    if (!opened) throw new Error('The centre is asked before it is open.')
    return opened
  }
  const publisher = keepPublishing({ sockets, centre, now })
  const metrics = keepMetrics({ centre, sockets: () => sockets })

  const rooms = keepRooms({ database, sockets })
  const newToken = () => chance(9)
  const peripherals = keepPeripherals({
    database,
    centre,
    now,
    newId: newToken,
    refused: ({ branch, counter, ...keyRefused }) => rooms.say(consoleRoom(branch, counter), { keyRefused }),
    usual: config.demonstration && config.hid === 'simulated' ? dockBindings : [],
    log,
  })
  const flushAll = () => {
    for (const { id } of opened?.branches() ?? []) publisher.flush(id)
  }
  const papers = await keepPapers({
    database,
    sockets,
    rooms,
    peripherals,
    now,
    newId: newToken,
    printerUrl: config.printerUrl,
    catalogue: branch => opened?.catalogue(branch) ?? null,
    changed: branch => (branch === null ? flushAll() : publisher.flush(branch)),
    log,
  })
  const { agents, printers, designs } = papers
  const publicUrl = config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  opened = await openCentre({
    database,
    now,
    random,
    newId: at => newId(at, chance(9)),
    newSecret: () => chance(16),
    fingerprint: phone => createHmac('sha256', secret).update(phone).digest('base64url'),
    publicUrl,
    build: world.build,
    demonstration: config.demonstration,
    alwaysOpen: config.alwaysOpen,
    nameOf: people.nameOf,
    printerOf: papers.printerOf,
    printerAt: papers.printerAt,
    printersOf: printers.shown,
    ride: papers.ride,
    unsure: papers.unsure,
    happened: (branch, hall, { events, papers: recorded }) => {
      metrics.happened(branch, events)
      publisher.happened(branch, hall, events)
      if (events.some(event => event.type === 'device.added' || event.type === 'device.revoked')) pairing.changed()
      letKnockAgain(sockets, events)
      if (events.some(event => event.type === 'person.added')) void people.loadNames()
      papers.happened({ events, papers: recorded })
      peripherals.happened(events)
    },
    log,
  })
  await printers.open()

  const bus = openHid(config.hid, what => log.warn({ what }, 'The USB devices'))
  const ownPeripherals = bus && openOwnPeripherals({ bus, keeper: peripherals, rooms })
  await agents.load()
  await peripherals.load()

  welcome({
    sockets,
    centre,
    door,
    tickets,
    sessions: people.sessions,
    publisher,
    agents,
    issuedBy: papers.askedBy,
  })
  const timers = startTimers({
    database,
    centre: opened,
    now,
    failed: (fault, what) => log.warn({ fault }, `Not done now, tried again later: ${what}`),
    endSessions: () => endOverSessions(sockets, people.sessions),
    reloaded: flushAll,
  })
  const stopHearing = await database.listen(word => {
    if (rooms.heard(word) || (papers.heard(word) && word !== null)) return
    centre()
      .catchUp(word)
      .catch(fault => log.warn({ fault, branch: word }, 'What another server did is not known yet'))
  })
  const pages = world.pages ? await world.pages(front, port) : null
  front.open(
    [
      ...healthRoutes({ database, centre, registry: metrics.registry }),
      ...openapiRoutes(),
      ...reportRoutes({ centre, door, database }),
      ...devHidRoutes({ hid: bus instanceof SimulatedHid ? bus : null, peripherals, centre, door }),
      ...peripheralRoutes({ peripherals, agents, centre, door }),
      ...designRoutes({ centre, door, designs, now }),
      ...devClockRoutes({
        clock: config.demonstration ? clock : null,
        centre,
        door,
        turned: async () => {
          await centre().refresh()
          publisher.redraw()
        },
      }),
      ...devRoutes({ printer: printers.simulated, door }),
      ...apiRoutes({ centre, door, people, tickets, database, demonstration: config.demonstration }),
    ],
    pages,
    (fault, url) => log.error({ fault, url }, 'A request was not answered'),
  )

  return {
    port,
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    /** The admin's password, when it had to be made up in a first run. */
    madePassword,
    migrations: store.migrations,
    centre: opened,
    database,
    printers,
    hid: bus instanceof SimulatedHid ? bus : null,
    agents,
    peripherals,
    sockets,
    sessions: people.sessions,
    /** What was asked is answered; then everything is closed. */
    close: async () => {
      await stopHearing()
      await timers.close()
      publisher.close()
      await opened?.settled()
      // Who has stopped reading never says goodbye.
      const patience = setTimeout(front.cut, farewellMs)
      await sockets.close()
      clearTimeout(patience)
      await ownPeripherals?.close()
      await papers.close()
      await store.close()
    },
  }
}

/** How long closing waits for screens to hang up. */
const farewellMs = 500
