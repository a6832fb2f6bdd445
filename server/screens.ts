import { z } from 'zod'
import { placeOf } from '../domain/calling'
import type { HallEvent } from '../domain/event'
import { type Refused, refuse } from '../domain/refusal'
import type { Introduction } from '../domain/wire'
import type { Centre } from './centre'
import { consoleRoom, displayRoom, ticketRoom, type Watched } from './publish'
import type { Tickets } from './tickets'
import { consoleView } from './views/console'
import { displayView } from './views/display'
import { kioskView } from './views/kiosk'
import { liveView } from './views/live'
import { type KnownTicket, phoneView } from './views/phone'
import { printersView } from './views/printers'
import { type Actor, isAllowed, isKnown, type Role } from './who'

/** What a screen says of itself, once it has been looked at. */
export const introduction: z.ZodType<Introduction> = z.object({
  screen: z.enum(['kiosk', 'display', 'console', 'live', 'printers', 'phone', 'dev', 'agent']),
  branch: z.string().max(128).optional(),
  counter: z.number().int().optional(),
  zone: z.string().max(64).optional(),
  token: z.string().max(256).optional(),
})

const staff: readonly Role[] = ['clerk', 'supervisor', 'manager', 'admin']

/** Who may see what (rule A1). */
const seenBy: Readonly<Record<Exclude<Introduction['screen'], 'dev' | 'agent'>, readonly Role[]>> = {
  kiosk: ['kiosk', ...staff],
  display: ['display', 'kiosk', ...staff],
  console: ['clerk', 'supervisor', 'admin'],
  live: ['supervisor', 'manager', 'admin'],
  printers: ['admin'],
  phone: ['citizen'],
}

/** Whoever is not known there is asked to log in. */
function isForStaff(screen: Introduction['screen']): boolean {
  return screen === 'console' || screen === 'live' || screen === 'printers'
}

/** The view that a screen is to see, or why not: the same answer over sockets and HTTP. */
export function screenFor(
  { screen, branch, counter, zone }: Introduction,
  { actor, centre, ticket }: { actor: Actor; centre: Centre; ticket: KnownTicket | null },
): (Watched & { readonly ok: true }) | (Refused & { readonly ok: false }) {
  if (screen === 'dev' || screen === 'agent') return refuse('command/unknown')
  const id = branch ?? branchOf(actor) ?? centre.branches()[0]?.id
  const catalogue = id === undefined ? null : centre.catalogue(id)
  if (!id || !catalogue) return refuse('branch/unknown')
  if (!isAllowed(actor, seenBy[screen], id))
    return refuse(isKnown(actor) || !isForStaff(screen) ? 'person/not-allowed' : 'person/unknown')
  switch (screen) {
    case 'kiosk':
      return {
        ok: true,
        branch: id,
        room: kioskRoom(id, actor),
        draw: scene => kioskView(scene, actor),
        hurries: opens,
      }
    case 'display': {
      const shown = zone ?? (actor.kind === 'device' ? actor.zone : null)
      return { ok: true, branch: id, room: displayRoom(id, shown), draw: scene => displayView(scene, shown) }
    }
    case 'console': {
      if (counter === undefined || !placeOf(catalogue, counter)) return refuse('counter/unknown')
      const draw: Watched['draw'] = scene => (placeOf(scene.catalogue, counter) ? consoleView(scene, counter) : null)
      return { ok: true, branch: id, room: consoleRoom(id, counter), draw }
    }
    case 'live':
      return { ok: true, branch: id, room: `${id}/live`, draw: liveView }
    case 'printers':
      return { ok: true, branch: id, room: `${id}/printers`, draw: printersView }
    case 'phone':
      if (!ticket) return refuse('ticket/unknown')
      return { ok: true, ...phoneOf(ticket) }
  }
}

/** Who stands at a kiosk must not choose what is closed. How many wait, they see soon enough. */
function opens({ type }: HallEvent): boolean {
  return type === 'service.closed' || type === 'service.opened' || type === 'day.opened'
}

/** A kiosk may have a printer of its own; those without a token see the branch's. */
function kioskRoom(branch: string, actor: Actor): string {
  return actor.kind === 'device' ? `${branch}/kiosk/${actor.id}` : `${branch}/kiosk`
}

function phoneOf(ticket: KnownTicket): Watched {
  return {
    branch: ticket.branch,
    room: ticketRoom(ticket.id),
    draw: scene => phoneView(scene, ticket),
    hurries: event => 'ticket' in event && event.ticket === ticket.id,
    knowing: news => phoneOf({ ...ticket, ...news }),
  }
}

function branchOf(actor: Actor): string | undefined {
  if (actor.kind === 'device' || actor.kind === 'citizen') return actor.branch
  return actor.kind === 'staff' ? actor.branches[0] : undefined
}

/** The ticket of a citizen at the door. */
export async function ticketOf(tickets: Tickets, token: string | undefined): Promise<KnownTicket | null> {
  return token === undefined ? null : tickets.byToken(token)
}
