import type { HallEvent } from '../../domain/event'
import type { Answer } from '../../domain/wire'
import type { BranchId } from '../../domain/words'
import type { Asking } from './load-hall'

/** How many of the journal's events end with `seq`, in the place of the events themselves. */
type Kept = { readonly ok: true; readonly seq: number; readonly events: number | readonly HallEvent[] }

/** An answer as it is kept for retries: its events stand in the journal, and are not written twice. */
export function keptOf(answer: Answer): string {
  return JSON.stringify(answer.ok ? { ...answer, events: answer.events.length } : answer)
}

/** The answer that was kept so, to the letter. */
export async function answerOf({ query }: Asking, branch: BranchId, kept: string): Promise<Answer> {
  const answer = JSON.parse(kept) as Kept | Extract<Answer, { ok: false }>
  if (!answer.ok || typeof answer.events !== 'number') return answer as Answer
  const rows = await query(eventsSql, branch, answer.seq - answer.events, answer.seq)
  return { ...answer, events: rows.map(({ body }) => JSON.parse(String(body)) as HallEvent) }
}

const eventsSql = 'SELECT "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? AND "seq" <= ? ORDER BY "seq"'
