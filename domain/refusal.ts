/** Every way in which the centre says no. A screen has words for each in all languages. */
export const refusals = [
  'branch/closed',
  'branch/unknown',
  'service/unknown',
  'service/not-here',
  'service/closed',
  'queue/full',
  'queue/empty',
  'queue/unknown',
  'kiosk/too-many',
  'phone/has-ticket',
  'appointment/unknown',
  'appointment/too-early',
  'appointment/used',
  'ticket/unknown',
  'ticket/wrong-state',
  'ticket/too-soon',
  'ticket/too-late',
  'ticket/called-enough',
  'ticket/not-at-counter',
  'ticket/nobody-behind',
  'counter/unknown',
  'counter/closed',
  'counter/paused',
  'counter/busy',
  'counter/taken',
  'counter/moved-on',
  'counter/not-yours',
  'counter/empty',
  'priority/unknown',
  'language/unknown',
  'input/invalid',
  'command/unknown',
  'command/id-reused',
  'person/unknown',
  'person/not-allowed',
  'person/wrong-password',
  'person/locked-out',
  'name/taken',
  'device/unknown',
  'printer/unknown',
  'printer/taken',
  'printer/not-ready',
  'paper/on-its-way',
  'picture/unusable',
  'server/busy',
] as const
export type Refusal = (typeof refusals)[number]

/** A refusal with the facts that its sentence needs, such as when the branch opens next. */
export interface Refused {
  readonly refusal: Refusal
  /** When the matter would be possible, where that is known. */
  readonly until?: number
  /** A text of the town's own, such as why a service is closed. */
  readonly reason?: Readonly<Record<string, string>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refused)

export function refuse(refusal: Refusal, facts: Omit<Refused, 'refusal'> = {}): { ok: false } & Refused {
  return { ok: false, refusal, ...facts }
}

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}
