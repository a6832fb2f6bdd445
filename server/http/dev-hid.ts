import { z } from 'zod'
import { type SimulatedHid, twins } from '../../devices/simulated-hid'
import type { Centre } from '../centre'
import type { Door } from '../door'
import type { PeripheralKeeper } from '../peripherals'
import { reachInDock } from './dock-reach'
import { bodyOf, type Exchange, type Route, sendJson } from './exchange'

const twin = z.enum(twins)

/** One thing that a hand does at the dock. */
const deed = z.union([
  z.object({ plug: twin }),
  z.object({ unplug: twin }),
  z.object({ press: twin, key: z.string().max(32) }),
  z.object({ scan: z.enum(['scanner', 'typing-scanner']), code: z.string().max(2_000) }),
])

/** The dock's way to the simulated scanners, keys and lamps. Answers 404 where there are real ones, or none. */
export function devHidRoutes({
  hid,
  peripherals,
  centre,
  door,
}: {
  hid: SimulatedHid | null
  peripherals: PeripheralKeeper
  centre: () => Centre
  door: Door
}): readonly Route[] {
  const reach = (exchange: Exchange) => reachInDock(exchange, { door, found: hid })

  /** The twins, each with the counter at which it stands. */
  function look(reached: SimulatedHid): string {
    const [branch] = centre().branches()
    const shown = branch ? peripherals.shown(branch.id) : []
    const looks = reached.look().map(one => {
      const counter = shown.find(known => known.host === 'server' && known.name === one.name)?.counter ?? null
      return { ...one, counter }
    })
    return JSON.stringify({ twins: looks })
  }

  return [
    {
      method: 'GET',
      path: '/api/v1/dev/hid',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (reached) await sendJson(exchange, 200, look(reached))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/dev/hid',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (!reached) return
        const asked = deed.safeParse(await bodyOf(exchange.request))
        if (!asked.success) return sendJson(exchange, 400, '{"ok":false,"refusal":"input/invalid"}')
        if ('plug' in asked.data) reached.plug(asked.data.plug)
        else if ('unplug' in asked.data) reached.unplug(asked.data.unplug)
        else if ('scan' in asked.data) reached.scan(asked.data.scan, asked.data.code)
        else reached.press(asked.data.press, asked.data.key)
        await sendJson(exchange, 200, look(reached))
      },
    },
  ]
}
