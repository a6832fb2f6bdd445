import type { Socket } from 'socket.io-client'
import { expect, test } from 'vitest'
import type { DisplayView } from '../../domain/views'
import { keepPublishing } from '../../server/publish'
import { openCentre } from '../centre'

const displays = 100

/** The connection below the socket: what a pulled cable or a proxy that starts anew cuts. */
function transportOf(socket: Socket) {
  return socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; destroy(): void } } }
}

test('[D3] displays that all lose the server at once come back to what is true by then', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  const screens = await Promise.all(
    Array.from({ length: displays }, () => centre.screen<DisplayView>({ screen: 'display' })),
  )
  await centre.kiosk.take('02-01')
  const back = screens.map(({ socket }) => new Promise<void>(resolve => socket.once('connect', () => resolve())))
  for (const { socket } of screens) transportOf(socket).ws._socket.destroy()
  const called = await clerk.callNext()
  expect(called.ok).toBe(true)
  await Promise.all(back)
  const { seq } = centre.hall()
  const views = await Promise.all(screens.map(screen => screen.until(view => view.seq === seq)))
  for (const view of views) expect(view.current).toMatchObject({ number: 'П001', counter: 4 })
})

test('[D3] for a crowd that comes at once, a kind of screen is drawn once', async () => {
  const centre = await openCentre()
  let drawn = 0
  const publisher = keepPublishing({
    sockets: null as never,
    centre: () => centre.installation.centre,
    now: () => 0,
  })
  const room = { room: 'r', branch: centre.branch, draw: () => ({ seq: ++drawn }) as never }
  for (let display = 0; display < displays; display++) publisher.show(room)
  expect(drawn).toBe(1)
  await centre.kiosk.take('02-01')
  publisher.show(room)
  expect(drawn).toBe(2)
  publisher.close()
})

test('[S2] a call that a server hears of too late is shown, and not said any more', async () => {
  const centre = await openCentre()
  const clerk = await centre.clerk(4)
  await centre.kiosk.take('02-01')
  const answer = await clerk.callNext()
  const events = answer.ok ? answer.events : []
  const said: unknown[] = []
  let late = 0
  const publisher = keepPublishing({
    sockets: { to: () => ({ emit: (_: string, call: unknown) => said.push(call) }) } as never,
    centre: () => centre.installation.centre,
    now: () => centre.clock.now() + late,
  })
  for (late of [0, 20_000, 20_001]) publisher.happened(centre.branch, centre.hall(), events)
  expect(said).toMatchObject([{ number: 'П001' }, { number: 'П001' }])
  publisher.close()
})

test('[D5] a display that stops reading is let go, and costs the others nothing', async () => {
  const centre = await openCentre()
  const [stuck, sound] = await Promise.all([
    centre.screen<DisplayView>({ screen: 'display' }),
    centre.screen<DisplayView>({ screen: 'display' }),
  ])
  const clerk = await centre.clerk(4)
  const { sockets } = centre.installation
  const before = sockets.sockets.sockets.size
  stuck.socket.io.reconnection(false)
  transportOf(stuck.socket).ws._socket.pause()
  let leaving: string | null = null
  while (sockets.sockets.sockets.size === before) {
    await centre.kiosk.take('02-01')
    const answer = await clerk.callNext(leaving)
    const call = answer.ok ? answer.events.find(event => event.type === 'ticket.called') : undefined
    leaving = call?.type === 'ticket.called' ? call.ticket : null
    await clerk.ask('start')
    const { seq } = centre.hall()
    await sound.until(view => view.seq === seq)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  expect(sockets.sockets.sockets.size).toBe(before - 1)
  expect(sound.socket.connected).toBe(true)
})

test('[D5] a screen that asks without waiting for answers is turned away, and others are not', async () => {
  const centre = await openCentre()
  const [greedy, modest] = await Promise.all([centre.screen({ screen: 'kiosk' }), centre.screen({ screen: 'kiosk' })])
  const asked = Array.from({ length: 200 }, () => greedy.ask('ticket:take', { service: '02-01' }))
  const other = await modest.ask('ticket:take', { service: '02-01' })
  const answers = await Promise.all(asked)
  expect(other.ok).toBe(true)
  expect(answers.filter(answer => !answer.ok && answer.refusal === 'server/busy').length).toBeGreaterThan(0)
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(64)
})
