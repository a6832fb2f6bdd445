import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { Agent } from '../../devices/agent'
import { parsePrinterUrl } from '../../devices/printer-address'
import { SimulatedHid } from '../../devices/simulated-hid'
import { SimulatedPrinter } from '../../devices/simulated-printer'
import type { ConsoleView, KioskView, LiveView, PrintersView } from '../../domain/views'
import type { Print } from '../../domain/wire'
import { openCentre, type TestCentre } from '../centre'
import { until } from './until'

const residence = '01-01'

/** A kiosk computer: its screen and its agent, with the token of one device. */
async function openKiosk(centre: TestCentre, { printMs = 20 } = {}) {
  const computer = await openComputer(centre, 'kiosk', { printMs })
  const screen = await centre.screen<KioskView>({ screen: 'kiosk', token: computer.made.token })
  const prints: Print[] = []
  screen.socket.on('printed', print => prints.push(print))
  const states = () => prints.map(({ state }) => state)
  const take = async () => {
    const answer = await screen.ask('ticket:take', { service: residence })
    if (!answer.ok || !answer.ticket) throw new Error(`No ticket: ${JSON.stringify(answer)}`)
    return answer.ticket
  }
  return { ...computer, screen, states, take }
}

/** A computer with an agent, its printer and its USB devices. */
async function openComputer(centre: TestCentre, kind: 'kiosk' | 'agent', { printMs = 20, hasPrinter = true } = {}) {
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const command = async (name: string, input: object) =>
    (await centre.post(`/api/v1/branches/pokrov-main/${name}`, input, headers)).body as {
      made: { id: string; token: string }
    }
  const { made } = await command('device/add', { kind, name: 'At the door' })
  const address = parsePrinterUrl('simulated:')
  if (address.kind !== 'simulated') throw new Error('A simulated printer was asked for.')
  const { profile } = address
  const printer = new SimulatedPrinter(profile, { now: centre.clock.now, printMs })
  const bus = new SimulatedHid()
  const log = { info: () => undefined, warn: () => undefined }
  const start = (server = centre.installation.url) =>
    new Agent({
      server,
      token: made.token,
      printer: hasPrinter ? printer : null,
      bus,
      now: () => performance.now(),
      log,
    })
  const agent = start()
  onTestFinished(() => agent.close())
  return { agent, bus, printer, command, made, start }
}

/** When the server knows the agent's printer. */
const isKnown = (centre: TestCentre, device: string) => () =>
  centre.installation.agents.printerOf({
    kind: 'device',
    id: device,
    device: 'kiosk',
    branch: 'pokrov-main',
    zone: null,
  })?.status === 'ready'

test('[P1] a ticket comes out at the kiosk’s own computer, and its screen is told so', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  const ticket = await kiosk.take()
  expect(ticket.printer).toBe('ready')
  await until('it is printed', () => kiosk.states().includes('confirmed'))
  expect(kiosk.states()).toEqual(['sent', 'confirmed'])
  expect(kiosk.printer.look().papers).toMatchObject([{ name: ticket.number }])
})

test('[P3] paper pulled at the kiosk is known at the server, and so is an agent that is gone', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  kiosk.printer.press('pull-paper')
  await until('the server knows', () => !isKnown(centre, kiosk.made.id)())
  expect((await kiosk.take()).printer).toBe('no-paper')
  await kiosk.agent.close()
  await until('the agent is away', () => !kiosk.agent.connected)
  await until('it is offline', () => statusOf(centre, kiosk.made.id) === 'offline')
  centre.clock.turn(3 * 60_000)
  await until('the ticket is given up', () => kiosk.states().includes('failed'))
  expect(kiosk.printer.look().papers).toEqual([])
})

test('[P2] an agent that loses the server while it prints tells the outcome when it is back, and prints once', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre, { printMs: 700 })
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  const ticket = await kiosk.take()
  await until('it is being printed', () => kiosk.states().includes('sent'))
  for (const socket of centre.installation.sockets.of('/').sockets.values())
    if (socket.handshake.auth.screen === 'agent') socket.conn.close()
  await until('the outcome is told', () => kiosk.states().includes('confirmed'))
  expect(kiosk.printer.look().papers).toMatchObject([{ name: ticket.number }])
})

test('[P2][D1] a server that dies while a ticket is printed calls it unsure, and never prints it again', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre, { printMs: 1_500 })
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  await kiosk.take()
  await until('it is being printed', () => kiosk.states().includes('sent'))
  const { port } = centre.installation
  await centre.installation.close()
  const again = await openCentre({ dataDir: centre.dataDir, port })
  await until('the agent is back', isKnown(again, kiosk.made.id))
  const [job] = await again.installation.database.query('SELECT "state" FROM "PrintJob"')
  expect(job?.state).toBe('unknown')
  await until('the paper is out', () => kiosk.printer.look().papers.length === 1)
  await kiosk.agent.close()
  await again.close()
  rmSync(centre.dataDir, { recursive: true, force: true })
})

test('[H3] scans and keys at the agent reach this kiosk and no other, and are lost while the server is away', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  const other = await openKiosk(centre)
  const said: unknown[] = []
  for (const { screen } of [kiosk, other]) {
    screen.socket.on('scanned', code => said.push([screen === kiosk.screen, code]))
    screen.socket.on('keyed', key => said.push([screen === kiosk.screen, key]))
  }
  kiosk.bus.plug('scanner')
  kiosk.bus.plug('keypad')
  const seesBoth = (where: TestCentre) => () => where.installation.peripherals.shown('pokrov-main').length === 2
  await until('the server knows them', seesBoth(centre))
  kiosk.bus.scan('scanner', 'A042')
  kiosk.bus.press('keypad', 'Enter')
  await until('both are there', () => said.length === 2)

  const { port } = centre.installation
  await centre.installation.close()
  const viewsBefore = kiosk.screen.views.length
  await until('the agent has noticed', () => !kiosk.agent.connected)
  kiosk.bus.scan('scanner', 'too early')
  kiosk.bus.press('keypad', 'ArrowUp')
  const again = await openCentre({ dataDir: centre.dataDir, port })
  await until('the agent is back', seesBoth(again))
  // Its view comes once the screen is where its computer's scans go.
  await until('the screen is back', () => kiosk.screen.views.length > viewsBefore)
  kiosk.bus.scan('scanner', 'now')
  await until('the new scan is there', () => said.length > 2)
  expect(said).toEqual([
    [true, 'A042'],
    [true, 'select'],
    [true, 'now'],
  ])
  await kiosk.agent.close()
  await other.agent.close()
  await again.close()
  rmSync(centre.dataDir, { recursive: true, force: true })
})

test('[P3] [P2] clerks, the dashboard and the page of printers see a kiosk computer’s printer as any other', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  const token = await centre.login()
  const clerk = await centre.screen<ConsoleView>({ screen: 'console', counter: 2, token })
  const live = await centre.screen<LiveView>({ screen: 'live', token })
  const printers = await centre.screen<PrintersView>({ screen: 'printers', token })
  const id = `device:${kiosk.made.id}`
  expect(clerk.last()?.printer).toBe('ready')
  const shown = { id, name: 'At the door', address: null, profile: 'epson-80', kiosk: kiosk.made.id }
  expect(printers.last()?.printers).toMatchObject([{ ...shown, status: 'ready' }])

  kiosk.printer.press('pull-paper')
  await kiosk.screen.until(view => view.printer === 'no-paper')
  await clerk.until(view => view.printer === 'no-paper')
  await printers.until(view => view.printers[0]?.status === 'no-paper')
  const { attention } = await live.until(view => view.attention.length === 1)
  expect(attention).toMatchObject([{ kind: 'printer', printer: 'no-paper', printerName: 'At the door' }])

  const ticket = await kiosk.take()
  centre.clock.turn(3 * 60_000)
  await clerk.until(view => view.papers.length === 1)
  kiosk.printer.press('insert-paper')
  await clerk.until(view => view.printer === 'ready')
  await kiosk.command('ticket/reprint', { ticket: ticket.id })
  await until('the copy is out', () => kiosk.printer.look().papers.length === 1)
  await clerk.until(view => view.papers.length === 0)
  await kiosk.command('printer/test', { printer: id })
  await printers.until(view => view.printers[0]?.test?.state === 'confirmed')
})

test('[P2] [P3] a paper that nobody took at a kiosk’s own printer stands on the page of printers and reminds its person', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  const other = await openKiosk(centre)
  await until('the printers are known', () => [kiosk, other].every(one => isKnown(centre, one.made.id)()))
  const printers = await centre.screen<PrintersView>({ screen: 'printers', token: await centre.login() })
  const leftSince = () => printers.last()?.printers.map(({ paperLeftSince }) => paperLeftSince)
  expect(leftSince()).toEqual([null, null])

  kiosk.printer.press('leave-paper')
  await kiosk.screen.until(view => view.paperLeft)
  await printers.until(view => view.printers.some(({ paperLeftSince }) => paperLeftSince !== null))
  const begun = centre.clock.now()
  expect(leftSince()).toEqual([begun, null])
  expect(printers.last()?.printers[0]?.status).toBe('ready')
  expect(other.screen.last()?.paperLeft).toBe(false)

  // Since then, whatever else becomes of the printer.
  centre.clock.turn(5 * 60_000)
  kiosk.printer.press('run-low')
  await printers.until(view => view.printers[0]?.status === 'paper-low')
  expect(leftSince()).toEqual([begun, null])
  expect(printers.last()?.printers[0]?.since).toBe(begun + 5 * 60_000)
  kiosk.printer.press('take-paper')
  await kiosk.screen.until(view => !view.paperLeft)
  await printers.until(view => view.printers[0]?.paperLeftSince === null)

  // An agent that comes back says it again, and of a printer that is away nobody knows.
  kiosk.printer.press('leave-paper')
  await kiosk.screen.until(view => view.paperLeft)
  for (const socket of centre.installation.sockets.of('/').sockets.values())
    if (socket.handshake.auth.screen === 'agent') socket.conn.close()
  await kiosk.screen.until(view => view.printer === 'offline' && !view.paperLeft)
  await kiosk.screen.until(view => view.printer === 'paper-low' && view.paperLeft)
})

test('[P6] a clerk’s computer brings its own printer, and receipts of that counter come out there', async () => {
  const centre = await openCentre()
  const desk = await openComputer(centre, 'agent')
  const token = await centre.login()
  const printers = await centre.screen<PrintersView>({ screen: 'printers', token })
  const id = `device:${desk.made.id}`
  const shown = { id, name: 'At the door', address: null, kiosk: null, status: 'ready' } as const
  await printers.until(view => view.printers[0]?.status === 'ready')
  expect(printers.last()).toMatchObject({
    printers: [{ ...shown, counters: [] }],
    kiosks: [],
    computers: [{ id: desk.made.id, name: 'At the door' }],
  })
  await desk.command('printer/change', { printer: id, counters: [2] })
  await printers.until(view => view.printers[0]?.counters[0] === 2)
  expect(await desk.command('printer/change', { printer: id, name: 'No' })).toMatchObject({
    refusal: 'printer/unknown',
  })

  const taken = await centre.kiosk.take(residence)
  const clerk = await centre.clerk(2)
  await clerk.callNext()
  await clerk.ask('start')
  const ticket = taken.ok ? taken.ticket?.id : ''
  expect(await centre.staff(clerk.actor, 'receipt:print', { ticket })).toMatchObject({ ok: true })
  await until('the receipt is out', () => desk.printer.look().papers.length === 1)
})

test('[A2] a device that is revoked loses its agent too', async () => {
  const centre = await openCentre()
  const kiosk = await openKiosk(centre)
  await until('the printer is known', isKnown(centre, kiosk.made.id))
  await kiosk.command('device/revoke', { device: kiosk.made.id })
  await until('it is sent away', () => statusOf(centre, kiosk.made.id) === 'offline')
  expect(centre.installation.peripherals.shown('pokrov-main')).toEqual([])
})

function statusOf(centre: TestCentre, device: string) {
  const actor = { kind: 'device', id: device, device: 'kiosk', branch: 'pokrov-main', zone: null } as const
  return centre.installation.agents.printerOf(actor)?.status
}

test('[A2] a computer without a printer is missed since it was last there, until its access is taken back', async () => {
  const centre = await openCentre()
  const computer = await openComputer(centre, 'agent', { hasPrinter: false })
  const shown = async () => await centre.installation.agents.shown('pokrov-main')
  const since = centre.clock.now()
  const here = { device: computer.made.id, name: 'At the door', connectedSince: since, awaySince: null, printer: null }
  await expect.poll(shown, { timeout: 30_000 }).toEqual([here])
  centre.clock.turn(5 * 60_000)
  await computer.agent.close()
  const away = { ...here, connectedSince: null, awaySince: since + 5 * 60_000 }
  await expect.poll(shown, { timeout: 30_000 }).toEqual([away])
  centre.clock.turn(60 * 60_000)
  expect(await shown()).toEqual([away])

  const again = computer.start()
  onTestFinished(() => again.close())
  await expect.poll(shown, { timeout: 30_000 }).toMatchObject([{ awaySince: null }])
  await again.close()
  await computer.command('device/revoke', { device: computer.made.id })
  await expect.poll(shown, { timeout: 30_000 }).toEqual([])
  expect(await centre.installation.agents.shown('pokrov-mobile')).toEqual([])
})
