import { expect, test } from 'vitest'
import type { WaitsReport } from '../../domain/report'
import type { Answer } from '../../domain/wire'
import { waitsCsv } from '../../server/reports/csv'
import { openCentre, tuesday } from '../centre'

const passport = '02-01'
const minute = 60_000

function calledTicket(answer: Answer): string {
  const called = answer.ok ? answer.events.find(event => event.type === 'ticket.called') : undefined
  return called?.type === 'ticket.called' ? called.ticket : ''
}

/** A morning with one of each: served after a recall, absent, cancelled, still waiting. */
async function morning() {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  await centre.kiosk.take(passport)
  centre.clock.turn(4 * minute)
  const second = await centre.kiosk.take(passport)
  await centre.kiosk.take(passport)
  await centre.kiosk.take('01-01')
  centre.clock.turn(minute)
  await clerk.callNext()
  centre.clock.turn(30_000)
  await clerk.ask('recall')
  centre.clock.turn(20_000)
  await clerk.ask('start')
  centre.clock.turn(9 * minute)
  await clerk.ask('finish')
  const absentee = calledTicket(await clerk.callNext())
  centre.clock.turn(2 * minute)
  await clerk.ask('absent')
  expect(second.ok && second.ticket?.id).toBe(absentee)
  const token = await centre.login()
  const staff = { authorization: `Bearer ${token}` }
  const waiting = [...centre.hall().tickets.values()].find(ticket => ticket.number === 'П003')
  await centre.post('/api/v1/branches/pokrov-main/ticket/cancel', { ticket: waiting?.id }, staff)
  const ask = async (query: string) => {
    const { status, text } = await centre.get(`/api/v1/reports/waits?branch=pokrov-main&${query}`, staff)
    return { status, text, report: text.startsWith('{') ? (JSON.parse(text) as WaitsReport) : null }
  }
  return { centre, ask }
}

const today = `from=${tuesday}&to=2026-11-25`

test('[R1] waiting to the last call, walking from it, service without both, stay of the whole visit', async () => {
  const { ask } = await morning()
  const { report } = await ask(`${today}&by=queue`)
  const passports = report?.rows.find(row => row.key === 'passports')
  expect(passports).toMatchObject({ issued: 3, served: 1, absent: 1, cancelled: 1, left: 0, prefix: 'П' })
  // 5 min to the call and 30 s to the recall; the absentee waited 11 min 50 s less the first four.
  expect(passports?.waiting).toMatchObject({ count: 2, maxMs: 10 * minute + 50_000, medianMs: 5.5 * minute })
  expect(passports?.walking).toMatchObject({ count: 1, meanMs: 20_000 })
  expect(passports?.service).toMatchObject({ count: 1, meanMs: 9 * minute })
  expect(passports?.stay).toMatchObject({ count: 1, meanMs: 5 * minute + 50_000 + 9 * minute })
  const residence = report?.rows.find(row => row.key === 'residence')
  expect(residence).toMatchObject({ issued: 1, served: 0, waiting: null, service: null, serviceLevel: null })
})

test('[R2] a period includes its first day and excludes its last; the definitions stand beside the figures', async () => {
  const { ask } = await morning()
  const none = { total: { issued: 0, waiting: null, service: null, absent: 0 }, rows: [] }
  expect((await ask(`from=${tuesday}&to=${tuesday}&by=day`)).report).toMatchObject(none)
  expect((await ask('from=2026-11-25&to=2026-11-30&by=day')).report?.rows).toEqual([])
  const { report } = await ask(`${today}&by=day`)
  expect(report?.rows.map(row => [row.key, row.issued])).toEqual([[tuesday, 4]])
  expect(Object.keys(report?.definitions ?? {}).sort()).toEqual([
    'parked',
    'service',
    'serviceLevel',
    'stay',
    'waiting',
    'walking',
  ])
})

test('[R4] by hour of local time, with the share called in time', async () => {
  const { ask } = await morning()
  const { report } = await ask(`${today}&by=hour`)
  expect(report?.rows.map(row => row.key)).toEqual(['09'])
  expect(report?.total.serviceLevel).toBe(1)
})

test('[R4] called in time is who was first called by the due time, to the end of it', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  const dueAt = async () => {
    await centre.kiosk.take(passport)
    return Math.max(...[...centre.hall().tickets.values()].map(ticket => ticket.dueAt))
  }
  const callAt = async (moment: number) => {
    centre.clock.turn(moment - centre.clock.now())
    await clerk.callNext()
  }
  const absentAfter = async (ms: number) => {
    centre.clock.turn(ms)
    await clerk.ask('recall')
    await clerk.ask('absent')
  }
  // The first at the last moment, and called again after it; the second too late; the third in time.
  await callAt(await dueAt())
  await absentAfter(10_000)
  await callAt((await dueAt()) + 1)
  await absentAfter(10_000)
  await callAt((await dueAt()) - minute)
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const { text } = await centre.get(`/api/v1/reports/waits?branch=pokrov-main&${today}&by=day`, staff)
  expect((JSON.parse(text) as WaitsReport).total.serviceLevel).toBeCloseTo(2 / 3)
})

test('[R4] who came back and was due at once could not be called in time, and is not counted', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  await centre.kiosk.take(passport)
  const ticket = calledTicket(await clerk.callNext())
  await clerk.ask('absent')
  const staff = { authorization: `Bearer ${await centre.login()}` }
  await centre.post('/api/v1/branches/pokrov-main/ticket/return', { ticket }, staff)
  centre.clock.turn(minute)
  await clerk.callNext()
  const { text } = await centre.get(`/api/v1/reports/waits?branch=pokrov-main&${today}&by=day`, staff)
  const { total } = JSON.parse(text) as WaitsReport
  expect(total.waiting?.count).toBe(2)
  expect(total.serviceLevel).toBe(1)
})

test('[A6] as CSV: a table with its definitions, and no cell that a spreadsheet would run', async () => {
  const { ask } = await morning()
  const { text, status } = await ask(`${today}&by=queue&format=csv`)
  const [head = '', ...rows] = text.split('\r\n')
  expect(status).toBe(200)
  expect(head.split(',').slice(0, 4)).toEqual(['queue', 'name', 'issued', 'served'])
  expect(rows.find(row => row.startsWith('passports,'))).toMatch(/^passports,Паспортні послуги,3,1,1,1,0,2,/)
  expect(rows.some(row => row.startsWith('# waiting,'))).toBe(true)
  for (const row of rows) expect(row).not.toMatch(/(^|,)[=+@]/)
})

test('[A6] a name that a spreadsheet would run is quoted', async () => {
  const { ask } = await morning()
  const { report } = await ask(`${today}&by=queue`)
  if (!report) throw new Error('There is no report.')
  const rowsOf = (text: string) =>
    waitsCsv({ ...report, rows: [{ ...report.total, key: 'q', name: { uk: text } }] }, ['uk']).split('\r\n')[1]
  for (const text of ['=1+1', '+1', '-1', '@here']) expect(rowsOf(text)).toMatch(`q,'${text},`)
  expect(rowsOf('=A1,B1')).toMatch(`q,"'=A1,B1",`)
  expect(rowsOf('the "old" hall')).toMatch('q,"the ""old"" hall",')
})

test('a wrong question is answered with what was expected', async () => {
  const { ask } = await morning()
  const { status, text } = await ask('from=yesterday&to=2026-11-25&by=moon')
  expect(status).toBe(400)
  expect(text).toContain('expected a day such as')
})

test('[R1] parks are no service and are told apart; an appointment waits from its time', async () => {
  const centre = await openCentre({ at: '09:50' })
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const at = `${tuesday}T10:00:00+02:00`
  const list = { day: tuesday, appointments: [{ code: 'A1', service: '02-01', at }] }
  await centre.post('/api/v1/branches/pokrov-main/appointment/load', list, headers)
  await centre.post('/api/v1/branches/pokrov-main/ticket/check-in', { appointment: 'A1' })
  const clerk = await centre.clerk(4)
  centre.clock.set('10:04')
  const called = calledTicket(await clerk.callNext())
  await clerk.ask('start')
  centre.clock.turn(3 * minute)
  await clerk.ask('park')
  centre.clock.turn(10 * minute)
  await clerk.ask('unpark', { ticket: called })
  centre.clock.turn(2 * minute)
  await clerk.ask('finish')
  const { text } = await centre.get(`/api/v1/reports/waits?branch=pokrov-main&${today}&by=queue`, headers)
  expect((JSON.parse(text) as WaitsReport).total).toMatchObject({
    waiting: { count: 1, maxMs: 4 * minute },
    service: { count: 1, maxMs: 5 * minute },
    parked: { count: 1, maxMs: 10 * minute },
  })
})
