import type { HallEvent } from './event'

/** Where a reason stood that the journal does not keep for ever: that there was one is a figure, and stays. */
export const removedText = '…'

/**
 * An event without what people wrote and without the fingerprint of a phone (rule A5). What happened, when and how long
 * it took stays, so that the journal leads to the same hall. Null: it has nothing of that.
 */
export function withoutTexts(event: HallEvent): HallEvent | null {
  switch (event.type) {
    case 'ticket.issued': {
      const { phoneKey, ...rest } = event
      return phoneKey === undefined ? null : rest
    }
    case 'ticket.served':
    case 'ticket.parked':
    case 'ticket.transferred': {
      const { note, ...rest } = event
      return note === undefined ? null : rest
    }
    case 'ticket.called':
      return isText(event.outOfOrder) ? { ...event, outOfOrder: removedText } : null
    case 'ticket.left':
      return isText(event.reason) ? { ...event, reason: removedText } : null
    default:
      return null
  }
}

function isText(reason: string | undefined): boolean {
  return reason !== undefined && reason !== removedText
}
