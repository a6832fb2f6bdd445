import type { Delivered, Outcome } from '../domain/event'
import type { TicketAtCounter } from '../domain/views'
import type { TicketId } from '../domain/words'

/** What the clerk has noted about the person at the counter, before anything is sent. */
export interface Draft {
  readonly ticket: TicketId
  readonly outcome: Outcome
  /** Documents that were looked at, by their place in the list; stays at this screen. */
  readonly checked: readonly number[]
  readonly note: string
}

/** Every person begins with a clean sheet: the usual outcome of the service, nothing checked. */
export function draftFor(current: TicketAtCounter, kept: Draft | null): Draft {
  if (kept?.ticket === current.id) return kept
  const outcome = current.service.deliveredAtOnce ? 'done' : 'accepted'
  return { ticket: current.id, outcome, checked: [], note: '' }
}

export function deliveredBy(current: TicketAtCounter, draft: Draft): readonly Delivered[] {
  return [{ service: current.service.code, outcome: draft.outcome }]
}

export function toggleChecked(draft: Draft, place: number): Draft {
  const checked = draft.checked.includes(place)
    ? draft.checked.filter(other => other !== place)
    : [...draft.checked, place]
  return { ...draft, checked }
}
