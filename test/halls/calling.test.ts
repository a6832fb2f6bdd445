import { expect, test } from 'vitest'
import type { Answer } from '../../domain/wire'
import { openCentre } from '../centre'

/** Pokrov: queue passports is served at counter 4, residence at 2 and 3. */
const passport = '02-01'
const residence = '01-01'

function calledTicket(answer: Answer): string {
  const called = answer.ok ? answer.events.find(event => event.type === 'ticket.called') : undefined
  if (called?.type !== 'ticket.called') throw new Error(`Nobody was called: ${JSON.stringify(answer)}`)
  return called.ticket
}

test('[C1] the first in order is called, and nobody twice', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(residence)
  await centre.kiosk.take(residence, { priority: 'reduced-mobility' })
  const [second, third] = [await centre.clerk(2), await centre.clerk(3)]

  await second.callNext()
  await third.callNext()

  expect(await centre.called()).toEqual([
    { number: 'Р002', counter: 2 },
    { number: 'Р001', counter: 3 },
  ])
})

test('[C1] an empty line is said, and nothing happens', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  expect(await clerk.callNext()).toEqual({ ok: false, refusal: 'queue/empty' })
  expect(await centre.called()).toEqual([])
})

test('[C2] pressing twice on the same screen skips nobody', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)

  const [first, second] = await Promise.all([clerk.callNext(), clerk.callNext()])

  expect(first.ok).toBe(true)
  expect(second).toEqual({ ok: false, refusal: 'counter/moved-on' })
  expect(await centre.called()).toEqual([{ number: 'П001', counter: 4 }])
})

test('[C2] counters that call at the same moment never get the same ticket', async () => {
  const centre = await openCentre()
  for (let people = 0; people < 6; people++) await centre.kiosk.take(residence)
  const clerks = [await centre.clerk(2), await centre.clerk(3)]
  const leaving: (string | null)[] = [null, null]
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(clerks.map((clerk, at) => clerk.callNext(leaving[at] ?? null)))
    for (const [at, answer] of answers.entries()) leaving[at] = calledTicket(answer)
    await Promise.all(clerks.map(clerk => clerk.ask('start')))
  }
  const numbers = (await centre.called()).map(({ number }) => number)
  expect(numbers.sort()).toEqual(['Р001', 'Р002', 'Р003', 'Р004', 'Р005', 'Р006'])
})

test('[C3] calling next finishes whom the screen showed, in one decision', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  const first = calledTicket(await clerk.callNext())
  await clerk.ask('start')

  const answer = await clerk.callNext(first)

  expect(answer.ok && answer.events.map(event => event.type)).toEqual(['ticket.served', 'ticket.called'])
})

test('[C3] when nobody waits, the ticket at the counter stays as it is', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  const first = calledTicket(await clerk.callNext())
  await clerk.ask('start')
  expect(await clerk.callNext(first)).toEqual({ ok: false, refusal: 'queue/empty' })
  expect(centre.hall().tickets.get(first)?.state).toBe('serving')
})

test('[L1] whoever was called and has not come cannot be finished', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  await clerk.callNext()
  expect(await clerk.ask('finish')).toEqual({ ok: false, refusal: 'ticket/wrong-state' })
})

test('[C5] a paused counter calls nobody, and one with a ticket does not close', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  await clerk.ask('pause', { reason: 'coffee' })
  expect(await clerk.callNext()).toEqual({ ok: false, refusal: 'counter/paused' })
  await clerk.ask('resume')
  await clerk.callNext()
  expect(await clerk.ask('close')).toEqual({ ok: false, refusal: 'counter/busy' })
  await clerk.ask('absent')
  expect((await clerk.ask('close')).ok).toBe(true)
  expect(await clerk.callNext()).toEqual({ ok: false, refusal: 'counter/closed' })
})

test('[L4] a recall waits ten seconds, and there are three calls in all', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  await clerk.callNext()
  const soonest = centre.clock.now() + 10_000
  expect(await clerk.ask('recall')).toEqual({ ok: false, refusal: 'ticket/too-soon', until: soonest })
  for (let again = 0; again < 2; again++) {
    centre.clock.turn(10_000)
    expect((await clerk.ask('recall')).ok).toBe(true)
  }
  centre.clock.turn(10_000)
  expect(await clerk.ask('recall')).toEqual({ ok: false, refusal: 'ticket/called-enough' })
})

test('[L1] a call is undone within 30 s, as if it had never been', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  const before = [...centre.hall().tickets.values()]
  const clerk = await centre.clerk(4)
  await clerk.callNext()
  centre.clock.turn(30_000)
  expect((await clerk.ask('undo')).ok).toBe(true)
  expect([...centre.hall().tickets.values()]).toEqual(before)
  await clerk.callNext()
  centre.clock.turn(30_001)
  expect(await clerk.ask('undo')).toEqual({ ok: false, refusal: 'ticket/too-late' })
})

test('[L3] a branch that does not confirm arrival starts with the call', async () => {
  const centre = await openCentre({ municipality: 'test/halls/no-arrival.yaml', branch: 'tiny-main', alwaysOpen: true })
  await centre.kiosk.take('one')
  const clerk = await centre.clerk(1)
  const ticket = calledTicket(await clerk.callNext())
  expect(centre.hall().tickets.get(ticket)).toMatchObject({ state: 'serving' })
  centre.clock.turn(60_000)
  expect((await clerk.ask('finish')).ok).toBe(true)
  const token = await centre.login()
  const { text } = await centre.get('/api/v1/reports/waits?branch=tiny-main&from=2026-11-24&to=2026-11-25', {
    authorization: `Bearer ${token}`,
  })
  expect(JSON.parse(text).total).toMatchObject({ walking: null, service: { count: 1, meanMs: 60_000 } })
})

test('[A1] a clerk works at the own counter only; a supervisor reaches any', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(residence)
  const [two, three] = [await centre.clerk(2), await centre.clerk(3)]
  expect(await two.ask('call-next', { counter: 3, leaving: null })).toEqual({ ok: false, refusal: 'counter/not-yours' })
  expect(await three.ask('open', { counter: 2 })).toEqual({ ok: false, refusal: 'counter/taken' })
})

test('[L5] an absent person comes back within half an hour, due at once; later a new ticket is needed', async () => {
  const centre = await openCentre()
  await centre.kiosk.take(passport)
  const clerk = await centre.clerk(4)
  const absentee = calledTicket(await clerk.callNext())
  await clerk.ask('absent')
  await centre.kiosk.take(passport)
  centre.clock.turn(10 * 60_000)
  const back = await centre.staff(clerk.actor, 'ticket:return', { ticket: absentee })
  expect(back.ok).toBe(true)
  expect(centre.hall().tickets.get(absentee)).toMatchObject({
    state: 'waiting',
    entered: 'returned',
    dueAt: centre.clock.now(),
  })
  expect(calledTicket(await clerk.callNext())).toBe(absentee)
  await clerk.ask('absent')
  centre.clock.turn(30 * 60_000 + 1)
  expect(await centre.staff(clerk.actor, 'ticket:return', { ticket: absentee })).toMatchObject({
    refusal: 'ticket/too-late',
  })
})
