import { z } from 'zod'
import type { HallEvent } from '../../domain/event'
import { localTime } from '../../domain/local-time'
import { accept } from '../../domain/refusal'
import { withoutTexts } from '../../domain/texts'
import type { BranchId } from '../../domain/words'
import type { Database, Statement } from '../store/database'
import { set } from '../store/statement'
import { daysOf } from '../store/ticket-by-id'
import { command } from './command'

/** Read at once, between which others have their turn; and what one transaction removes or passes by at most. */
const readAtOnce = 500
const mostPassed = 5_000
const mostRemoved = 100

interface Found {
  /** The last event that was looked at. */
  readonly upTo: number
  readonly changed: readonly { readonly seq: number; readonly event: HallEvent }[]
  readonly isAll: boolean
}

const input = z.object({ before: z.iso.date(), timeZone: z.string() })
type Asked = z.infer<typeof input> & { readonly found?: Found }

/**
 * What people wrote goes after so many days, from the journal and the tables together (rule A5). A piece at a time: the
 * branch's row says how far it has come, so that whoever was interrupted goes on there. Two servers that do it at the
 * same moment do the same.
 */
export const textsRemove = command<Asked>({
  name: 'texts:remove',
  about: 'Removes notes, reasons and fingerprints of phones from the days before one. The server asks this of itself.',
  by: ['system'],
  input,
  prepare: async (asked, { database, branch }) => accept({ ...asked, found: await piece(database, branch, asked) }),
  decide: (hall, { before, found }, { now }) => {
    if (!found) return accept({ events: [] })
    const { changed, upTo, isAll } = found
    const count = changed.length
    return accept({
      events: count > 0 ? [{ type: 'texts.removed', at: now, before, count }] : [],
      writes: [...removals(hall.branch, changed), set('Branch', { id: hall.branch }, { textsRemovedTo: upTo })],
      tell: () => (isAll ? {} : { made: { goesOn: 'true' } }),
    })
  },
})

/** The next events of those days, and those of them that have to change. */
async function piece(
  { query }: Database,
  branch: BranchId,
  { before, timeZone }: { before: string; timeZone: string },
): Promise<Found> {
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

function removals(branchId: BranchId, changed: Found['changed']): readonly Statement[] {
  const tickets = new Set(changed.flatMap(({ event }) => ('ticket' in event ? [event.ticket] : [])))
  return [
    ...changed.map(({ seq, event }) => set('Journal', { branchId, seq }, { body: JSON.stringify(event) })),
    ...[...tickets].flatMap(id => [
      { sql: ticketSql, cells: [branchId, ...daysOf(id), id] },
      { sql: turnsSql, cells: [branchId, ...daysOf(id), id] },
    ]),
  ]
}

const ticketSql = `UPDATE "Ticket" SET "note" = NULL, "phone" = NULL, "phoneKey" = NULL
  WHERE "branchId" = ? AND "day" IN (?, ?, ?) AND "id" = ?`
const turnsSql = 'UPDATE "Turn" SET "note" = NULL WHERE "branchId" = ? AND "day" IN (?, ?, ?) AND "ticketId" = ?'
