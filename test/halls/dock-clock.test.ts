import { expect, test } from 'vitest'
import type { ClockLook, DisplayView } from '../../domain/views'
import { openCentre, type TestCentre, tuesday } from '../centre'

const minute = 60_000

async function look(centre: TestCentre): Promise<ClockLook> {
  return JSON.parse((await centre.get('/api/v1/dev/clock')).text) as ClockLook
}

test('[L8][N2] the clock of a demonstration is turned on to the next opening: the day closes, and stays closed', async () => {
  const centre = await openCentre({ at: '19:30', demonstration: true })
  const display = await centre.screen<DisplayView>({ screen: 'display' })
  await centre.kiosk.take('01-01')
  expect(await look(centre)).toMatchObject({ now: centre.clock.now(), aheadMs: 0, timeZone: 'Europe/Kyiv' })
  expect((await centre.post('/api/v1/dev/clock', { minutes: 10 })).body).toMatchObject({ aheadMs: 10 * minute })
  await display.until(view => view.now === centre.clock.now() + 10 * minute)
  const { opensAt } = await look(centre)
  const turned = (await centre.post('/api/v1/dev/clock', { to: 'opening' })).body as ClockLook
  expect(turned.now).toBe(opensAt)
  expect(centre.hall().day > tuesday).toBe(true)
  expect((await centre.journal()).map(({ type }) => type)).toContain('ticket.left')
  await centre.kiosk.take('01-01')
  const closed = centre.hall().day
  expect((await centre.post('/api/v1/dev/clock', { to: 'now' })).body).toMatchObject({ aheadMs: 0 })
  expect((await centre.kiosk.take('01-01')).ok).toBe(true)
  expect(centre.hall().day).toBe(closed)
  for (const wrong of [{ minutes: 0 }, { minutes: -5 }, { minutes: 1e9 }, { to: 'yesterday' }])
    expect((await centre.post('/api/v1/dev/clock', wrong)).status).toBe(400)
})

test('[A1] nobody turns the clock of a town', async () => {
  const centre = await openCentre()
  expect((await centre.get('/api/v1/dev/clock')).status).toBe(404)
  expect((await centre.post('/api/v1/dev/clock', { minutes: 10 })).status).toBe(404)
  const demonstration = await openCentre({ demonstration: true })
  const elsewhere = { origin: 'https://elsewhere.example' }
  expect((await demonstration.post('/api/v1/dev/clock', { minutes: 10 }, elsewhere)).status).toBe(403)
})
