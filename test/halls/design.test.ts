import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualDesign } from '../../domain/ticket-design'
import { openCentre, type TestCentre } from '../centre'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

let twin: TcpTwin
beforeEach(async () => {
  twin = new TcpTwin()
  await twin.plugIn()
})
afterEach(() => twin.unplug())

const at = '/api/v1/branches/pokrov-main'
const rowsOfLast = () => twin.papers.at(-1)?.rows.length ?? 0

async function adminOf(centre: TestCentre) {
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const change = (design: object) =>
    centre.post(`${at}/design/change`, { design: { ...usualDesign, ...design } }, headers)
  const picture = (path: string, body: string | Buffer) =>
    fetch(`${centre.installation.url}${at}/${path}`, { method: 'POST', body: body as BodyInit, headers })
  return { headers, change, picture }
}

test('[A4] an admin changes how tickets look: the next one looks so, and the journal says who', async () => {
  const centre = await openCentre({ printerUrl: `tcp://127.0.0.1:${twin.port}` })
  const admin = await adminOf(centre)
  const print = async () => {
    const before = twin.papers.filter(paper => paper.cut).length
    await centre.kiosk.take('01-01')
    await until('it came out', () => twin.papers.filter(paper => paper.cut).length > before)
    return rowsOfLast()
  }
  const usual = await print()
  await admin.change({ footer: { uk: 'Щиро дякуємо, що прийшли. Гаряча лінія 15-45.' } })
  expect(await print()).toBeGreaterThan(usual)
  await admin.change({ showsDocuments: false, showsCode: false, showsWait: false, showsRow: false })
  expect(await print()).toBeLessThan(usual / 1.5)
  await admin.change({ size: 'large' })
  expect(await print()).toBeGreaterThan(usual)
  expect((await centre.journal()).filter(({ type }) => type === 'design.changed')).toHaveLength(3)
  const kept = await centre.get(`${at}/design`, admin.headers)
  expect(JSON.parse(kept.text)).toEqual({ ...usualDesign, size: 'large' })
})

test('what would be printed is seen before it is kept', async () => {
  const centre = await openCentre()
  const admin = await adminOf(centre)
  const look = async (design: object, more: object = {}) => {
    const body = JSON.stringify({ design: { ...usualDesign, ...design }, language: 'uk', ...more })
    const response = await admin.picture('design-preview', body)
    return { status: response.status, picture: Buffer.from(await response.arrayBuffer()) }
  }
  const [wide, narrow] = [await look({}), await look({}, { narrow: true })]
  expect([wide.picture.readUInt32BE(16), narrow.picture.readUInt32BE(16)]).toEqual([576, 384])
  const second = await look({ second: 'en' })
  expect(second.picture.readUInt32BE(20)).toBeGreaterThan(wide.picture.readUInt32BE(20))
  expect((await look({ size: 'huge' })).status).toBe(400)
  expect((await look({ footer: { uk: 'x\u001b@' } })).status).toBe(400)
  expect((await centre.journal()).filter(({ type }) => type === 'design.changed')).toEqual([])
})

test('[A6] [A1] arms are taken from a picture that is one, by an admin only', async () => {
  const centre = await openCentre()
  const admin = await adminOf(centre)
  const shape = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10H0z"/></svg>'
  const taken = await admin.picture('emblem', shape)
  const emblem = (await taken.json()) as object
  expect(emblem).toMatchObject({ width: 152, height: 152 })
  expect((await admin.change({ emblem })).status).toBe(200)
  expect((await admin.change({ emblem: { ...emblem, width: 151, height: 3 } })).status).toBe(400)
  for (const wrong of ['', '<svg><script/></svg>', 'x'.repeat(200_000)])
    expect((await admin.picture('emblem', wrong)).status).toBe(400)
  const nobody = await fetch(`${centre.installation.url}${at}/emblem`, { method: 'POST', body: shape })
  expect(nobody.status).toBe(401)
  expect((await fetch(`${centre.installation.url}${at}/design`)).status).toBe(401)
})
