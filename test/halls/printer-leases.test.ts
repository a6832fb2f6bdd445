import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { Agent } from '../../devices/agent'
import { parsePrinterUrl } from '../../devices/printer-address'
import { SimulatedPrinter } from '../../devices/simulated-printer'
import { usualDesign } from '../../domain/ticket-design'
import type { ConsoleView, KioskView } from '../../domain/views'
import type { Print } from '../../domain/wire'
import { keepPrintStates } from '../../server/print-states'
import { printQueue } from '../../server/printing'
import { leaseMs } from '../../server/store/printer-leases'
import { localMoment, openCentre, type TestCentre } from '../centre'
import { bundled, startChild } from '../day/child'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

const postgresql = inject('postgresql')
const residence = '01-01'
/** How often a test looks, in milliseconds. */
const lookMs = 50
const place = (name: string) => `${postgresql}&schema=lease_${process.pid}_${name}`

/** Before the lease of a server that crashed would be over. */
const atOnceMs = leaseMs - 1_000

async function openTwin(): Promise<TcpTwin> {
  const twin = new TcpTwin()
  await twin.plugIn()
  onTestFinished(() => twin.unplug())
  return twin
}

/** How a server's own screens see the printer. */
const statusAt = (centre: TestCentre) => () =>
  centre.installation.printers.shown('pokrov-main').printers.map(({ status }) => status)[0]

const jobsOf = async (centre: TestCentre) => {
  const rows = await centre.installation.database.query('SELECT "state" FROM "PrintJob" ORDER BY "createdAt", "id"')
  return rows.map(({ state }) => String(state))
}

const cut = (twin: TcpTwin) => twin.papers.filter(paper => paper.cut).length

describe.skipIf(postgresql === null)('several servers on one database', () => {
  test('[P7] one of them speaks with the printer; the screens of all know how it is and what came out', async () => {
    const twin = await openTwin()
    const options = { databaseUrl: place('one'), printerUrl: `tcp://127.0.0.1:${twin.port}` }
    const first = await openCentre(options)
    await until('the first one has it', () => statusAt(first)() === 'ready')
    const second = await openCentre(options)
    await until('the second one knows how it is', () => statusAt(second)() === 'ready')

    const prints: Print[] = []
    const kiosk = await second.screen<KioskView>({ screen: 'kiosk' })
    kiosk.socket.on('printed', print => void prints.push(print))
    await kiosk.ask('ticket:take', { service: residence })
    await until('its kiosk hears that it came out', () => prints.at(-1)?.state === 'confirmed')
    expect([cut(twin), twin.connections]).toEqual([1, 1])

    twin.openCover()
    await kiosk.until(view => view.printer === 'cover-open')
    twin.closeCover()
    await kiosk.until(view => view.printer === 'ready')
    const clerk = await second.screen<ConsoleView>({ screen: 'console', counter: 2, token: await second.login() })
    twin.endPaperAfter(300)
    await kiosk.ask('ticket:take', { service: residence })
    expect((await clerk.until(view => view.papers.length === 1)).papers).toMatchObject([{ state: 'unknown' }])
    expect(twin.connections).toBeLessThanOrEqual(2)
  })

  test('[P7] a server that ends gives its printer to another at once', async () => {
    const twin = await openTwin()
    const options = { databaseUrl: place('ends'), printerUrl: `tcp://127.0.0.1:${twin.port}` }
    const first = await openCentre(options)
    await until('the first one has it', () => statusAt(first)() === 'ready')
    const second = await openCentre(options)
    await first.close()
    await second.kiosk.take(residence)
    await until('it came out at the second', () => cut(twin) === 1, atOnceMs)
  })

  test('[P7] [P2] after a crash another server takes over within fifteen seconds, and prints nothing twice', async () => {
    const twin = await openTwin()
    const threads = { 'drawing-worker': 'devices/drawing-worker.ts', 'printer-worker': 'devices/printer-worker.ts' }
    const entries = { server: 'test/day/server.ts', ...threads }
    const { server: program } = await bundled(entries)
    const databaseUrl = place('crash')
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-lease-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const printerUrl = `tcp://127.0.0.1:${twin.port}`
    const env = { DATABASE_URL: databaseUrl, PRINTER_URL: printerUrl }
    const doomed = await startChild({ program, dataDir, env, clock: localMoment('09:00') })
    onTestFinished(() => doomed.stop())
    const other = await openCentre({ databaseUrl, printerUrl })
    await until('both know it', () => statusAt(other)() === 'ready')
    twin.burnMs = 60_000
    await other.kiosk.take(residence)
    other.clock.turn(1)
    await other.kiosk.take(residence)
    let jobs: readonly string[] = []
    const look = async () => {
      await new Promise(resolve => setTimeout(resolve, lookMs))
      jobs = await jobsOf(other)
    }
    while (jobs[0] !== 'sent' || jobs.length < 2) await look()
    await until('its first paper is out', () => cut(twin) === 1)
    await doomed.kill()
    twin.burnMs = 0
    // Counted in looks: a busy machine, on which everything takes longer, looks less often too.
    let looks = 0
    for (; jobs.join() !== 'unknown,confirmed'; looks++) await look()
    expect(looks * lookMs).toBeLessThan(15_000)
    expect(cut(twin)).toBe(2)
  })

  test('[P7] a printer that one server does not reach is served by another that does', async () => {
    const twin = await openTwin()
    const databaseUrl = place('reach')
    const nobody = new TcpTwin()
    await nobody.plugIn()
    const { port } = nobody
    await nobody.unplug()
    const first = await openCentre({ databaseUrl, printerUrl: `tcp://127.0.0.1:${port}` })
    await until('the first one has tried', () => first.installation.printers.shown('pokrov-main').printers.length === 1)
    const second = await openCentre({ databaseUrl, printerUrl: `tcp://127.0.0.1:${twin.port}` })
    await first.kiosk.take(residence)
    await until('it came out at the second', () => cut(twin) === 1)
    await until('the first knows that it works', () => statusAt(first)() === 'ready')
    expect(statusAt(second)()).toBe('ready')
  })

  test('[P7] an agent speaks with one server, and the kiosk’s screen may be at another', async () => {
    const databaseUrl = place('agent')
    const [near, far] = [await openCentre({ databaseUrl }), await openCentre({ databaseUrl })]
    const headers = { authorization: `Bearer ${await near.login()}` }
    const added = await near.post('/api/v1/branches/pokrov-main/device/add', { kind: 'kiosk', name: 'Вхід' }, headers)
    const { token } = (added.body as { made: { token: string } }).made
    const address = parsePrinterUrl('simulated:')
    if (address.kind !== 'simulated') throw new Error('A simulated printer was asked for.')
    const printer = new SimulatedPrinter(address.profile, { now: near.clock.now, printMs: 20 })
    const log = { info: () => undefined, warn: () => undefined }
    const server = near.installation.url
    const agent = new Agent({ server, token, printer, bus: null, now: () => performance.now(), log })
    onTestFinished(() => agent.close())
    const screen = await far.screen<KioskView>({ screen: 'kiosk', token })
    await screen.until(view => view.printer === 'ready')
    const prints: Print[] = []
    screen.socket.on('printed', print => void prints.push(print))
    await screen.ask('ticket:take', { service: residence })
    await until('the screen hears that it came out', () => prints.at(-1)?.state === 'confirmed')
    printer.press('leave-paper')
    await screen.until(view => view.paperLeft)
    printer.press('take-paper')
    await screen.until(view => !view.paperLeft)
    printer.press('pull-paper')
    await screen.until(view => view.printer === 'no-paper')
    expect(printer.look().papers).toHaveLength(1)
  })

  test('[P7] who does not hold the printer’s lease begins none of its papers', async () => {
    const twin = await openTwin()
    const centre = await openCentre({ databaseUrl: place('fence'), printerUrl: `tcp://127.0.0.1:${twin.port}` })
    await until('it is reached', () => statusAt(centre)() === 'ready')
    twin.openCover()
    await until('nothing is printed now', () => statusAt(centre)() === 'cover-open')
    await centre.kiosk.take(residence)
    const { database } = centre.installation
    const [job] = await database.query('SELECT "id" FROM "PrintJob"')
    const { catalogue } = centre.installation.centre
    const means = { catalogue, design: () => usualDesign, now: centre.clock.now, states: keepPrintStates(database) }
    const stranger = printQueue(database, 'server', { ...means, holder: 'a server that thinks it still holds it' })
    expect(await stranger.moved(String(job?.id), 'sent')).toBe(false)
    expect(await jobsOf(centre)).toEqual(['queued'])
  })
})
