import { expect, test } from 'vitest'
import type { Answer } from '../../domain/wire'
import { openCentre, tuesday } from '../centre'
import { until } from '../devices/until'

const residence = '01-01'
const passport = '02-01'

function numberOf(answer: Answer): string {
  return answer.ok ? (answer.ticket?.number ?? '') : answer.refusal
}

test('[N1] numbers follow each other in each queue, and a refusal skips none', async () => {
  const centre = await openCentre()
  expect(numberOf(await centre.kiosk.take(residence))).toBe('Р001')
  expect(numberOf(await centre.kiosk.take('no-such-service'))).toBe('service/unknown')
  expect(numberOf(await centre.kiosk.take(residence, { priority: 'nobility' }))).toBe('priority/unknown')
  expect(numberOf(await centre.kiosk.take(passport))).toBe('П001')
  expect(numberOf(await centre.kiosk.take(residence))).toBe('Р002')
})

test('[N1] [K3] fifty kiosks at once with retries and lost answers: no number twice, none left out', async () => {
  const centre = await openCentre()
  const { ask } = centre.installation.centre
  const take = (id: string) =>
    ask({ branch: centre.branch, name: 'ticket:take', input: { service: residence }, id, actor: { kind: 'here' } })
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, kiosk) => {
      const numbers: string[] = []
      for (let person = 0; person < 100; person++) {
        const id = `kiosk-${kiosk}-${person}`
        // The second comes while the first is under way, the third after its answer was lost.
        const [first, second] = await Promise.all([take(id), take(id)])
        const third = person % 10 === 0 ? await take(id) : first
        expect(second).toBe(first)
        expect(third).toBe(first)
        numbers.push(numberOf(JSON.parse(first) as Answer))
      }
      return numbers
    }),
  )
  const wanted = Array.from({ length: 5_000 }, (_, at) => `Р${String(at + 1).padStart(3, '0')}`)
  expect(answers.flat().sort()).toEqual(wanted.sort())
})

test('[K3] an answer is the same after a restart, byte for byte', async () => {
  const first = await openCentre({ alwaysOpen: true })
  const headers = { 'idempotency-key': 'one and the same' }
  const path = '/api/v1/branches/pokrov-main/ticket/take'
  const before = await first.post(path, { service: residence }, headers)
  await first.installation.close()
  const again = await openCentre({ dataDir: first.dataDir, alwaysOpen: true })
  const after = await again.post(path, { service: residence }, headers)
  await again.close()
  expect(before.status).toBe(200)
  expect(after.text).toBe(before.text)
  const other = await again.hall()
  expect(other.lastNumber.get('residence')).toBe(1)
})

test('[K3] the same id for another command is refused', async () => {
  const centre = await openCentre()
  const token = await centre.login()
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'k' }
  await centre.post('/api/v1/branches/pokrov-main/counter/open', { counter: 2 }, headers)
  const other = await centre.post('/api/v1/branches/pokrov-main/counter/close', { counter: 2 }, headers)
  expect(other).toMatchObject({ status: 409, body: { refusal: 'command/id-reused' } })
})

test('[K1] outside opening hours a kiosk says when it opens next; staff may issue', async () => {
  const centre = await openCentre({ at: '20:00' })
  const opens = Date.parse('2026-11-25T08:00:00+02:00')
  expect(await centre.kiosk.take(residence)).toEqual({ ok: false, refusal: 'branch/closed', until: opens })
  const token = await centre.login()
  const staff = { authorization: `Bearer ${token}` }
  const issued = await centre.post('/api/v1/branches/pokrov-main/ticket/take', { service: residence }, staff)
  expect(issued.status).toBe(200)
})

test('[N2] numbers begin anew with the branch’s day, and a clock set back opens no closed day', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(residence)
  await centre.kiosk.take(residence)
  centre.clock.set('09:00', '2026-11-25')
  expect(numberOf(await centre.kiosk.take(residence))).toBe('Р001')
  expect(centre.hall().day).toBe('2026-11-25')
  centre.clock.set('09:30', tuesday)
  expect(numberOf(await centre.kiosk.take(residence))).toBe('Р002')
  expect(centre.hall().day).toBe('2026-11-25')
})

test('[L8] a branch that was off at midnight closes the old day at its next start, once', async () => {
  const first = await openCentre()
  await first.kiosk.take(residence)
  await first.clerk(2)
  await first.installation.close()
  const next = await openCentre({ dataDir: first.dataDir })
  next.clock.set('08:30', '2026-11-30')
  await next.installation.centre.refresh()
  await next.installation.centre.refresh()
  const types = (await next.journal()).map(event => event.type)
  await next.close()
  expect(types.filter(type => type === 'ticket.left')).toHaveLength(1)
  expect(types.filter(type => type === 'counter.closed')).toHaveLength(1)
  expect(types.filter(type => type === 'day.closed')).toHaveLength(1)
  expect(types.slice(-1)).toEqual(['day.opened'])
})

test('[N3] the token alone opens the phone page, and shows nobody else', async () => {
  const centre = await openCentre()
  const answer = await centre.kiosk.take(residence, { language: 'en' })
  const token = answer.ok ? (answer.ticket?.token ?? '') : ''
  const [id = '', secret = ''] = token.split('.')
  expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
  const view = await centre.get(`/api/v1/tickets/${token}`)
  expect(JSON.parse(view.text)).toMatchObject({ screen: 'phone', number: 'Р001', state: 'waiting', ahead: 0 })
  const wrong = [`${id}.${'A'.repeat(22)}`, id, `${id}.`, 'x.y', `nobody.${secret}`]
  const answers = await Promise.all(wrong.map(guess => centre.get(`/api/v1/tickets/${guess}`)))
  for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text])
})

test('[P1] the print job is in the same transaction as its ticket', async () => {
  const centre = await openCentre({ printerUrl: 'simulated:' })
  await centre.kiosk.take(residence)
  const jobs = await centre.installation.database.query('SELECT "ticketId", "copy" FROM "PrintJob"')
  expect(jobs).toHaveLength(1)
  expect(centre.hall().tickets.get(String(jobs[0]?.ticketId))?.number).toBe('Р001')
})

test('[P1][P2] at a printer that has nothing to do the paper is sent with its ticket, and only the first of a moment', async () => {
  const centre = await openCentre({ printerUrl: 'simulated:' })
  const { database, printers } = centre.installation
  await until('the printer has nothing to do', () => printers.of('pokrov-main', { kind: 'here' })?.isFree ?? false)
  const states: unknown[] = []
  const { record } = database
  database.record = async statements => {
    await record(statements)
    const jobs = await database.query('SELECT "state" FROM "PrintJob" ORDER BY "state"')
    if (states.length === 0) states.push(...jobs.map(({ state }) => state))
  }
  await Promise.all([centre.kiosk.take(residence), centre.kiosk.take(residence)])
  expect(states).toEqual(['queued', 'sent'])
})

test('[P2] what becomes of a paper is written along with what happens next', async () => {
  const centre = await openCentre({ printerUrl: 'simulated:' })
  const { database, printers } = centre.installation
  await until('the printer has nothing to do', () => printers.of('pokrov-main', { kind: 'here' })?.isFree ?? false)
  const taken = await centre.kiosk.take(residence)
  const printer = printers.simulated()
  await until('the paper is out', () => printer?.look().papers.length === 1)
  await centre.kiosk.take(residence)
  const ticket = taken.ok ? (taken.ticket?.id ?? '') : ''
  const [job] = await database.query('SELECT "state" FROM "PrintJob" WHERE "id" = ?', ticket)
  expect(job?.state).toBe('confirmed')
})

test('[K2] a service is switched off with a reason that the kiosk shows, and on again; staff may still issue', async () => {
  const centre = await openCentre()
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const path = '/api/v1/branches/pokrov-main'
  const reason = 'Паспортна служба не працює через аварію'
  expect((await centre.post(`${path}/service/close`, { service: passport, reason })).status).toBe(401)
  expect((await centre.post(`${path}/service/close`, { service: 'none', reason }, staff)).status).toBe(409)
  expect((await centre.post(`${path}/service/close`, { service: passport, reason }, staff)).status).toBe(200)
  expect(await centre.kiosk.take(passport)).toEqual({ ok: false, refusal: 'service/closed', reason: { uk: reason } })
  const view = JSON.parse((await centre.get(`${path}/views/kiosk`)).text)
  expect(view.closedServices).toEqual([{ code: passport, reason: { uk: reason } }])
  expect((await centre.post(`${path}/ticket/take`, { service: passport }, staff)).status).toBe(200)
  await centre.post(`${path}/service/open`, { service: passport }, staff)
  expect(numberOf(await centre.kiosk.take(passport))).toBe('П002')
})

test('[K2] a service may have hours of its own and a number of tickets a day', async () => {
  const centre = await openCentre({
    at: '09:00',
    municipality: 'test/halls/own-hours.yaml',
    branch: 'tiny-main',
  })
  expect(numberOf(await centre.kiosk.take('mornings'))).toBe('A001')
  centre.clock.set('12:00')
  const opens = Date.parse('2026-11-25T08:00:00+02:00')
  expect(await centre.kiosk.take('mornings')).toEqual({ ok: false, refusal: 'service/closed', until: opens })
  expect(numberOf(await centre.kiosk.take('two-a-day'))).toBe('A002')
  expect(numberOf(await centre.kiosk.take('two-a-day'))).toBe('A003')
  expect(await centre.kiosk.take('two-a-day')).toEqual({ ok: false, refusal: 'queue/full' })
  const view = JSON.parse((await centre.get('/api/v1/branches/tiny-main/views/kiosk')).text)
  expect(view.closedServices.map((one: { code: string }) => one.code)).toEqual(['mornings', 'two-a-day'])
  centre.clock.set('09:00', '2026-11-25')
  expect(numberOf(await centre.kiosk.take('two-a-day'))).toBe('A001')
})
