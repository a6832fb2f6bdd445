import type { HallEvent } from '../../domain/event'
import { localTime } from '../../domain/local-time'
import { withoutTexts } from '../../domain/texts'
import type { BranchId } from '../../domain/words'
import type { Database, Statement } from './database'
import { set } from './statement'
import { daysOf } from './ticket-by-id'

/** Read at once, between which others have their turn; and what one transaction removes or passes by at most. */
const readAtOnce = 500
const mostPassed = 5_000
const mostRemoved = 100

/** A piece of the journal in which people wrote. */
export interface Written {
  /** The last event that was looked at. */
  readonly upTo: number
  readonly changed: readonly { readonly seq: number; readonly event: HallEvent }[]
  readonly isAll: boolean
}

/** The next events of those days, and those of them that have to change. */
export async function nextWritten(
  { query }: Database,
  branch: BranchId,
  { before, timeZone }: { before: string; timeZone: string },
): Promise<Written> {
  const [row] = await query('SELECT "textsRemovedTo" FROM "Branch" WHERE "id" = ?', branch)
  const from = Number(row?.textsRemovedTo ?? 0)
  const changed: { seq: number; event: HallEvent }[] = []
  let upTo = from
  while (changed.length < mostRemoved && upTo - from < mostPassed) {
    const rows = await query(eventsSql, branch, upTo, readAtOnce)
    for (const { seq, at, body } of rows) {
      if (localTime(Number(at), timeZone).day >= before) return { upTo, changed, isAll: true }
      const event = withoutTexts(JSON.parse(String(body)) as HallEvent)
      if (event) changed.push({ seq: Number(seq), event })
      upTo = Number(seq)
    }
    if (rows.length < readAtOnce) return { upTo, changed, isAll: true }
    await new Promise(resolve => setImmediate(resolve))
  }
  return { upTo, changed, isAll: false }
}

const eventsSql = `SELECT "seq", "at", "body" FROM "Journal" WHERE "branchId" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?`

/** Takes what people wrote out of the journal and the tables, and notes how far that has come. */
export function removal(branchId: BranchId, { changed, upTo }: Written): readonly Statement[] {
  const tickets = new Set(changed.flatMap(({ event }) => ('ticket' in event ? [event.ticket] : [])))
  return [
    ...changed.map(({ seq, event }) => set('Journal', { branchId, seq }, { body: JSON.stringify(event) })),
    ...[...tickets].flatMap(id => [
      { sql: ticketSql, cells: [branchId, ...daysOf(id), id] },
      { sql: turnsSql, cells: [branchId, ...daysOf(id), id] },
    ]),
    set('Branch', { id: branchId }, { textsRemovedTo: upTo }),
  ]
}

const ticketSql = `UPDATE "Ticket" SET "note" = NULL, "phone" = NULL, "phoneKey" = NULL
  WHERE "branchId" = ? AND "day" IN (?, ?, ?) AND "id" = ?`
const turnsSql = 'UPDATE "Turn" SET "note" = NULL WHERE "branchId" = ? AND "day" IN (?, ?, ?) AND "ticketId" = ?'
