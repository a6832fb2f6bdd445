import { z } from 'zod'
import { nextOpening } from '../../domain/opening'
import type { ClockLook } from '../../domain/views'
import type { Centre } from '../centre'
import type { Clock } from '../clock'
import type { Door } from '../door'
import { reachInDock } from './dock-reach'
import { bodyOf, type Exchange, type Route, sendJson } from './exchange'

const longestTurnMinutes = 7 * 24 * 60
const turn = z.union([
  z.object({ minutes: z.number().int().min(1).max(longestTurnMinutes) }),
  z.object({ to: z.enum(['opening', 'now']) }),
])

/** The dock's way to the clock. Answers 404 where it is no demonstration: there nobody turns it. */
export function devClockRoutes({
  clock,
  centre,
  door,
  turned,
}: {
  /** Null: it goes as the real one does. */
  clock: Clock | null
  centre: () => Centre
  door: Door
  /** The day may be over, and every screen shows another time. */
  turned: () => Promise<void>
}): readonly Route[] {
  const reach = (exchange: Exchange) => reachInDock(exchange, { door, found: clock })

  function look(reached: Clock): ClockLook {
    const [branch] = centre().branches()
    const catalogue = branch ? centre().catalogue(branch.id) : null
    const now = reached.now()
    return {
      now,
      aheadMs: reached.aheadMs(),
      timeZone: catalogue?.municipality.timeZone ?? 'UTC',
      opensAt: catalogue ? nextOpening(catalogue, now) : null,
    }
  }

  async function turnTo(reached: Clock, asked: z.infer<typeof turn>): Promise<void> {
    const { now, opensAt } = look(reached)
    if ('minutes' in asked) reached.turnOn(asked.minutes * 60_000)
    else if (asked.to === 'now') reached.back()
    else if (opensAt !== null) reached.turnOn(opensAt - now)
    await turned()
  }

  return [
    {
      method: 'GET',
      path: '/api/v1/dev/clock',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (reached) await sendJson(exchange, 200, JSON.stringify(look(reached)))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/dev/clock',
      answer: async exchange => {
        const reached = await reach(exchange)
        if (!reached) return
        const asked = turn.safeParse(await bodyOf(exchange.request))
        if (!asked.success) return sendJson(exchange, 400, '{"ok":false,"refusal":"input/invalid"}')
        await turnTo(reached, asked.data)
        await sendJson(exchange, 200, JSON.stringify(look(reached)))
      },
    },
  ]
}
