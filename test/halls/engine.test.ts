import { expect, test } from 'vitest'
import type { Answer } from '../../domain/wire'
import type { Actor } from '../../server/who'
import { openCentre, tuesday } from '../centre'

/** Pokrov: residence is served at counters 2 and 3, passports at 4. */
const residence = '01-01'
const passport = '02-01'

function someone(role: 'clerk' | 'supervisor' | 'manager'): Actor {
  return { kind: 'staff', id: `${role}-1`, name: role, role, branches: ['pokrov-main'] }
}

function ticketOf(answer: Answer) {
  if (!answer.ok || !answer.ticket) throw new Error(`No ticket was issued: ${JSON.stringify(answer)}`)
  return answer.ticket
}

test('[C4] [A1] out of order is for supervisors, and removing too; the journal says who and why', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(residence)
  const second = ticketOf(await centre.kiosk.take(residence))
  const clerk = await centre.clerk(2)
  const asked = { counter: 2, ticket: second.id, leaving: null, reason: 'Погано почувається' }
  const refused = { ok: false, refusal: 'person/not-allowed' }
  expect(await clerk.ask('call', asked)).toEqual(refused)
  expect(await centre.staff(someone('clerk'), 'ticket:remove', { ticket: second.id, reason: 'no' })).toEqual(refused)
  expect((await centre.staff(someone('supervisor'), 'counter:call', asked)).ok).toBe(true)
  expect((await centre.journal()).at(-1)).toMatchObject({ number: 'Р002', outOfOrder: 'Погано почувається' })
  const first = ticketOf(await centre.kiosk.take(passport))
  const removed = { ticket: first.id, reason: 'Пішов додому' }
  expect((await centre.staff(someone('supervisor'), 'ticket:remove', removed)).ok).toBe(true)
  const rows = await centre.installation.database.query(
    'SELECT "actor", "body" FROM "Journal" ORDER BY "seq" DESC LIMIT 1',
  )
  expect(rows[0]?.actor).toBe('user:supervisor-1')
  expect(String(rows[0]?.body)).toContain('Пішов додому')
})

test('[O3] a list is loaded, and a person checks in at the kiosk by its code, once', async () => {
  const centre = await openCentre({ at: '09:50' })
  const appointments = [
    { code: 'A-17', service: passport, at: `${tuesday}T10:00:00+02:00`, language: 'uk', needs: ['accessible'] },
  ]
  const list = { day: tuesday, appointments }
  expect(await centre.staff(someone('clerk'), 'appointment:load', list)).toMatchObject({ ok: false })
  expect((await centre.staff(someone('manager'), 'appointment:load', list)).ok).toBe(true)
  const here = { kind: 'here' } as const
  const answer = await centre.staff(here, 'ticket:check-in', { appointment: 'A-17' })
  expect(ticketOf(answer).number).toBe('П001')
  expect(centre.hall().tickets.get(ticketOf(answer).id)).toMatchObject({
    dueAt: Date.parse(`${tuesday}T10:00:00+02:00`),
    needs: ['accessible'],
    appointment: { code: 'A-17' },
  })
  const again = await centre.staff(here, 'ticket:check-in', { appointment: 'A-17' })
  expect(again).toEqual({ ok: false, refusal: 'appointment/used' })
})

test('[K4] [A5] one phone has one open ticket, and its number is not in the journal', async () => {
  const centre = await openCentre()
  const phone = '+380 67 123-45-67'
  const ticket = ticketOf(await centre.kiosk.take(residence, { phone }))
  expect(await centre.kiosk.take(passport, { phone: '+380671234567' })).toEqual({
    ok: false,
    refusal: 'phone/has-ticket',
  })
  expect((await centre.kiosk.take(passport, { phone: '+380671234568' })).ok).toBe(true)
  expect(await centre.kiosk.take(passport, { phone: 'call me' })).toMatchObject({ refusal: 'input/invalid' })
  const rows = await centre.installation.database.query('SELECT "id", "phone" FROM "Ticket" WHERE "phone" IS NOT NULL')
  expect(rows).toContainEqual({ id: ticket.id, phone: '+380671234567' })
  expect(JSON.stringify(await centre.journal())).not.toContain('67123')
  await centre.close()
})

test('[O7] a citizen lets others pass from the phone, and only with the own ticket', async () => {
  const centre = await openCentre()
  const [first, second] = [ticketOf(await centre.kiosk.take(residence)), ticketOf(await centre.kiosk.take(residence))]
  const citizen = { kind: 'citizen', ticket: first.id, branch: centre.branch } as const
  expect((await centre.staff(citizen, 'ticket:postpone', { by: 1, ticket: second.id })).ok).toBe(true)
  expect([...(centre.hall().lines.get('residence') ?? [])].map(({ id }) => id)).toEqual([second.id, first.id])
})

test('[L6] a person is sent to another counter and back, and the tables know it after a restart', async () => {
  const centre = await openCentre()
  const ticket = ticketOf(await centre.kiosk.take(residence))
  const [two, four] = [await centre.clerk(2), await centre.clerk(4)]
  await two.callNext()
  await two.ask('start')
  expect((await two.ask('transfer', { to: { counter: 4 }, thenBack: true, note: 'Копія паспорта' })).ok).toBe(true)
  expect((await four.callNext()).ok).toBe(true)
  await four.ask('start')
  await four.ask('finish')
  const before = centre.hall()
  expect(before.tickets.get(ticket.id)).toMatchObject({ reservedFor: 2, note: 'Копія паспорта', turn: 3 })
  await centre.installation.close()
  const again = await openCentre({ dataDir: centre.dataDir })
  expect(again.hall()).toEqual(before)
  await again.close()
})

test('[L1] who is parked keeps the number while the counter serves another', async () => {
  const centre = await openCentre()
  const [first, second] = [ticketOf(await centre.kiosk.take(passport)), ticketOf(await centre.kiosk.take(passport))]
  const clerk = await centre.clerk(4)
  await clerk.callNext()
  await clerk.ask('start')
  expect((await clerk.ask('park')).ok).toBe(true)
  await clerk.callNext()
  expect(centre.hall().counters.get(4)?.ticket).toBe(second.id)
  await clerk.ask('start')
  await clerk.ask('finish')
  expect((await clerk.ask('unpark', { ticket: first.id })).ok).toBe(true)
  expect(centre.hall().tickets.get(first.id)?.state).toBe('serving')
})
