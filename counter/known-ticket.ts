import type { TicketAbsent, TicketParked, TicketWaiting } from '../domain/ticket-shown'
import type { ConsoleView } from '../domain/views'
import type { TicketId } from '../domain/words'

/** A ticket as the console knows it, wherever it stands. */
export type KnownTicket =
  | (TicketWaiting & { readonly is: 'waiting' })
  | (TicketParked & { readonly is: 'parked' })
  | (TicketAbsent & { readonly is: 'absent' })
  | (TicketWaiting & { readonly is: 'here' })

export function ticketOf({ current, waiting, parked, absent }: ConsoleView, id: TicketId): KnownTicket | null {
  if (current?.id === id) return { ...current, code: current.service.code, service: current.service.name, is: 'here' }
  const waits = waiting.find(one => one.id === id)
  if (waits) return { ...waits, is: 'waiting' }
  const aside = parked.find(one => one.id === id)
  if (aside) return { ...aside, is: 'parked' }
  const away = absent.find(one => one.id === id)
  return away ? { ...away, is: 'absent' } : null
}
