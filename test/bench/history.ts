import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Driver from 'libsql'
import { startChild } from '../day/child'
import type { Line } from './rounds'
import type { Goal } from './words-of-bench'
import { atMost } from './words-of-bench'

const ticketsOfDay = 2_000
const handful = 100_000

export interface Past {
  readonly dataDir: string
  /** The next measurement begins with an empty hall, as one in an empty file does. */
  readonly forgetToday: () => void
  readonly remove: () => void
}

/**
 * A data folder in which so many people were served on days long gone: two thousand a day, each with a ticket, a turn
 * and two events in the journal.
 */
export async function lived({
  program,
  municipality,
  tickets,
}: {
  program: string
  municipality: string
  tickets: number
}): Promise<Past> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-history-'))
  const child = await startChild({ program, dataDir, env: { MUNICIPALITY: municipality, HOURS: 'always' } })
  await child.stop()
  const inFile = (work: (database: Driver.Database) => void) => {
    const database = new Driver(path.join(dataDir, 'redica.db'))
    database.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-200000')
    work(database)
    database.close()
  }
  inFile(database => {
    for (let from = 0; from < tickets; from += handful) database.exec(filling(from, Math.min(tickets, from + handful)))
  })
  return {
    dataDir,
    forgetToday: () => inFile(database => database.exec(forgettingToday)),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** Between the last day of the past and any on which this is run. */
const today = `"branchId" = 'pokrov-main' AND "day" > '2024-01-01'`
const forgettingToday = `DELETE FROM "Ticket" WHERE ${today}; DELETE FROM "Turn" WHERE ${today}; DELETE FROM "Answer";
  UPDATE "CounterState" SET "ticketId" = NULL;`

/** Tickets from 2015 on; their ids come before all of today's, as older ids do. */
function filling(from: number, to: number): string {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to})`
  const day = `date('2015-01-05', '+' || (i / ${ticketsOfDay}) || ' days')`
  const at = `(1420444800000 + (i / ${ticketsOfDay}) * 86400000 + (i % ${ticketsOfDay}) * 10000)`
  const id = `('00' || printf('%012d', i))`
  return `BEGIN;
    ${numbers} INSERT INTO "Ticket" ("id", "branchId", "day", "number", "queue", "ordinal", "service", "state", "secret",
      "language", "claimed", "issuedFrom", "issuedAt", "dueAt", "endedAt")
      SELECT ${id}, 'pokrov-main', ${day}, 'П' || printf('%03d', i % ${ticketsOfDay}), 'passports', i % ${ticketsOfDay},
        '02-01', 'served', 'abcdefghijklmnopqrstuv', 'uk', 0, 'kiosk', ${at}, ${at} + 900000, ${at} + 900000 FROM n;
    ${numbers} INSERT INTO "Turn" ("branchId", "day", "ticketId", "n", "queue", "service", "since", "dueAt", "counter",
      "clerk", "calls", "calledAt", "lastCalledAt", "startedAt", "endedAt", "outcome", "delivered")
      SELECT 'pokrov-main', ${day}, ${id}, 1, 'passports', '02-01', ${at}, ${at} + 900000, 4, 'clerk', 1, ${at} + 500000,
        ${at} + 500000, ${at} + 520000, ${at} + 900000, 'served', '[{"service":"02-01","outcome":"done"}]' FROM n;
    ${numbers} INSERT INTO "Journal" ("branchId", "seq", "at", "type", "actor", "body")
      SELECT 'pokrov-main', 1000 + i * 2 + part.column1, ${at}, 'ticket.issued', 'here', printf('{"type":"%s","at":%d,"ticket":"%s"}',
        'ticket.issued', ${at}, ${id}) FROM n, (VALUES (0), (1)) part;
    COMMIT;`
}

/** What ten years make slower, as a ratio to an empty file in the same run. */
export function goalsOfHistory(lines: readonly Line[]): readonly Goal[] {
  return lines.flatMap(line => [
    atMost(`${line.cell}, p50`, line.p50, 1.05),
    atMost(`${line.cell}, p99`, line.p99, 1.05),
  ])
}
