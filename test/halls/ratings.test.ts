import { expect, test } from 'vitest'
import type { RatingsReport } from '../../domain/report'
import type { PhoneView } from '../../domain/views'
import type { Answer } from '../../domain/wire'
import { openCentre, type TestCentre, tuesday } from '../centre'
import { until } from '../devices/until'

const minute = 60_000
const today = `branch=pokrov-main&from=${tuesday}&to=2026-11-25`

/** Somebody takes a ticket for this service, is called to the counter and served. */
async function visit(centre: TestCentre, service: string, clerk: Awaited<ReturnType<TestCentre['clerk']>>) {
  const taken = await centre.kiosk.take(service)
  if (!taken.ok || !taken.ticket) throw new Error('No ticket was issued.')
  await clerk.callNext()
  await clerk.ask('start')
  centre.clock.turn(5 * minute)
  await clerk.ask('finish')
  const { id, token } = taken.ticket
  return { id, phone: await centre.screen<PhoneView>({ screen: 'phone', token }) }
}

async function ratings(centre: TestCentre, query: string, period = today): Promise<RatingsReport> {
  const staff = { authorization: `Bearer ${await centre.login()}` }
  return JSON.parse((await centre.get(`/api/v1/reports/ratings?${period}&${query}`, staff)).text) as RatingsReport
}

function refusalOf(answer: Answer): string | null {
  return answer.ok ? null : answer.refusal
}

async function rated(centre: TestCentre) {
  return (await centre.journal()).flatMap(event =>
    event.type === 'ticket.rated' ? [{ ticket: event.ticket, score: event.score, from: event.from }] : [],
  )
}

test('[R6] who was served says so on the phone; a later word takes the place of the first', async () => {
  const centre = await openCentre()
  const { phone } = await visit(centre, '01-01', await centre.clerk(2))
  const before = phone.last()
  expect([before?.state, before?.rated]).toEqual(['served', null])
  expect(before?.mayRateUntil).toBe(centre.clock.now() + 24 * 60 * minute)
  expect(refusalOf(await phone.ask('ticket:rate', { score: 2, better: ['place', 'waiting'] }))).toBe(null)
  await phone.until(view => view.rated?.score === 2)
  expect(refusalOf(await phone.ask('ticket:rate', { score: 4 }))).toBe(null)
  const after = await phone.until(view => view.rated?.score === 4)
  expect(after.rated).toEqual({ score: 4, better: [] })
  // The same word again is no news.
  await phone.ask('ticket:rate', { score: 4 })
  expect(await rated(centre)).toMatchObject([{ score: 2 }, { score: 4 }])
  const { total } = await ratings(centre, 'by=queue')
  expect(total).toMatchObject({ served: 1, rated: 1, average: 4 })
})

test('[R6] before the service, a day after it, and for others’ tickets, nothing is said', async () => {
  const centre = await openCentre()
  const taken = await centre.kiosk.take('01-01')
  const token = taken.ok ? (taken.ticket?.token ?? '') : ''
  const waiting = await centre.screen<PhoneView>({ screen: 'phone', token })
  expect(waiting.last()?.mayRateUntil).toBe(null)
  expect(refusalOf(await waiting.ask('ticket:rate', { score: 5 }))).toBe('ticket/wrong-state')
  const clerk = await centre.clerk(2)
  expect(refusalOf(await centre.staff(clerk.actor, 'ticket:rate', { score: 5, counter: 2 }))).toBe('person/not-allowed')
  expect(refusalOf(await waiting.ask('ticket:rate', { score: 6 }))).toBe('input/invalid')
  await clerk.callNext()
  await clerk.ask('start')
  await clerk.ask('finish')
  centre.clock.turn(24 * 60 * minute)
  expect(refusalOf(await waiting.ask('ticket:rate', { score: 5 }))).toBe(null)
  centre.clock.turn(1)
  expect(refusalOf(await waiting.ask('ticket:rate', { score: 1 }))).toBe('ticket/too-late')
  expect(await rated(centre)).toMatchObject([{ score: 5 }])
})

test('[R6][H4] a button at a counter is of whoever was served there last, within three minutes', async () => {
  const centre = await openCentre({ hid: 'simulated' })
  const { hid } = centre.installation
  hid?.plug('rating')
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const keys = { Digit1: '1', Digit5: '5' }
  const binding = { host: 'server', peripheral: '1234:0005@1-7', role: 'rating', counter: 2, keys }
  expect((await centre.post('/api/v1/branches/pokrov-main/peripheral/bind', binding, headers)).status).toBe(200)
  const [here, elsewhere] = [await centre.clerk(2), await centre.clerk(4)]
  // A press that comes before the contact is at rest is none.
  const press = async (key: 'Digit1' | 'Digit5') => {
    hid?.press('rating', key)
    const pressedAt = performance.now()
    await until('the contact is at rest', () => performance.now() - pressedAt > 50)
  }
  const pressHeard = async (key: 'Digit1' | 'Digit5') => {
    const { seq } = centre.hall()
    await press(key)
    await until('it is in the journal', () => centre.hall().seq > seq)
  }
  // Nobody was served yet; then somebody at another counter, then somebody here, too long ago.
  await press('Digit5')
  await visit(centre, '02-01', elsewhere)
  await press('Digit5')
  await visit(centre, '01-01', here)
  centre.clock.turn(3 * minute + 1)
  await press('Digit5')
  const { id } = await visit(centre, '01-01', here)
  await visit(centre, '02-01', elsewhere)
  expect(await rated(centre)).toEqual([])
  const { id: last } = await visit(centre, '01-01', here)
  centre.clock.turn(3 * minute - 1_000)
  await pressHeard('Digit5')
  // Who presses on is heard once a second.
  await press('Digit1')
  centre.clock.turn(1_000)
  await pressHeard('Digit1')
  expect(await rated(centre)).toEqual([
    { ticket: last, score: 5, from: 'counter' },
    { ticket: last, score: 1, from: 'counter' },
  ])
  expect(id).not.toBe(last)
})

test('[R6][R2][R5] the report counts by queue and by month, says what could be better, and names no clerk', async () => {
  const centre = await openCentre()
  const clerks = { '02-01': await centre.clerk(4), '01-01': await centre.clerk(2) }
  const said = [
    { service: '02-01', score: 5 },
    { service: '02-01', score: 2, better: ['waiting', 'documents'] },
    { service: '02-01' },
    { service: '01-01', score: 4, better: ['waiting'] },
  ] as const
  for (const { service, ...words } of said) {
    const { phone } = await visit(centre, service, clerks[service])
    if ('score' in words) expect(refusalOf(await phone.ask('ticket:rate', words))).toBe(null)
  }
  const byQueue = await ratings(centre, 'by=queue')
  expect(byQueue.rows.find(row => row.key === 'passports')).toMatchObject({ served: 3, rated: 2, average: 3.5 })
  expect(byQueue.total).toMatchObject({ served: 4, rated: 3 })
  expect(byQueue.total.average).toBeCloseTo(11 / 3)
  expect(byQueue.total.scores.map(({ count }) => count)).toEqual([1, 1, 0, 1, 0])
  expect(byQueue.total.better).toContainEqual({ what: 'waiting', count: 2 })
  const byMonth = await ratings(centre, 'by=month')
  expect(byMonth.rows).toMatchObject([{ key: '2026-11', served: 4, rated: 3 }])
  // The day after the last is not counted.
  const before = await ratings(centre, 'by=month', `branch=pokrov-main&from=2026-11-01&to=${tuesday}`)
  expect(before).toMatchObject({ rows: [], total: { served: 0, rated: 0, average: null } })
  expect(JSON.stringify([byQueue, byMonth])).not.toContain('clerk4')
  expect((await centre.get(`/api/v1/reports/ratings?${today}`)).status).toBe(401)
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const { text } = await centre.get(`/api/v1/reports/ratings?${today}&by=month&format=csv`, staff)
  expect(text).toContain('\r\n2026-11,,4,3,3.67,1,1,0,1,0,2,0,1,0\r\n')
})
