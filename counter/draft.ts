import type { Delivered, Outcome } from '../domain/event'
import type { ServiceShown, TicketAtCounter } from '../domain/ticket-shown'
import type { ServiceCode, TicketId } from '../domain/words'

/** What the clerk has noted about the person at the counter, before anything is sent. */
export interface Draft {
  readonly ticket: TicketId
  /** What the person came for, when this was begun. */
  readonly asked: ServiceCode
  /** Each service with its outcome (rule L7); the first is the one asked for. */
  readonly delivered: readonly Delivered[]
  /** Documents that were looked at, by their place in the list; stays at this screen. */
  readonly checked: readonly number[]
  readonly note: string
}

/** Every person begins with a clean sheet: the usual outcome of the service, nothing checked. */
export function draftFor(current: TicketAtCounter, kept: Draft | null | undefined): Draft {
  const asked = current.service.code
  const first = { service: asked, outcome: usualOutcome(current.service) }
  if (kept?.ticket !== current.id) return { ticket: current.id, asked, delivered: [first], checked: [], note: '' }
  if (kept.asked === asked) return kept
  // The service was put right meanwhile; what else was done stays done.
  return { ...kept, asked, delivered: [first, ...kept.delivered.slice(1)], checked: [] }
}

/** The sheets of those who are still here: at the counter, or set aside. */
export function keepDrafts(kept: readonly Draft[], changed: Draft, here: readonly TicketId[]): readonly Draft[] {
  return [changed, ...kept.filter(({ ticket }) => ticket !== changed.ticket && here.includes(ticket))]
}

function usualOutcome({ deliveredAtOnce }: Pick<ServiceShown, 'deliveredAtOnce'>): Outcome {
  return deliveredAtOnce ? 'done' : 'accepted'
}

export function withService(draft: Draft, service: Pick<ServiceShown, 'code' | 'deliveredAtOnce'>): Draft {
  if (draft.delivered.some(one => one.service === service.code)) return draft
  return { ...draft, delivered: [...draft.delivered, { service: service.code, outcome: usualOutcome(service) }] }
}

export function withoutService(draft: Draft, code: ServiceCode): Draft {
  return { ...draft, delivered: draft.delivered.filter(one => one.service !== code) }
}

export function withOutcome(draft: Draft, code: ServiceCode, outcome: Outcome): Draft {
  return { ...draft, delivered: draft.delivered.map(one => (one.service === code ? { ...one, outcome } : one)) }
}

export function toggleChecked(draft: Draft, place: number): Draft {
  const checked = draft.checked.includes(place)
    ? draft.checked.filter(other => other !== place)
    : [...draft.checked, place]
  return { ...draft, checked }
}
