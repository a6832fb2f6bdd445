import type { Agents } from '../agents'
import type { Centre } from '../centre'
import type { Door } from '../door'
import type { PeripheralKeeper } from '../peripherals'
import { isAllowed, isKnown } from '../who'
import { addressOf, type Route, sendJson } from './exchange'

/** What hangs on the computers of a branch, for the admin who says what it is for. */
export function peripheralRoutes({
  peripherals,
  agents,
  centre,
  door,
}: {
  peripherals: PeripheralKeeper
  agents: Agents
  centre: () => Centre
  door: Door
}): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/branches/:branch/peripherals',
      answer: async exchange => {
        const { branch = '' } = exchange.named
        const actor = await door({ headers: exchange.request.headers, address: addressOf(exchange.request) })
        if (!isAllowed(actor, ['admin'], branch))
          return sendJson(exchange, isKnown(actor) ? 403 : 401, '{"ok":false,"refusal":"person/not-allowed"}')
        if (!centre().catalogue(branch)) return sendJson(exchange, 404, '{"ok":false,"refusal":"branch/unknown"}')
        await sendJson(
          exchange,
          200,
          JSON.stringify({ branch, agents: await agents.shown(branch), peripherals: peripherals.shown(branch) }),
        )
      },
    },
  ]
}
