import Driver from 'libsql'
import { expect, test } from 'vitest'
import type { PhoneView } from '../../domain/views'
import type { Actor } from '../../server/who'
import { openCentre, type TestCentre, tuesday } from '../centre'

const residence = '01-01'
const supervisor: Actor = { kind: 'staff', id: 'boss', name: 'boss', role: 'supervisor', branches: ['pokrov-main'] }

/** Every statement that the centre gives its database from now on. */
function heard({ installation: { database } }: TestCentre): ReadonlySet<string> {
  const all = new Set<string>()
  const { record, write, query } = database
  Object.assign(database, {
    query: (sql: string, ...cells: never[]) => {
      all.add(sql)
      return query(sql, ...cells)
    },
    record: (statements: Parameters<typeof record>[0]) => {
      for (const { sql } of statements) all.add(sql)
      return record(statements)
    },
    write: (work: Parameters<typeof write>[0]) =>
      write(async transaction => {
        const ask: typeof transaction.ask = questions => {
          for (const { sql } of questions) all.add(sql)
          return transaction.ask(questions)
        }
        const written = await work({ ask })
        for (const { sql } of written.statements) all.add(sql)
        return written
      }),
  })
  return all
}

function ticketOf(answer: Awaited<ReturnType<TestCentre['kiosk']['take']>>) {
  if (!answer.ok || !answer.ticket) throw new Error(`No ticket was issued: ${JSON.stringify(answer)}`)
  return answer.ticket
}

test('nothing that is done every day looks through all that ever happened', async () => {
  const centre = await openCentre()
  const statements = heard(centre)
  const clerk = await centre.clerk(2)
  const take = async (input: object = {}) => ticketOf(await centre.kiosk.take(residence, input))
  const first = await take({ phone: '+380 67 123-45-67' })
  const [second, third, fourth] = [await take(), await take({ priority: 'elderly' }), await take()]
  const citizen = { kind: 'citizen', ticket: second.id, branch: centre.branch } as const
  expect((await centre.staff(citizen, 'ticket:postpone', { by: 1 })).ok).toBe(true)
  expect((await centre.staff(supervisor, 'ticket:change', { ticket: third.id, priority: 'elderly' })).ok).toBe(true)
  expect((await centre.staff(supervisor, 'ticket:remove', { ticket: fourth.id, reason: 'left' })).ok).toBe(true)
  for (const steps of [['recall', 'start', 'park'], ['absent'], ['start', 'finish']]) {
    await clerk.callNext()
    centre.clock.turn(60_000)
    for (const step of steps) expect(await clerk.ask(step), step).toMatchObject({ ok: true })
  }
  const phone = await centre.screen<PhoneView>({ screen: 'phone', token: first.token })
  await phone.ask('ticket:rate', { score: 5 })
  const kiosk = await centre.screen({ screen: 'kiosk' })
  const [once, again] = [
    await kiosk.ask('ticket:take', { service: residence }, 'same'),
    await kiosk.ask('ticket:take', { service: residence }, 'same'),
  ]
  expect(again).toEqual(once)
  const staff = { authorization: `Bearer ${await centre.login()}` }
  for (const report of ['waits', 'estimates', 'ratings'])
    await centre.get(
      `/api/v1/reports/${report}?branch=pokrov-main&from=${tuesday}&to=2026-11-25&by=${report === 'ratings' ? 'month' : 'day'}`,
      staff,
    )
  await centre.installation.centre.catchUp(null)

  const file = new Driver(`${centre.dataDir}/redica.db`)
  const plans = [...statements].map(sql => {
    const steps = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
    return { sql, plan: steps.map(({ detail }) => detail) }
  })
  file.close()
  expect(plans.length).toBeGreaterThan(25)
  const whole = /^SCAN (t|u|r|j|Ticket|Turn|Journal|Answer|Rating|CounterPeriod)\b/
  expect(plans.filter(({ plan }) => plan.some(step => whole.test(step)))).toEqual([])
})
