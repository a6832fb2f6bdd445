import { presses, type SimulatedPrinter } from '../../devices/simulated-printer'
import type { Door } from '../door'
import { reachInDock } from './dock-reach'
import { bodyOf, type Exchange, type Route, send, sendJson } from './exchange'

/** The dock's way to the simulated printer. Answers 404 where the printer is a real one. */
export function devRoutes({
  printer: found,
  door,
}: {
  printer: () => SimulatedPrinter | null
  door: Door
}): readonly Route[] {
  const reach = (exchange: Exchange) => reachInDock(exchange, { door, found: found() })

  return [
    {
      method: 'GET',
      path: '/api/v1/dev/printer',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (reached) await sendJson(exchange, 200, JSON.stringify(reached.look()))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/dev/printer',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (!reached) return
        const body = (await bodyOf(exchange.request)) as { press?: unknown } | undefined
        const press = presses.find(known => known === body?.press)
        if (!press) return sendJson(exchange, 400, '{"ok":false,"refusal":"input/invalid"}')
        reached.press(press)
        await sendJson(exchange, 200, JSON.stringify(reached.look()))
      },
    },
    {
      method: 'GET',
      path: '/api/v1/dev/papers/:picture',
      answer: async exchange => {
        const reached = await reach(exchange)
        const picture = reached?.picture((exchange.named.picture ?? '').replace(/\.png$/, ''))
        if (picture) await send(exchange, { status: 200, type: 'image/png', body: picture })
        else if (reached) await sendJson(exchange, 404, '{"ok":false,"refusal":"device/unknown"}')
      },
    },
  ]
}
