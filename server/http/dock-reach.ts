import { type Door, isSameOrigin } from '../door'
import { addressOf, type Exchange, sendJson } from './exchange'

/**
 * What a person works in the dock, for screens of this machine and for admins. Null: it is not here, or not theirs, and
 * the answer was given.
 */
export async function reachInDock<Thing>(
  exchange: Exchange,
  { door, found }: { door: Door; found: Thing | null },
): Promise<Thing | null> {
  const { headers } = exchange.request
  const actor = await door({ headers, address: addressOf(exchange.request), isThing: true })
  const mayWork = actor.kind === 'here' || (actor.kind === 'staff' && actor.role === 'admin')
  if (!found) await sendJson(exchange, 404, '{"ok":false,"refusal":"device/unknown"}')
  else if (!mayWork || !isSameOrigin(headers))
    await sendJson(exchange, 403, '{"ok":false,"refusal":"person/not-allowed"}')
  else return found
  return null
}
