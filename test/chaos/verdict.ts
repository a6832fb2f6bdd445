import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall } from '../../domain/hall'
import { hallInWords } from '../../server/store/hall-in-words'
import { loadCatalogue } from '../../server/store/load-catalogue'
import { loadHall } from '../../server/store/load-hall'
import { openDatabase, type StorePlace } from '../../server/store/open'
import type { Recorded } from '../day/contract'
import { type Finding, inspect } from '../day/invariants'
import type { Ledger, Promised } from './ledger'

/** Opens the database after the last kill, and holds it against everything that was ever answered. */
export async function judge(
  place: StorePlace,
  { branch, ledger }: { branch: string; ledger: Ledger },
): Promise<readonly Finding[]> {
  const { database, close } = await openDatabase(place)
  try {
    const rows = await database.query(
      'SELECT "seq", "actor", "body" FROM "Journal" WHERE "branchId" = ? ORDER BY "seq"',
      branch,
    )
    const events = rows.map(row => JSON.parse(String(row.body)) as HallEvent)
    const journal: Recorded[] = rows.map((row, at) => ({
      ...(events[at] as HallEvent),
      seq: Number(row.seq),
      actor: String(row.actor),
    }))
    const catalogue = await loadCatalogue(database, branch, { alwaysOpen: true })
    const folded = events.reduce(evolve, emptyHall(branch))
    const loaded = await loadHall(database, branch)
    const isEqual = hallInWords(loaded) === hallInWords(folded)
    return [
      ...inspect(journal, { branch, catalogue }),
      answered(ledger.promised, events),
      onceEach(ledger.promised, events),
      {
        rule: 'K3',
        what: 'answers, the same however often asked',
        looked: ledger.promised.length,
        broken: ledger.broken,
      },
      {
        rule: 'D1',
        what: 'hall loaded, equal to the journal folded',
        looked: 1,
        broken: isEqual ? [] : ['it differs'],
      },
    ]
  } finally {
    await close()
  }
}

/** What was answered stands in the journal, whole, at the place that the answer named. */
function answered(promised: readonly Promised[], events: readonly HallEvent[]): Finding {
  const broken = promised.flatMap(({ command, answer }) => {
    if (!answer.ok) return []
    const first = answer.seq - answer.events.length
    const isThere = answer.events.every((event, at) => JSON.stringify(events[first + at]) === JSON.stringify(event))
    return isThere ? [] : [`${command.name} ${command.id} was answered with event ${answer.seq}, which is not there`]
  })
  return { rule: 'D1', what: 'answered commands, none of them lost', looked: promised.length, broken }
}

/** As many tickets as were asked for: whoever asked again got the first one. */
function onceEach(promised: readonly Promised[], events: readonly HallEvent[]): Finding {
  const issued = events.filter(event => event.type === 'ticket.issued').length
  const takes = promised.filter(({ command, answer }) => command.name === 'ticket:take' && answer.ok).length
  const broken = issued === takes ? [] : [`${takes} people were given a ticket, and ${issued} tickets were issued`]
  return { rule: 'K3', what: 'tickets, one for each who asked', looked: takes, broken }
}
