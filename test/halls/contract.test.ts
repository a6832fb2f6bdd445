import { expect, test } from 'vitest'
import { commands } from '../../server/commands/all'
import { openCentre } from '../centre'

test('the description of the contract names every command, with the shape of its input', async () => {
  const centre = await openCentre()
  const { status, text } = await centre.get('/api/v1/openapi.json')
  const { openapi, paths } = JSON.parse(text)
  expect([status, openapi]).toEqual([200, '3.1.0'])
  for (const name of commands.keys()) {
    const { post } = paths[`/api/v1/branches/{branch}/${name.replace(':', '/')}`]
    expect(post.requestBody.content['application/json'].schema.type, name).toBe('object')
  }
  expect((await centre.get('/api/v1/docs')).text).toContain('counter/call-next')
})

test('alive, ready, and figures that name nobody', async () => {
  const centre = await openCentre()
  await centre.kiosk.take('01-01')
  expect((await centre.get('/healthz')).status).toBe(200)
  expect((await centre.get('/readyz')).status).toBe(200)
  const { text } = await centre.get('/metrics')
  expect(text).toContain('redica_waiting{branch="pokrov-main"} 1')
  expect(text).toContain('redica_events_total{branch="pokrov-main",type="ticket.issued"} 1')
})

test('the journal is read in order, from where one left off', async () => {
  const centre = await openCentre()
  for (let person = 0; person < 3; person++) await centre.kiosk.take('01-01')
  const staff = { authorization: `Bearer ${await centre.login()}` }
  const read = async (query: string) =>
    JSON.parse((await centre.get(`/api/v1/branches/pokrov-main/journal${query}`, staff)).text).events as {
      seq: number
      type: string
      actor: string
    }[]
  expect((await read('')).map(event => [event.seq, event.type, event.actor])).toEqual([
    [1, 'day.opened', 'system'],
    [2, 'ticket.issued', 'here'],
    [3, 'ticket.issued', 'here'],
    [4, 'ticket.issued', 'here'],
  ])
  expect((await read('?after=2&limit=1')).map(event => event.seq)).toEqual([3])
  expect((await centre.get('/api/v1/branches/pokrov-main/journal?limit=0', staff)).status).toBe(400)
})

test('the catalogue is not sent again to a kiosk that has it', async () => {
  const centre = await openCentre()
  const first = await centre.get('/api/v1/branches/pokrov-main/catalogue')
  expect(JSON.parse(first.text).services).toHaveLength(151)
  const etag = first.headers.get('etag') ?? ''
  expect((await centre.get('/api/v1/branches/pokrov-main/catalogue', { 'if-none-match': etag })).status).toBe(304)
})

test('[D2] a database that does not answer is said, and nothing is half done', async () => {
  const centre = await openCentre()
  const { database } = centre.installation
  const before = centre.hall()
  await database.query('PRAGMA query_only=ON')
  expect(await centre.kiosk.take('01-01')).toEqual({ ok: false, refusal: 'server/busy' })
  expect(centre.hall()).toBe(before)
  expect(centre.faults.length).toBeGreaterThan(0)
  await database.query('PRAGMA query_only=OFF')
  const after = await centre.kiosk.take('01-01')
  expect(after.ok && after.ticket?.number).toBe('Р001')
})
