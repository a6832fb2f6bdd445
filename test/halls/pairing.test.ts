import { expect, test } from 'vitest'
import type { DisplayView, KioskView } from '../../domain/views'
import { openCentre } from '../centre'

test('[A2] a screen without a token is sent away as soon as the first device is paired', async () => {
  const centre = await openCentre()
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  expect(kiosk.last()?.screen).toBe('kiosk')
  const left = new Promise(resolve => kiosk.socket.once('disconnect', resolve))
  await addDevice(centre)
  expect(await left).toBe('io server disconnect')
  const again = await centre.screen({ screen: 'kiosk' })
  expect(again.turnedAway).toEqual([{ refusal: 'person/not-allowed' }])
})

test('[A2] a revoked device is sent away at once, and no other', async () => {
  const centre = await openCentre()
  const [one, other] = [await addDevice(centre), await addDevice(centre)]
  const lost = await centre.screen<DisplayView>({ screen: 'display', token: one.token })
  const kept = await centre.screen<DisplayView>({ screen: 'display', token: other.token })
  const left = new Promise(resolve => lost.socket.once('disconnect', resolve))
  await centre.post('/api/v1/branches/pokrov-main/device/revoke', { device: one.id }, await bearer(centre))
  expect(await left).toBe('io server disconnect')
  const again = await centre.screen({ screen: 'display', token: one.token })
  expect(again.turnedAway).toEqual([{ refusal: 'person/not-allowed' }])
  expect(kept.socket.connected).toBe(true)
})

type Centre = Awaited<ReturnType<typeof openCentre>>

async function bearer(centre: Centre): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await centre.login()}` }
}

async function addDevice(centre: Centre): Promise<{ readonly id: string; readonly token: string }> {
  const input = { kind: 'display', name: 'Hall' }
  const { body } = await centre.post('/api/v1/branches/pokrov-main/device/add', input, await bearer(centre))
  return (body as { made: { id: string; token: string } }).made
}
