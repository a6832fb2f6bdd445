import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { Agent } from '../../devices/agent'
import { SimulatedHid } from '../../devices/simulated-hid'
import type { ConsoleView, DisplayView, KioskView } from '../../domain/views'
import type { Answer, Done } from '../../domain/wire'
import { openCentre } from '../centre'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

const postgresql = inject('postgresql')
const residence = '01-01'

describe.skipIf(postgresql === null)('on PostgreSQL', () => {
  const place = (name: string) => `${postgresql}&schema=hall_${process.pid}_${name}`

  test('a ticket is taken, called, shown and served', async () => {
    const centre = await openCentre({ databaseUrl: place('one') })
    const display = await centre.screen<DisplayView>({ screen: 'display' })
    await centre.kiosk.take(residence)
    const clerk = await centre.clerk(2)
    await clerk.callNext()
    await display.until(view => view.current?.number === 'Р001')
    await clerk.ask('start')
    expect((await clerk.ask('finish')).ok).toBe(true)
    expect(centre.hall().today.served).toBe(1)
  })

  test('[N1] [C2] two servers on one database give no number twice and call nobody twice', async () => {
    const databaseUrl = place('two')
    const first = await openCentre({ databaseUrl })
    const second = await openCentre({ databaseUrl })
    const take = async (centre: typeof first) => {
      const numbers: string[] = []
      for (let person = 0; person < 40; person++) {
        const answer: Answer = await centre.kiosk.take(residence)
        numbers.push(answer.ok ? (answer.ticket?.number ?? '') : answer.refusal)
      }
      return numbers
    }
    const numbers = (await Promise.all([first, second, first, second].map(take))).flat()
    expect(new Set(numbers).size).toBe(160)
    expect(numbers).toContain('Р160')
    const [two, three] = [await first.clerk(2), await second.clerk(3)]
    for (let round = 0; round < 20; round++) {
      const holding = (counter: number, centre: typeof first) => centre.hall().counters.get(counter)?.ticket ?? null
      await Promise.all([two.callNext(holding(2, first)), three.callNext(holding(3, second))])
      await Promise.all([two.ask('start'), three.ask('start')])
    }
    const called = (await first.called()).map(({ number }) => number)
    expect(called).toHaveLength(40)
    expect(new Set(called).size).toBe(40)
  })

  test('[H2] [H3] what an agent’s devices say reaches the screens at another server, once', async () => {
    const databaseUrl = place('devices')
    const [near, far] = [await openCentre({ databaseUrl }), await openCentre({ databaseUrl })]
    const headers = { authorization: `Bearer ${await near.login()}` }
    const ask = async (command: string, input: object) =>
      (await near.post(`/api/v1/branches/pokrov-main/${command}`, input, headers)).body as Partial<Done>
    const { made } = await ask('device/add', { kind: 'kiosk', name: 'Вхід' })
    const token = String(made?.token)
    const bus = new SimulatedHid()
    const log = { info: () => undefined, warn: () => undefined }
    const parts = { server: near.installation.url, token, printer: null, bus, now: () => performance.now(), log }
    const agent = new Agent(parts)
    onTestFinished(() => agent.close())
    bus.plug('scanner')
    bus.plug('pedal')
    const seen = () => near.installation.peripherals.shown('pokrov-main')
    await until('both are known', () => seen().length === 2)
    await ask('peripheral/bind', { host: made?.id, peripheral: '1a86:e026@1-5', role: 'clerk', counter: 2 })
    const isBound = () => seen().some(({ role, counter }) => role === 'clerk' && counter === 2)
    await until('the pedal stands at a counter', isBound)

    const said: unknown[] = []
    const kiosk = await far.screen<KioskView>({ screen: 'kiosk', token })
    kiosk.socket.on('scanned', code => void said.push(code))
    await far.clerk(2)
    const console = await far.screen<ConsoleView>({ screen: 'console', counter: 2, token: await far.login() })
    console.socket.on('keyRefused', ({ why }) => void said.push(why.refusal))
    await until('the server of the agent knows the clerk', () => near.hall().counters.get(2) !== undefined)
    bus.scan('scanner', 'A042')
    await until('the code is at the kiosk', () => said.length === 1)
    bus.press('pedal', 'KeyB')
    await until('the refusal is at the counter', () => said.length === 2)
    expect(said).toEqual(['A042', 'queue/empty'])
  })

  test('[P2] two servers on one database and one printer print no ticket twice', async () => {
    const twin = new TcpTwin()
    await twin.plugIn()
    const databaseUrl = place('printers')
    const first = await openCentre({ databaseUrl })
    const second = await openCentre({ databaseUrl })
    const headers = { authorization: `Bearer ${await first.login()}` }
    const printer = { name: 'Зал', address: `tcp://127.0.0.1:${twin.port}`, profile: 'epson-80' }
    await first.post('/api/v1/branches/pokrov-main/printer/add', printer, headers)
    // The other server hears of it a moment later.
    const known = () => second.installation.printers.shown('pokrov-main').printers.length
    await until('both know the printer', () => known() === 1)
    const states = async () => {
      const rows = await first.installation.database.query('SELECT "state" FROM "PrintJob"')
      return rows.map(({ state }) => String(state))
    }
    for (let person = 0; person < 6; person++) await (person % 2 ? first : second).kiosk.take(residence)
    while ((await states()).some(state => state !== 'confirmed')) await new Promise(resolve => setTimeout(resolve, 50))
    expect(await states()).toHaveLength(6)
    expect(twin.papers.filter(paper => paper.cut)).toHaveLength(6)
    await twin.unplug()
  })

  test('[S1] [S2] the other server’s screens show and announce a call at once, and once', async () => {
    const databaseUrl = place('screens')
    const first = await openCentre({ databaseUrl })
    const second = await openCentre({ databaseUrl })
    const [near, far] = [
      await first.screen<DisplayView>({ screen: 'display' }),
      await second.screen<DisplayView>({ screen: 'display' }),
    ]
    await first.kiosk.take(residence)
    await far.until(view => view.waiting === 1)
    const clerk = await first.clerk(2)
    await clerk.callNext()
    await far.until(view => view.current?.number === 'Р001')
    await near.until(view => view.current?.number === 'Р001')
    expect(far.calls).toHaveLength(1)
    expect(far.calls.map(call => call.id)).toEqual(near.calls.map(call => call.id))
    expect(second.hall()).toEqual(first.hall())
  })

  test('[D2] a server whose connections are cut goes on by itself, and hears what it missed', async () => {
    const databaseUrl = place('cut')
    const first = await openCentre({ databaseUrl })
    const second = await openCentre({ databaseUrl })
    const far = await second.screen<DisplayView>({ screen: 'display' })
    await first.kiosk.take(residence)
    await far.until(view => view.waiting === 1)
    const cut = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE ?'
    await first.installation.database.query(cut, 'LISTEN%')
    await first.kiosk.take(residence)
    await far.until(view => view.waiting === 2)
    expect(second.hall()).toEqual(first.hall())
  })
})
