import { type Delivered, type Outcome, outcomes } from '../domain/event'
import type { ServiceShown, TicketAtCounter } from '../domain/ticket-shown'
import type { ConsoleView } from '../domain/views'
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
  /** For the receipt, as long as it is not printed. */
  readonly reference: string
  /** What the person goes to fetch, as long as they are not set aside. */
  readonly fetches: string
}

/** Every person begins with a clean sheet: the usual outcome of the service, nothing checked. */
export function draftFor(current: TicketAtCounter, kept: Draft | null | undefined): Draft {
  const asked = current.service.code
  const first = { service: asked, outcome: usualOutcome(current.service) }
  const clean = { ticket: current.id, asked, delivered: [first], checked: [], note: '', reference: '', fetches: '' }
  if (kept?.ticket !== current.id) return clean
  if (kept.asked === asked) return kept
  // The service was put right meanwhile; what else was done stays done.
  return { ...kept, asked, delivered: [first, ...kept.delivered.slice(1)], checked: [] }
}

export function withDraft(drafts: readonly Draft[], changed: Draft): readonly Draft[] {
  return [changed, ...drafts.filter(({ ticket }) => ticket !== changed.ticket)]
}

/** The sheets of those who are still here: at the counter, or set aside. The very same where nobody has gone. */
export function draftsOfHere(
  drafts: readonly Draft[],
  { current, parked }: Pick<ConsoleView, 'current' | 'parked'>,
): readonly Draft[] {
  const here = new Set([current?.id, ...parked.map(({ id }) => id)])
  return drafts.every(({ ticket }) => here.has(ticket)) ? drafts : drafts.filter(({ ticket }) => here.has(ticket))
}

/** Drafts that were kept as text, without what is none (rule A6). */
export function draftsFrom(kept: unknown): readonly Draft[] {
  return Array.isArray(kept) ? kept.filter(isDraft) : []
}

function isDraft(kept: Partial<Draft> | null | undefined): kept is Draft {
  const texts = [kept?.ticket, kept?.asked, kept?.note, kept?.reference, kept?.fetches]
  return (
    texts.every(text => typeof text === 'string') &&
    Array.isArray(kept?.delivered) &&
    kept.delivered.every(
      (one: Partial<Delivered> | null) => typeof one?.service === 'string' && isOutcome(one.outcome),
    ) &&
    Array.isArray(kept.checked) &&
    kept.checked.every(Number.isSafeInteger)
  )
}

function isOutcome(kept: unknown): kept is Outcome {
  return outcomes.some(outcome => outcome === kept)
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
