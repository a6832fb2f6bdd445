import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { ConsoleView, DisplayView, KioskView, PhoneView } from '../../domain/views'
import { openCentre, password } from '../centre'

const passport = '02-01'

test('[S1] every view is whole, and a later one has a higher seq', async () => {
  const centre = await openCentre()
  const display = await centre.screen<DisplayView>({ screen: 'display' })
  const clerk = await centre.clerk(4)
  await centre.kiosk.take(passport)
  await clerk.callNext()
  const shown = await display.until(view => view.current?.number === 'П001')
  expect(shown).toMatchObject({ screen: 'display', current: { counter: 4, calls: 1 }, waiting: 0 })
  const seqs = display.views.map(view => view.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  expect(new Set(display.views.map(view => Object.keys(view).join())).size).toBe(1)
})

test('[S2] a call is announced once, in order; a screen that comes later is not told again', async () => {
  const centre = await openCentre()
  const display = await centre.screen<DisplayView>({ screen: 'display' })
  const zone = await centre.screen<DisplayView>({ screen: 'display', zone: 'passport' })
  const elsewhere = await centre.screen<DisplayView>({ screen: 'display', zone: 'reception' })
  const clerk = await centre.clerk(4)
  await centre.kiosk.take(passport)
  await clerk.callNext()
  centre.clock.turn(11_000)
  await clerk.ask('recall')
  await display.until(view => view.current?.calls === 2)
  const late = await centre.screen<DisplayView>({ screen: 'display' })
  expect(display.calls.map(call => call.number)).toEqual(['П001', 'П001'])
  expect(new Set(display.calls.map(call => call.id)).size).toBe(2)
  expect(zone.calls).toEqual(display.calls)
  expect(elsewhere.calls).toEqual([])
  expect(late.calls).toEqual([])
  expect(late.last()?.current?.number).toBe('П001')
})

test('[S4] a display and a kiosk say nothing of a person but number and counter', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport, { priority: 'veteran' })
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  await clerk.callNext()
  for (const screen of ['display', 'kiosk'] as const) {
    const { text } = await centre.get(`/api/v1/branches/pokrov-main/views/${screen}`)
    const { municipality, branchName, opening, queues, notices, ...rest } = JSON.parse(text)
    expect(JSON.stringify(rest)).not.toMatch(/veteran|clerk|priority|service":|language|token/)
  }
})

test('the kiosk sees the queues grow, the clerk sees who waits and why', async () => {
  const centre = await openCentre()
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  const token = await centre.login()
  await centre.kiosk.take(passport)
  await kiosk.until(view => view.queues.find(queue => queue.code === 'passports')?.waiting === 1)
  const console4 = await centre.screen<ConsoleView>({ screen: 'console', counter: 4, token })
  expect(console4.last()?.waiting.map(({ number, why }) => [number, why])).toEqual([['П001', [{ because: 'arrival' }]]])
})

test('a phone follows its ticket to the end, and may give it up', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  const follow = async () => {
    const answer = await centre.kiosk.take(passport)
    const token = answer.ok ? (answer.ticket?.token ?? '') : ''
    return centre.screen<PhoneView>({ screen: 'phone', token })
  }
  const first = await follow()
  const second = await follow()
  expect(second.last()).toMatchObject({ ahead: 1, mayCancel: true })
  await clerk.callNext()
  await first.until(view => view.state === 'called' && view.counter?.number === 4)
  await second.until(view => view.ahead === 0)
  await clerk.ask('start')
  await clerk.ask('finish')
  await first.until(view => view.state === 'served')
  expect((await second.ask('ticket:cancel', {})).ok).toBe(true)
  await second.until(view => view.state === 'cancelled')
  expect(await second.ask('ticket:take', { service: passport })).toMatchObject({ refusal: 'person/not-allowed' })
})

test('[S6] who is called is told first, and a kiosk what is closed; how many still wait, both see a moment later', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  const tokens: string[] = []
  for (let person = 0; person < 3; person++) {
    const answer = await centre.kiosk.take(passport)
    tokens.push(answer.ok ? (answer.ticket?.token ?? '') : '')
  }
  const waiting = await centre.screen<PhoneView>({ screen: 'phone', token: tokens[2] })
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  const called = await centre.screen<PhoneView>({ screen: 'phone', token: tokens[0] })
  const told: string[] = []
  for (const [name, { socket }] of Object.entries({ waiting, kiosk, called })) socket.on('view', () => told.push(name))
  const isQuiet = () => new Promise(resolve => setTimeout(resolve, 500))
  await isQuiet()
  told.length = 0
  await clerk.callNext()
  await waiting.until(view => view.ahead === 1)
  await kiosk.until(view => view.waiting === 2)
  expect(told).toEqual(['called', 'waiting', 'kiosk'])

  await clerk.ask('start')
  await clerk.ask('finish')
  await isQuiet()
  told.length = 0
  const admin = { kind: 'staff', id: 'admin', name: 'Admin', role: 'admin', branches: [] } as const
  await centre.staff(admin, 'service:close', { service: '01-01', reason: 'The register is down' })
  await clerk.callNext()
  await waiting.until(view => view.ahead === 0)
  expect(told[0]).toBe('kiosk')
  expect(kiosk.last()?.closedServices).toMatchObject([{ code: '01-01' }])
})

test('[A1] what is not named is refused: each screen opens for its own', async () => {
  const centre = await openCentre()
  const admin = { authorization: `Bearer ${await centre.login()}` }
  const at = (screen: string, headers = {}) => centre.get(`/api/v1/branches/pokrov-main/views/${screen}`, headers)
  expect((await at('kiosk')).status).toBe(200)
  expect((await at('live')).status).toBe(401)
  expect((await at('console?counter=4')).status).toBe(401)
  expect((await at('live', admin)).status).toBe(200)
  expect((await at('console?counter=99', admin)).status).toBe(404)
  const path = '/api/v1/branches/pokrov-main'
  expect((await centre.post(`${path}/counter/open`, { counter: 4 })).status).toBe(401)
  await centre.post(`${path}/person/add`, { name: 'olena', password, role: 'clerk' }, admin)
  const olena = { authorization: `Bearer ${await centre.login('olena')}` }
  expect((await at('live', olena)).status).toBe(403)
  expect((await centre.post(`${path}/person/add`, { name: 'x', password, role: 'admin' }, olena)).status).toBe(403)
  expect((await centre.get(`${path}/journal`, olena)).status).toBe(403)
})

test('[A2] once a device is paired no screen opens without a token, and a revoked one opens nothing', async () => {
  const centre = await openCentre()
  const admin = { authorization: `Bearer ${await centre.login()}` }
  const path = '/api/v1/branches/pokrov-main'
  const headers = { ...admin, 'idempotency-key': 'pair' }
  const added = await centre.post(`${path}/device/add`, { kind: 'kiosk', name: 'Entrance' }, headers)
  const { made } = added.body as { made: { id: string; token: string } }
  const device = { authorization: `Bearer ${made.token}` }
  expect((await centre.get(`${path}/views/kiosk`)).status).toBe(401)
  expect((await centre.get(`${path}/views/kiosk`, device)).status).toBe(200)
  expect((await centre.post(`${path}/ticket/take`, { service: passport }, device)).status).toBe(200)
  expect((await centre.get('/api/v1/branches/pokrov-oleksandrivka/views/kiosk', device)).status).toBe(403)
  // The token is told once: a retry has the same id, and not the secret.
  const again = await centre.post(`${path}/device/add`, { kind: 'kiosk', name: 'Entrance' }, headers)
  expect((again.body as { made: object }).made).toEqual({ id: made.id })
  await centre.post(`${path}/device/revoke`, { device: made.id }, admin)
  expect((await centre.get(`${path}/views/kiosk`, device)).status).toBe(401)
})

test('[A3] ten wrong passwords lock the name, for a growing time', async () => {
  const centre = await openCentre()
  const attempt = async (word: string) => (await centre.post('/api/v1/login', { name: 'admin', password: word })).status
  for (let wrong = 0; wrong < 10; wrong++) expect(await attempt('wrong password')).toBe(401)
  expect(await attempt(password)).toBe(429)
  centre.clock.turn(30_000)
  expect(await attempt('wrong password')).toBe(401)
  centre.clock.turn(60_000 - 1)
  expect(await attempt(password)).toBe(429)
  centre.clock.turn(1)
  expect(await attempt(password)).toBe(200)
})

test('[A3] ten wrong passwords lock the address too, whatever the names', async () => {
  const centre = await openCentre()
  const attempt = async (name: string) => (await centre.post('/api/v1/login', { name, password })).status
  for (let wrong = 0; wrong < 10; wrong++) expect(await attempt(`somebody ${wrong}`)).toBe(401)
  expect(await attempt('admin')).toBe(429)
})

test('[A3] a session ends with the working day', async () => {
  const centre = await openCentre()
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const journal = async () => (await centre.get('/api/v1/branches/pokrov-main/journal', staff)).status
  centre.clock.turn(12 * 3_600_000)
  expect(await journal()).toBe(200)
  centre.clock.turn(1)
  expect(await journal()).toBe(401)
})

test('[A6] hostile inputs get a clear answer', async () => {
  const centre = await openCentre()
  const path = '/api/v1/branches/pokrov-main/ticket/take'
  const broken = await fetch(centre.installation.url + path, { method: 'POST', body: '{"service": ' })
  expect(broken.status).toBe(400)
  const wrong = await centre.post(path, { service: 7, language: 'klingon' })
  expect(wrong).toMatchObject({ status: 400, body: { refusal: 'input/invalid' } })
  expect((wrong.body as { issues: { path: string }[] }).issues.map(issue => issue.path)).toEqual([
    'service',
    'language',
  ])
  const otherSite = await centre.post(path, { service: passport }, { origin: 'https://elsewhere.example' })
  expect(otherSite.status).toBe(403)
  expect((await centre.post('/api/v1/branches/nowhere/ticket/take', { service: passport })).status).toBe(404)
  expect((await centre.post('/api/v1/branches/pokrov-main/ticket/steal', {})).status).toBe(404)
  expect((await centre.get('/api/v1/branches/pokrov-main/views/%E0%A4%A')).status).toBe(404)
})

test('[K5] a kiosk is a kiosk, also in a browser in which a clerk is logged in', async () => {
  const centre = await openCentre({ at: '21:00' })
  const cookie = `redica_session=${await centre.login()}`
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' }, { cookie })
  expect(await kiosk.ask('ticket:take', { service: passport })).toMatchObject({ refusal: 'branch/closed' })
})

test('[A1] a page elsewhere that points its own name at this machine is nobody here', async () => {
  const centre = await openCentre()
  const { port } = new URL(centre.installation.url)
  const status = (host: string) =>
    new Promise<number | undefined>((resolve, reject) =>
      request(
        { host: '127.0.0.1', port, path: '/api/v1/branches/pokrov-main/views/kiosk', headers: { host } },
        answer => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
        .on('error', reject)
        .end(),
    )
  expect(await status(`127.0.0.1:${port}`)).toBe(200)
  expect(await status(`localhost:${port}`)).toBe(200)
  expect(await status('rebound.example')).toBe(401)
  expect(await status('127.0.0.1.rebound.example')).toBe(401)
})
