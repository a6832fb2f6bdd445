import { expect, test } from 'vitest'
import type { EstimatesReport } from '../../domain/report'
import { openCentre, tuesday } from '../centre'

const passport = '02-01'
const minute = 60_000
const today = `from=${tuesday}&to=2026-11-25`

/** Three people: one is called at once, one within what the ticket said, and one long after it. */
async function morning() {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  // An estimate serves all who ask within some seconds.
  centre.clock.turn(15_000)
  const first = await centre.kiosk.take(passport)
  await clerk.callNext()
  await clerk.ask('start')
  centre.clock.turn(15_000)
  const second = await centre.kiosk.take(passport)
  const third = await centre.kiosk.take(passport)
  const toldTo = (second.ok && second.ticket?.wait?.toMinutes) || 0
  centre.clock.turn((toldTo - 1) * minute)
  await clerk.ask('finish')
  await clerk.callNext()
  await clerk.ask('start')
  centre.clock.turn(5 * 60 * minute)
  await clerk.ask('finish')
  await clerk.callNext()
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const ask = async (query: string) => {
    const { status, text } = await centre.get(`/api/v1/reports/estimates?branch=pokrov-main&${query}`, staff)
    return { status, text, report: text.startsWith('{') ? (JSON.parse(text) as EstimatesReport) : null }
  }
  return { centre, ask, staff, answers: [first, second, third] }
}

test('[W1] [R2] the report holds what people were told against what happened', async () => {
  const { ask } = await morning()
  const { report } = await ask(`${today}&by=queue`)
  const passports = report?.rows.find(({ key }) => key === 'passports')
  expect(passports).toMatchObject({ told: 2, within: 1, earlier: 0, later: 1, coverage: 0.5, soon: 1, soonKept: 1 })
  expect(passports?.errorMinutes).toBeGreaterThan(60)
  expect(report?.total).toMatchObject({ told: 2, untold: 0 })
  expect(Object.keys(report?.definitions ?? {})).toContain('coverage')
  expect((await ask(`${today}&by=day`)).report?.rows.map(({ key }) => key)).toEqual([tuesday])
  // The day after the last is not counted.
  const before = (await ask(`from=2026-11-01&to=${tuesday}&by=day`)).report
  expect(before).toMatchObject({ rows: [], total: { told: 0, soon: 0, untold: 0 } })
})

test('[W1] what was told stands in the journal as it stood in the answer', async () => {
  const { centre, staff, answers } = await morning()
  const { text } = await centre.get('/api/v1/branches/pokrov-main/journal?after=0&limit=500', staff)
  for (const answer of answers) {
    if (!answer.ok || !answer.ticket) throw new Error('No ticket was issued.')
    const { id, wait } = answer.ticket
    expect(text).toContain(`"ticket":"${id}"`)
    expect(wait).not.toBeNull()
    expect(answer.events).toMatchObject([{ type: 'ticket.issued', ticket: id, told: wait }])
  }
})

test('[W2] whoever takes a ticket where nobody serves is told nothing, and the journal says nothing', async () => {
  const centre = await openCentre()
  const answer = await centre.kiosk.take(passport)
  expect(answer).toMatchObject({ ok: true, ticket: { wait: null } })
  expect(JSON.stringify(answer)).not.toContain('"told"')
})

test('[A6] as CSV, and a wrong question is answered with what was expected', async () => {
  const { ask } = await morning()
  const { text } = await ask(`${today}&by=queue&format=csv`)
  expect(text).toContain('queue,name,told,within,earlier,later,soon,soonKept,untold,coverage,error_minutes')
  const { status } = await ask(`${today}&by=hour`)
  expect(status).toBe(400)
})
