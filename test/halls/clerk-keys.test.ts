import { expect, test } from 'vitest'
import type { SimulatedHid } from '../../devices/simulated-hid'
import type { ConsoleView, KioskView } from '../../domain/views'
import { openCentre } from '../centre'
import { until } from '../devices/until'

type Centre = Awaited<ReturnType<typeof openCentre>>

/** A centre whose own computer has the devices of the dock. */
async function openWithHid(): Promise<{ centre: Centre; hid: SimulatedHid }> {
  const centre = await openCentre({ hid: 'simulated' })
  const { hid } = centre.installation
  if (!hid) throw new Error('The centre was opened without simulated devices.')
  return { centre, hid }
}

async function bind(centre: Centre, input: object): Promise<number> {
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const { status } = await centre.post(
    '/api/v1/branches/pokrov-main/peripheral/bind',
    { host: 'server', ...input },
    headers,
  )
  return status
}

/** A press that comes before the contact is at rest is none. */
async function pressToTheEnd(hid: SimulatedHid): Promise<void> {
  hid.press('pedal', 'KeyB')
  const pressedAt = performance.now()
  await until('the contact is at rest', () => performance.now() - pressedAt > 50)
}

const pedal = { peripheral: '1a86:e026@1-5', role: 'clerk', counter: 2 }

test('[H2][C2][A4] a pedal calls for the clerk who opened its counter, one person for each press', async () => {
  const { centre, hid } = await openWithHid()
  hid.plug('pedal')
  expect(await bind(centre, pedal)).toBe(200)
  const clerk = await centre.clerk(2)
  const first = await centre.kiosk.take('01-01')
  await centre.kiosk.take('01-01')
  hid.press('pedal', 'KeyB')
  hid.press('pedal', 'KeyB')
  const pressedAt = performance.now()
  await until('the first is called', () => centre.hall().counters.get(2)?.ticket !== null)
  expect(centre.hall().counters.get(2)?.ticket).toBe(first.ok && first.ticket?.id)
  await clerk.ask('start')
  centre.clock.turn(60_000)
  hid.press('pedal', 'KeyC')
  await until('the first is served', () => centre.hall().counters.get(2)?.ticket === null)
  const [called] = await centre.installation.database.query(
    `SELECT "actor" FROM "Journal" WHERE "type" = 'ticket.called'`,
  )
  expect(called?.actor).toBe('user:clerk2-pokrov-main by server 1a86:e026@1-5')
  await until('the contact is at rest', () => performance.now() - pressedAt > 50)
  hid.press('pedal', 'KeyB')
  await until('the second is called', () => centre.hall().counters.get(2)?.ticket !== null)
  expect(await centre.called()).toHaveLength(2)
  expect((await centre.journal()).filter(event => event.type === 'ticket.called')).toMatchObject([
    { clerk: 'clerk2-pokrov-main' },
    { clerk: 'clerk2-pokrov-main' },
  ])
})

test('[H2] a pedal pressed again within a second does nothing, whoever has begun to be served', async () => {
  const { centre, hid } = await openWithHid()
  hid.plug('pedal')
  await bind(centre, pedal)
  const clerk = await centre.clerk(2)
  await centre.kiosk.take('01-01')
  await centre.kiosk.take('01-01')
  await pressToTheEnd(hid)
  await until('the first is called', () => centre.hall().counters.get(2)?.ticket !== null)
  await clerk.ask('start')
  centre.clock.turn(999)
  await pressToTheEnd(hid)
  await centre.installation.centre.settled()
  expect(await centre.called()).toMatchObject([{ number: 'Р001' }])
  centre.clock.turn(1)
  await pressToTheEnd(hid)
  await until('the second is called', () => centre.hall().tickets.size === 1)
  expect(await centre.called()).toMatchObject([{ number: 'Р001' }, { number: 'Р002' }])
})

test('[H2][C5] a pedal at a closed counter, or at none, calls nobody', async () => {
  const { centre, hid } = await openWithHid()
  hid.plug('pedal')
  await centre.kiosk.take('01-01')
  await pressToTheEnd(hid)
  await bind(centre, pedal)
  await pressToTheEnd(hid)
  const clerk = await centre.clerk(2)
  await clerk.ask('pause', { reason: 'break' })
  centre.clock.turn(5_000)
  await pressToTheEnd(hid)
  await centre.installation.centre.settled()
  expect(await centre.called()).toEqual([])
})

test('[H2] a pedal that is refused says why at its own counter, and at no other', async () => {
  const { centre, hid } = await openWithHid()
  hid.plug('pedal')
  await bind(centre, pedal)
  const clerk = await centre.clerk(2)
  const token = await centre.login()
  const said: unknown[] = []
  for (const counter of [2, 3]) {
    const console = await centre.screen<ConsoleView>({ screen: 'console', counter, token })
    console.socket.on('keyRefused', refused => said.push([counter, refused]))
  }
  hid.press('pedal', 'KeyB')
  const pressedAt = performance.now()
  await until('nobody waits', () => said.length === 1)
  await clerk.ask('pause', { reason: 'break' })
  await centre.kiosk.take('01-01')
  centre.clock.turn(5_000)
  await until('the contact is at rest', () => performance.now() - pressedAt > 50)
  hid.press('pedal', 'KeyB')
  await until('the counter is on a break', () => said.length === 2)
  const asked = await clerk.callNext()
  expect(asked.ok).toBe(false)
  expect(said).toEqual([
    [2, { key: 'call-next', why: { refusal: 'queue/empty' } }],
    [2, { key: 'call-next', why: { refusal: asked.ok ? '' : asked.refusal } }],
  ])
})

test('[H6] a lamp shows its counter: closed, open, calling, serving, paused', async () => {
  const { centre, hid } = await openWithHid()
  const colour = () => hid.look().find(({ twin }) => twin === 'lamp')?.colour
  hid.plug('lamp')
  await bind(centre, { peripheral: '04d8:f372@1-8', role: 'lamp', counter: 2 })
  expect(colour()).toBe('#000000')
  const clerk = await centre.clerk(2)
  await until('it is open', () => colour() === '#00a028')
  await centre.kiosk.take('01-01')
  await clerk.callNext()
  await until('it calls', () => colour() === '#ff8c00')
  await clerk.ask('start')
  await until('it serves', () => colour() === '#003cff')
  await clerk.ask('finish')
  await clerk.ask('pause', { reason: 'break' })
  await until('it is paused', () => colour() === '#a00078')
  await clerk.ask('close')
  await until('it is closed', () => colour() === '#000000')
})

test('a scan and a key of the accessible keypad reach the kiosk on the same computer', async () => {
  const { centre, hid } = await openWithHid()
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  const said: unknown[] = []
  kiosk.socket.on('scanned', code => said.push(code))
  kiosk.socket.on('keyed', key => said.push(key))
  hid.plug('scanner')
  hid.plug('keypad')
  hid.scan('scanner', 'https://queue.town.example/t/abc')
  hid.press('keypad', 'ArrowDown')
  await bind(centre, { peripheral: '2047:09d0@1-3', role: 'navigation', keys: { F15: 'jack-in', ArrowDown: 'help' } })
  hid.press('keypad', 'F15')
  hid.press('keypad', 'ArrowDown')
  await until('all of it is there', () => said.length === 4)
  expect(said).toEqual(['https://queue.town.example/t/abc', 'down', 'jack-in', 'help'])
})

test('[A1][A4] only an admin binds, to a counter that is there, with keys of the role; the journal keeps it', async () => {
  const { centre } = await openWithHid()
  expect(await bind(centre, { ...pedal, counter: 999 })).toBe(404)
  expect(await bind(centre, { ...pedal, keys: { KeyB: 'jack-in' } })).toBe(400)
  const clerk = await centre.clerk(2)
  const asked = await centre.staff(clerk.actor, 'peripheral:bind', { host: 'server', ...pedal })
  expect(asked).toEqual({ ok: false, refusal: 'person/not-allowed' })
  await bind(centre, pedal)
  const headers = { authorization: `Bearer ${await centre.login()}` }
  await centre.post(
    '/api/v1/branches/pokrov-main/peripheral/free',
    { host: 'server', peripheral: pedal.peripheral },
    headers,
  )
  const journal = (await centre.journal()).filter(event => event.type.startsWith('peripheral.'))
  expect(journal).toMatchObject([
    { type: 'peripheral.bound', host: 'server', peripheral: pedal.peripheral, role: 'clerk', counter: 2 },
    { type: 'peripheral.freed', host: 'server', peripheral: pedal.peripheral },
  ])
})

test('[A4] what was bound is bound after a restart', async () => {
  const { centre, hid } = await openWithHid()
  hid.plug('numpad')
  await bind(centre, { peripheral: '13ba:0018@1-4', role: 'clerk', counter: 2, keys: { NumpadEnter: 'call-next' } })
  await centre.installation.close()
  const again = await openCentre({ hid: 'simulated', dataDir: centre.dataDir })
  const later = again.installation.hid
  later?.plug('numpad')
  await again.clerk(2)
  await again.kiosk.take('01-01')
  later?.press('numpad', 'NumpadEnter')
  await until('somebody is called', () => again.hall().counters.get(2)?.ticket !== null)
  await again.close()
})
