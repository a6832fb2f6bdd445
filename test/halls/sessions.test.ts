import { describe, expect, test } from 'vitest'
import type { ConsoleView } from '../../domain/views'
import { endOverSessions } from '../../server/sockets'
import { openCentre, password, type TestCentre } from '../centre'

const minute = 60_000
const passport = '02-01'
const branch = '/api/v1/branches/pokrov-main'

/** A clerk of this centre, who has just logged in. */
async function olenaAt(centre: TestCentre) {
  const admin = { authorization: `Bearer ${await centre.login()}` }
  await centre.post(`${branch}/person/add`, { name: 'olena', password, role: 'clerk' }, admin)
  const token = await centre.login('olena')
  const headers = { authorization: `Bearer ${token}` }
  return {
    token,
    stays: async () => (await centre.post('/api/v1/stay', {}, headers)).status,
    looks: async () => (await centre.get(`${branch}/views/console?counter=4`, headers)).status,
    does: async (verb: string, input: object = {}) =>
      (await centre.post(`${branch}/counter/${verb}`, { counter: 4, ...input }, headers)).status,
  }
}

describe('[A3] a clerk’s session ends after fifteen minutes without a word', () => {
  test('to the millisecond; looking on is no word', async () => {
    const centre = await openCentre()
    const olena = await olenaAt(centre)
    expect(await olena.does('open')).toBe(200)
    centre.clock.turn(15 * minute)
    expect(await olena.looks()).toBe(200)
    centre.clock.turn(1)
    expect(await olena.looks()).toBe(401)
    expect(await olena.does('pause', { reason: 'lunch' })).toBe(401)
    expect(await olena.stays()).toBe(401)
  })

  test('every command, and every sign that somebody is there, begins the time anew', async () => {
    const centre = await openCentre()
    const olena = await olenaAt(centre)
    for (const word of [() => olena.does('open'), olena.stays, () => olena.does('pause', { reason: 'lunch' })]) {
      // The second comes too soon after the first to be written down.
      for (const passes of [14 * minute, minute / 2]) {
        centre.clock.turn(passes)
        expect(await word()).toBe(200)
      }
    }
    centre.clock.turn(15 * minute)
    expect(await olena.looks()).toBe(200)
  })

  test('the counter stays as it is, with whoever is served there, and the same clerk goes on', async () => {
    const centre = await openCentre()
    const olena = await olenaAt(centre)
    await olena.does('open')
    await centre.kiosk.take(passport)
    await olena.does('call-next', { leaving: null })
    await olena.does('start')
    const before = centre.hall()
    centre.clock.turn(16 * minute)
    expect(await olena.looks()).toBe(401)
    expect(centre.hall().counters.get(4)).toEqual(before.counters.get(4))
    const headers = { authorization: `Bearer ${await centre.login('olena')}` }
    expect((await centre.post(`${branch}/counter/finish`, { counter: 4 }, headers)).status).toBe(200)
    expect((await centre.journal()).at(-1)).toMatchObject({ type: 'ticket.served', counter: 4 })
  })

  test('a console that is open is closed: the next press does nothing, and it is told to log in', async () => {
    const centre = await openCentre()
    const { token } = await olenaAt(centre)
    const desk = await centre.screen<ConsoleView>({ screen: 'console', counter: 4, token })
    expect((await desk.ask('counter:open', { counter: 4 })).ok).toBe(true)
    centre.clock.turn(15 * minute + 1)
    expect(await desk.ask('counter:close', { counter: 4 })).toEqual({ ok: false, refusal: 'person/unknown' })
    expect(centre.hall().counters.get(4)?.state).toBe('open')
    const again = await centre.screen<ConsoleView>({ screen: 'console', counter: 4, token })
    expect(again.turnedAway).toEqual([{ refusal: 'person/unknown' }])
  })

  test('a console at which nobody presses anything is closed too, and no other', async () => {
    const centre = await openCentre()
    const { token } = await olenaAt(centre)
    const admin = await centre.login()
    const [idle, other] = [
      await centre.screen<ConsoleView>({ screen: 'console', counter: 4, token }),
      await centre.screen<ConsoleView>({ screen: 'console', counter: 4, token: admin }),
    ]
    const { sockets } = centre.installation
    const { sessions } = centre.installation
    await endOverSessions(sockets, sessions)
    expect(idle.socket.connected).toBe(true)
    centre.clock.turn(15 * minute + 1)
    const gone = new Promise(resolve => idle.socket.once('disconnect', resolve))
    await endOverSessions(sockets, sessions)
    expect(await gone).toBe('io server disconnect')
    expect(other.socket.connected).toBe(true)
  })

  test('whoever looks after the whole stays logged in over the working day', async () => {
    const centre = await openCentre()
    const admin = { authorization: `Bearer ${await centre.login()}` }
    centre.clock.turn(11 * 60 * minute)
    expect((await centre.get(`${branch}/views/live`, admin)).status).toBe(200)
  })
})
