import type { HallEvent } from '../../domain/event'
import type { Answer, Done, IssuedTicket } from '../../domain/wire'
import type { BranchId } from '../../domain/words'
import type { Asking } from './load-hall'

/** An answer of which the journal has the events: only how many of them end with `seq`. */
interface KeptDone extends Omit<Done, 'events' | 'ticket'> {
  readonly events: number
  /** Whole, as versions of before kept it, or what the event does not say of it. */
  readonly ticket?: KeptTicket | IssuedTicket
}

interface KeptTicket extends Pick<IssuedTicket, 'ahead' | 'counters' | 'printer'> {
  readonly secret: string
  /** The phone page's address up to the token. */
  readonly page: string
}

/** An answer as it is kept for retries: what stands in the journal is not written twice. */
export function keptOf(answer: Answer): string {
  if (!answer.ok) return JSON.stringify(answer)
  const { ok, seq, events, ticket, made } = answer
  return JSON.stringify({ ok, seq, events: events.length, ticket: ticket && keptTicket(ticket), made })
}

function keptTicket({ id, token, url, ahead, counters, printer }: IssuedTicket): KeptTicket {
  return { secret: token.slice(id.length + 1), page: url.slice(0, -token.length), ahead, counters, printer }
}

/** The answer that was kept so, to the letter. */
export async function answerOf({ query }: Asking, branch: BranchId, kept: string): Promise<Answer> {
  const answer = JSON.parse(kept) as KeptDone | Extract<Answer, { ok: false }>
  if (!answer.ok) return answer
  const { ok, seq, events: count, ticket, ...rest } = answer
  const rows = await query(eventsSql, branch, seq - count, seq)
  const events = rows.map(({ body }) => JSON.parse(String(body)) as HallEvent)
  return { ok, seq, events, ...(ticket && { ticket: ticketOf(ticket, events) }), ...rest }
}

function ticketOf(kept: KeptTicket | IssuedTicket, events: readonly HallEvent[]): IssuedTicket {
  if ('id' in kept) return kept
  const { secret, page, ahead, counters, printer } = kept
  const issued = events.find(event => event.type === 'ticket.issued')
  if (!issued) throw new Error('An answer was kept that tells of a ticket, and the journal has none.')
  const { ticket: id, number, told: wait = null, at: issuedAt } = issued
  const token = `${id}.${secret}`
  return { id, number, token, url: page + token, ahead, wait, issuedAt, counters, printer }
}

const eventsSql = 'SELECT "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? AND "seq" <= ? ORDER BY "seq"'
