import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConsoleView, KioskView, LiveView, PrintersView } from '../../domain/views'
import type { Done, Print } from '../../domain/wire'
import { openCentre, type TestCentre } from '../centre'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

let hall: TcpTwin
let corner: TcpTwin
beforeEach(async () => {
  hall = new TcpTwin()
  corner = new TcpTwin()
  await Promise.all([hall.plugIn(), corner.plugIn()])
})
afterEach(() => Promise.all([hall.unplug(), corner.unplug()]))

const addressOf = (twin: TcpTwin) => `tcp://127.0.0.1:${twin.port}`
const printed = (twin: TcpTwin) => twin.papers.filter(paper => paper.cut).length

/** What an admin does on the page of the printers. */
async function adminOf(centre: TestCentre) {
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const token = headers.authorization.slice('Bearer '.length)
  const screen = await centre.screen<PrintersView>({ screen: 'printers', token })
  const ask = async (command: string, input: object) => {
    const [noun, verb] = command.split(':')
    const { status, body } = await centre.post(`/api/v1/branches/pokrov-main/${noun}/${verb}`, input, headers)
    return { status, ...(body as Partial<Done> & { refusal?: string; issues?: { path: string; message: string }[] }) }
  }
  const add = async (twin: TcpTwin, name: string, kiosk: string | null = null) => {
    const { made } = await ask('printer:add', { name, address: addressOf(twin), profile: 'epson-80', kiosk })
    const id = made?.id ?? ''
    await screen.until(view => view.printers.some(one => one.id === id && one.status === 'ready'))
    return id
  }
  return { screen, ask, add }
}

test('[A4] [P3] an admin adds a printer by its address, sees how it is, prints a test, and takes it away', async () => {
  const centre = await openCentre()
  const admin = await adminOf(centre)
  expect(admin.screen.last()?.printers).toEqual([])
  const id = await admin.add(hall, 'Зал')
  expect(admin.screen.last()?.printers).toMatchObject([
    { id, name: 'Зал', address: addressOf(hall), profile: 'epson-80', kiosk: null, test: null },
  ])
  await admin.ask('printer:test', { printer: id, language: 'hu' })
  await admin.screen.until(view => view.printers[0]?.test?.state === 'confirmed')
  expect([printed(hall), hall.garbage]).toEqual([1, 0])
  hall.openCover()
  await admin.screen.until(view => view.printers[0]?.status === 'cover-open')
  hall.closeCover()
  await admin.screen.until(view => view.printers[0]?.status === 'ready')
  await admin.ask('printer:change', { printer: id, name: 'Вхід', profile: 'epson-80-180dpi' })
  await admin.screen.until(
    view => view.printers[0]?.profile === 'epson-80-180dpi' && view.printers[0].status === 'ready',
  )
  await admin.ask('printer:test', { printer: id })
  await until('it came out', () => printed(hall) === 2)
  expect(hall.papers.at(-1)?.rows[0]).toHaveLength(512 / 8)
  await admin.ask('printer:remove', { printer: id })
  await admin.screen.until(view => view.printers.length === 0)
  const journal = (await centre.journal()).filter(({ type }) => type.startsWith('printer.'))
  expect(journal.map(({ type }) => type)).toEqual([
    'printer.added',
    'printer.tested',
    'printer.changed',
    'printer.tested',
    'printer.removed',
  ])
})

test('each kiosk prints at its own printer, the others at the one for all; without any, at that of the start', async () => {
  const started = new TcpTwin()
  await started.plugIn()
  const centre = await openCentre({ printerUrl: addressOf(started) })
  const admin = await adminOf(centre)
  await admin.screen.until(view => view.printers[0]?.status === 'ready')
  expect(admin.screen.last()?.printers).toMatchObject([{ id: 'server', name: null }])
  await centre.kiosk.take('01-01')
  await until('it came out at the printer of the start', () => printed(started) === 1)

  const { made } = await admin.ask('device:add', { kind: 'kiosk', name: 'Кут' })
  const kiosk = made as { id: string; token: string }
  await admin.screen.until(view => view.kiosks.length === 1)
  await admin.add(hall, 'Зал')
  await admin.add(corner, 'Кут', kiosk.id)
  const screen = await centre.screen<KioskView>({ screen: 'kiosk', token: kiosk.token })
  await screen.until(view => view.printer === 'ready')
  const prints: Print[] = []
  screen.socket.on('printed', print => void prints.push(print))
  await screen.ask('ticket:take', { service: '01-01' })
  await until('it came out in the corner', () => printed(corner) === 1)
  await until('its kiosk heard of it', () => prints.at(-1)?.state === 'confirmed')
  await centre.kiosk.take('01-01')
  await until('it came out in the hall', () => printed(hall) === 1)

  // Out of paper in the corner is said there and to the clerks; nothing is printed elsewhere instead.
  corner.endPaperAfter(0)
  await screen.until(view => view.printer === 'no-paper')
  await screen.ask('ticket:take', { service: '01-01' })
  const clerk = await centre.screen<ConsoleView>({ screen: 'console', counter: 2, token: await centre.login() })
  expect(clerk.last()).toMatchObject({ printer: 'no-paper', printerName: 'Кут' })
  corner.insertPaper()
  await until('it came out in the corner', () => printed(corner) === 2)
  expect([printed(started), printed(hall), printed(corner)]).toEqual([1, 1, 2])
  await started.unplug()
})

test('[P2] [P3] a paper that nobody took is a note on the page of printers, and no fault', async () => {
  const centre = await openCentre({ printerUrl: 'simulated:' })
  const token = await centre.login()
  const printers = await centre.screen<PrintersView>({ screen: 'printers', token })
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  const printer = centre.installation.printers.simulated()
  printer?.press('leave-paper')
  await printers.until(view => view.printers[0]?.paperLeftSince === centre.clock.now())
  await kiosk.until(view => view.paperLeft && view.printer === 'ready')
  const live = await centre.screen<LiveView>({ screen: 'live', token })
  expect(live.last()?.attention).toEqual([])
  // The next ticket lets it go.
  const taken = await centre.kiosk.take('01-01')
  expect(taken.ok && taken.ticket?.printer).toBe('ready')
  await printers.until(view => view.printers[0]?.paperLeftSince === null)
  await kiosk.until(view => !view.paperLeft)
  await until('it came out', () => printer?.look().papers.length === 1)
})

test('[A6] an address is parsed before anything is made of it, and one printer has one writer', async () => {
  const centre = await openCentre()
  const admin = await adminOf(centre)
  const add = (address: string, more: object = {}) =>
    admin.ask('printer:add', { name: 'Зал', address, profile: 'epson-80', ...more })
  for (const address of [
    'http://127.0.0.1/',
    'file:/etc/passwd',
    'file:/dev/../etc/passwd',
    'file:/dev/sda/../../etc/passwd',
    'none:',
    'tcp://host/path',
    'tcp://user:word@host',
    'tcp://host?profile=star',
    '',
    'x'.repeat(400),
  ]) {
    const { status, refusal, issues } = await add(address)
    expect([address, status, refusal]).toEqual([address, 400, 'input/invalid'])
    expect(new Set(issues?.map(({ path }) => path))).toEqual(new Set(['address']))
  }
  expect(await add(addressOf(hall), { profile: 'constructor' })).toMatchObject({ refusal: 'input/invalid' })
  expect(await add(addressOf(hall), { name: '\u0007' })).toMatchObject({ refusal: 'input/invalid' })
  expect(await add(addressOf(hall), { kiosk: 'nobody' })).toMatchObject({ refusal: 'device/unknown' })
  expect(await admin.ask('printer:change', { printer: 'nobody' })).toMatchObject({ refusal: 'printer/unknown' })
  expect(await admin.ask('printer:test', { printer: 'nobody' })).toMatchObject({ refusal: 'printer/unknown' })
  expect(await admin.ask('printer:test', { printer: 'server' })).toMatchObject({ refusal: 'printer/unknown' })
  expect(await admin.ask('printer:remove', { printer: 'nobody' })).toMatchObject({ refusal: 'printer/unknown' })
  await admin.add(hall, 'Зал')
  expect(await add(`${addressOf(hall)}?width=512`)).toMatchObject({ refusal: 'printer/taken' })
  expect((await centre.journal()).filter(({ type }) => type.startsWith('printer.'))).toHaveLength(1)
})

test('[A1] nobody but an admin sees or changes the printers', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(2)
  for (const [name, input] of [
    ['printer:add', { name: 'Зал', address: addressOf(hall), profile: 'epson-80' }],
    ['printer:test', { printer: 'server' }],
    ['printer:remove', { printer: 'server' }],
  ] as const)
    expect(await centre.staff(clerk.actor, name, input)).toMatchObject({ refusal: 'person/not-allowed' })
  const here = await centre.screen({ screen: 'printers' })
  expect(here.turnedAway).toEqual([{ refusal: 'person/unknown' }])
})

test('[P2] [A4] a ticket that broke off is named at the counter, and printed again as a copy', async () => {
  const centre = await openCentre()
  const admin = await adminOf(centre)
  await admin.add(hall, 'Зал')
  const clerk = await centre.clerk(2)
  const console = await centre.screen<ConsoleView>({ screen: 'console', counter: 2, token: await centre.login() })
  hall.endPaperAfter(300)
  const taken = await centre.kiosk.take('01-01')
  const id = taken.ok ? (taken.ticket?.id ?? '') : ''
  const { papers } = await console.until(view => view.papers.length === 1)
  expect(papers).toEqual([{ ticket: id, number: 'Р001', state: 'unknown' }])
  const live = await centre.screen<LiveView>({ screen: 'live', token: await centre.login() })
  expect(live.last()?.papers).toEqual(papers)
  hall.insertPaper()
  await admin.screen.until(view => view.printers[0]?.status === 'ready')
  expect(await live.ask('ticket:reprint', { ticket: id })).toMatchObject({ ok: true })
  await console.until(view => view.papers.length === 0)
  await live.until(view => view.papers.length === 0)
  await until('the copy is out', () => printed(hall) >= 2)
  expect((await centre.journal()).filter(({ type }) => type === 'ticket.reprinted')).toMatchObject([{ ticket: id }])
  expect(await centre.staff(clerk.actor, 'ticket:reprint', { ticket: 'nobody' })).toMatchObject({
    refusal: 'ticket/unknown',
  })
  // The head of a copy has a frame that the first paper lacked.
  const jobs = () => centre.installation.database.query('SELECT "copy", "state" FROM "PrintJob" ORDER BY "createdAt"')
  while ((await jobs()).at(-1)?.state === 'sent') await new Promise(resolve => setTimeout(resolve, 20))
  expect((await jobs()).map(({ copy, state }) => [Boolean(copy), state])).toEqual([
    [false, 'unknown'],
    [true, 'confirmed'],
  ])
})

test('printers that were set up are there again after a restart', async () => {
  const first = await openCentre()
  const admin = await adminOf(first)
  await admin.add(hall, 'Зал')
  await admin.ask('printer:add', { name: 'Кут', address: 'usb://ffff:ffff', profile: 'plain-58' })
  await first.installation.close()
  const again = await openCentre({ dataDir: first.dataDir })
  const after = await adminOf(again)
  await after.screen.until(view => view.printers[0]?.status === 'ready')
  expect(after.screen.last()?.printers.map(({ name, status }) => [name, status])).toEqual([
    ['Зал', 'ready'],
    ['Кут', 'offline'],
  ])
  await again.kiosk.take('01-01')
  await until('a ticket comes out', () => printed(hall) === 1)
})
