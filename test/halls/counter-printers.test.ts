import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConsoleView, PrintersView } from '../../domain/views'
import type { Done } from '../../domain/wire'
import { comesOut } from '../../ui/comes-out'
import { openCentre, type TestCentre } from '../centre'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

let hall: TcpTwin
let desk: TcpTwin
beforeEach(async () => {
  hall = new TcpTwin()
  desk = new TcpTwin()
  await Promise.all([hall.plugIn(), desk.plugIn()])
})
afterEach(() => Promise.all([hall.unplug(), desk.unplug()]))

const cameOut = (twin: TcpTwin) => twin.papers.filter(paper => paper.cut).length
const addressOf = (twin: TcpTwin) => `tcp://127.0.0.1:${twin.port}`

/** A centre with a printer for all kiosks; `desk` is set up as the test says. */
async function opened(options: Parameters<typeof openCentre>[0] = {}) {
  const centre = await openCentre(options)
  const token = await centre.login()
  const screen = await centre.screen<PrintersView>({ screen: 'printers', token })
  const ask = async (verb: string, input: object) => {
    const headers = { authorization: `Bearer ${token}` }
    const { body } = await centre.post(`/api/v1/branches/pokrov-main/printer/${verb}`, input, headers)
    return body as Partial<Done> & { refusal?: string }
  }
  const add = async (twin: TcpTwin, more: object) => {
    const said = await ask('add', { name: 'Принтер', address: addressOf(twin), profile: 'epson-80', ...more })
    const id = said.made?.id ?? ''
    await screen.until(view => view.printers.some(one => one.id === id && one.status === 'ready'))
    return id
  }
  return { centre, screen, ask, add }
}

/** A person is served at a counter. */
async function serve(centre: TestCentre, counter: number) {
  const taken = await centre.kiosk.take('01-01')
  const ticket = taken.ok ? (taken.ticket?.id ?? '') : ''
  const clerk = await centre.clerk(counter)
  await clerk.callNext()
  await clerk.ask('start')
  return async () => {
    const answer = await centre.staff(clerk.actor, 'receipt:print', { ticket })
    return answer.ok ? null : answer.refusal
  }
}

test('[P6] a receipt comes out at its counter’s own printer, and of those without one at the printer for all', async () => {
  const { centre, screen, ask, add } = await opened()
  // Set up first: it is for its counter all the same, and for no kiosk.
  const id = await add(desk, { counters: [2] })
  const other = await serve(centre, 3)
  expect(await other()).toBe('printer/unknown')
  await add(hall, {})
  const own = await serve(centre, 2)
  await until('the second ticket came out in the hall', () => cameOut(hall) === 1)
  expect(await own()).toBe(null)
  await until('the receipt came out at the counter', () => cameOut(desk) === 1)
  expect(await other()).toBe(null)
  await until('the other came out in the hall', () => cameOut(hall) === 2)
  expect(screen.last()?.printers).toMatchObject([{ id, counters: [2] }, { counters: [] }])

  // It moves to the other counter, and is taken away in the end.
  await ask('change', { printer: id, counters: [3] })
  await screen.until(view => view.printers[0]?.counters[0] === 3)
  centre.clock.turn(1_000)
  expect(await own()).toBe(null)
  await until('the copy came out in the hall', () => cameOut(hall) === 3)
  await ask('remove', { printer: id })
  await screen.until(view => view.printers.length === 1)
  centre.clock.turn(1_000)
  expect(await other()).toBe(null)
  await until('now both come out in the hall', () => cameOut(hall) === 4)
  expect(cameOut(desk)).toBe(1)
})

test('[P6][P3] a counter’s printer without paper prints nothing, and nothing is printed elsewhere instead', async () => {
  const { centre, screen, add } = await opened()
  await add(hall, {})
  const id = await add(desk, { counters: [2] })
  const print = await serve(centre, 2)
  await until('the ticket came out', () => cameOut(hall) === 1)
  desk.openCover()
  await screen.until(view => view.printers.some(one => one.id === id && one.status === 'cover-open'))
  expect(await print()).toBe('printer/not-ready')
  expect([cameOut(hall), cameOut(desk)]).toEqual([1, 0])
})

test('a printer at a counter leaves the kiosks the one of the start', async () => {
  const { centre, add } = await opened({ printerUrl: addressOf(hall) })
  await add(desk, { counters: [2] })
  const print = await serve(centre, 2)
  await until('the ticket came out at the printer of the start', () => cameOut(hall) === 1)
  expect(await print()).toBe(null)
  await until('the receipt came out at the counter', () => cameOut(desk) === 1)
})

test('[A6] a counter has one printer, is one of the branch, and its printer is for no kiosk', async () => {
  const { centre, screen, ask, add } = await opened()
  const wish = { name: 'Принтер', address: addressOf(hall), profile: 'epson-80' }
  expect(await ask('add', { ...wish, counters: [77] })).toMatchObject({ refusal: 'counter/unknown' })
  const { body } = await centre.post(
    '/api/v1/branches/pokrov-main/device/add',
    { kind: 'kiosk', name: 'Кут' },
    { authorization: `Bearer ${await centre.login()}` },
  )
  const kiosk = (body as Done).made?.id ?? ''
  expect(await ask('add', { ...wish, kiosk, counters: [2] })).toMatchObject({ refusal: 'input/invalid' })
  const first = await add(hall, { counters: [2, 3] })
  const second = await add(desk, { counters: [3, 3] })
  const countersOf = (view: PrintersView | undefined, id: string) =>
    view?.printers.find(one => one.id === id)?.counters ?? []
  expect([first, second].map(id => countersOf(screen.last(), id))).toEqual([[2], [3]])
  await ask('change', { printer: first, kiosk })
  await screen.until(view => view.printers.some(one => one.kiosk === kiosk && one.counters.length === 0))
  await ask('change', { printer: first, counters: [2] })
  await screen.until(view => view.printers.every(one => one.kiosk === null && one.counters.length === 1))
  expect(await ask('change', { printer: 'device:nobody', counters: [2] })).toMatchObject({ refusal: 'printer/unknown' })
})

test('[P2] a copy comes out where it was asked for, at the counter’s own printer, else where the ticket did; and the console says where', async () => {
  const { centre, screen, add } = await opened()
  await add(hall, { name: 'Зал' })
  const id = await add(desk, { name: 'Вікно 2', counters: [2] })
  const taken = await centre.kiosk.take('01-01')
  const ticket = taken.ok ? (taken.ticket?.id ?? '') : ''
  await until('the ticket came out in the hall', () => cameOut(hall) === 1)
  const [beside, other, supervisor] = [await centre.clerk(2), await centre.clerk(3), await centre.clerk(4)]
  const desks = await centre.screen<ConsoleView>({ screen: 'console', counter: 2, token: await centre.login() })
  await desks.until(view => view.printers.length === 2)
  const copy = async (actor: Parameters<TestCentre['staff']>[0], more: object = {}) => {
    centre.clock.turn(1_000)
    let answer = await centre.staff(actor, 'ticket:reprint', { ticket, ...more })
    // The paper before is out, and its outcome is about to be written.
    while (!answer.ok && answer.refusal === 'paper/on-its-way') {
      await new Promise(resolve => setTimeout(resolve, 20))
      answer = await centre.staff(actor, 'ticket:reprint', { ticket, ...more })
    }
    const printed = answer.ok && answer.events.find(event => event.type === 'ticket.reprinted')
    if (!printed) throw new Error(`No copy: ${JSON.stringify(answer)}`)
    return (counter: number) => comesOut(printed.printer, { printers: desks.last()?.printers ?? [], counter })
  }
  const where = await copy(beside.actor)
  expect([2, 3].map(where)).toEqual([
    { is: 'here', printer: 'Вікно 2' },
    { is: 'at', printer: 'Вікно 2' },
  ])
  await until('it came out at the counter', () => cameOut(desk) === 1)
  expect((await copy(other.actor))(3)).toEqual({ is: 'at', printer: 'Зал' })
  await until('it came out in the hall', () => cameOut(hall) === 2)
  // Where a clerk does not sit, nobody stands before them.
  await copy(other.actor, { counter: 2 })
  await until('it came out in the hall too', () => cameOut(hall) === 3)
  await copy({ ...supervisor.actor, role: 'supervisor' }, { counter: 2 })
  await until('it came out at the counter where the supervisor is', () => cameOut(desk) === 2)

  desk.openCover()
  await screen.until(view => view.printers.some(one => one.id === id && one.status === 'cover-open'))
  expect((await copy(beside.actor))(2)).toEqual({ is: 'at', printer: 'Зал' })
  await until('it came out in the hall instead', () => cameOut(hall) === 4)
  expect(cameOut(desk)).toBe(2)
  expect(desk.papers[0]?.rows.length).toBeGreaterThan(hall.papers[0]?.rows.length ?? 0)
})
