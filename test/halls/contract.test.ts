import path from 'node:path'
import Driver from 'libsql'
import { expect, test } from 'vitest'
import { commands } from '../../server/commands/all'
import { loadHall } from '../../server/store/load-hall'
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

test('[D2] a full disk is said, nothing is half done, and work goes on when it is over', async () => {
  const centre = await openCentre()
  const { database } = centre.installation
  /** No page more than there are: what a full disk looks like to SQLite. */
  const limit = (pages: number) =>
    database.write(async transaction => {
      await transaction.ask([{ sql: `PRAGMA max_page_count=${pages}`, cells: [] }])
      return { result: null, statements: [] }
    })
  await limit(1)
  let before = centre.hall()
  let answer = await centre.kiosk.take('01-01')
  for (let taken = 0; answer.ok && taken < 100; taken++) {
    before = centre.hall()
    answer = await centre.kiosk.take('01-01')
  }
  expect(answer).toEqual({ ok: false, refusal: 'server/busy' })
  expect(centre.hall()).toBe(before)
  expect(await loadHall(database, 'pokrov-main')).toEqual(before)
  expect(centre.faults.length).toBeGreaterThan(0)
  await limit(1_000_000)
  const after = await centre.kiosk.take('01-01')
  const [next] = [...(before?.lastNumber.values() ?? [0])].map(last => last + 1)
  expect(after.ok && after.ticket?.number).toBe(`Р${String(next).padStart(3, '0')}`)
})

test('[D2] a database that another program holds is said, and work goes on when it lets go', async () => {
  const centre = await openCentre()
  const other = new Driver(path.join(centre.dataDir, 'redica.db'))
  other.exec('BEGIN IMMEDIATE')
  expect(await centre.kiosk.take('01-01')).toEqual({ ok: false, refusal: 'server/busy' })
  other.exec('ROLLBACK')
  other.close()
  const after = await centre.kiosk.take('01-01')
  expect(after.ok && after.ticket?.number).toBe('Р001')
})
