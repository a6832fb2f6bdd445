import type { Centre } from '../centre'
import type { Database } from '../store/database'
import { removeTexts } from './remove-texts'

const dayMs = 86_400_000
/** A retry within a day gets its answer again (rule K3). */
const answersKeptMs = dayMs
const printJobsKeptMs = 7 * dayMs

export interface TimedWork {
  readonly database: Database
  readonly centre: Centre
  readonly now: () => number
  readonly failed: (fault: unknown, what: string) => void
  readonly endSessions: () => Promise<void>
  /** The catalogue was changed by somebody outside: all screens are drawn anew. */
  readonly reloaded: () => void
}

interface TimedOne {
  readonly what: string
  /** Once soon after the start, besides. */
  readonly firstMs?: number
  readonly everyMs: number
  readonly work: () => Promise<void>
}

/** Work that time starts: turning the day, reading a changed catalogue, throwing away what has served. */
export function startTimers(timed: TimedWork): { close: () => Promise<void> } {
  const { database, centre, now, failed, endSessions, reloaded } = timed
  let versions = ''
  const works: readonly TimedOne[] = [
    { what: 'turning the day', everyMs: 20_000, work: () => centre.refresh() },
    {
      what: 'reading the catalogue',
      everyMs: 5_000,
      work: async () => {
        const rows = await database.query('SELECT "code", "version", "loadedAt" FROM "Municipality" ORDER BY "code"')
        const found = JSON.stringify(rows)
        if (versions !== '' && versions !== found) {
          await centre.reload()
          reloaded()
        }
        versions = found
      },
    },
    { what: 'ending sessions', everyMs: 30_000, work: endSessions },
    { what: 'removing what people wrote', everyMs: 3_600_000, work: () => removeTexts(centre, now()) },
    { what: 'throwing away', everyMs: 3_600_000, work: () => throwAway(database, now()) },
    { what: 'tidying the database', firstMs: 1_000, everyMs: 600_000, work: () => database.tidy() },
  ]
  const running = new Set<Promise<void>>()
  const timers = works.flatMap(({ what, firstMs, everyMs, work }) => {
    const begin = () => {
      const run = work()
        .catch(fault => failed(fault, what))
        .finally(() => running.delete(run))
      running.add(run)
    }
    return [...(firstMs === undefined ? [] : [setTimeout(begin, firstMs)]), setInterval(begin, everyMs)]
  })
  return {
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

async function throwAway(database: Database, now: number): Promise<void> {
  await database.record([
    { sql: 'DELETE FROM "Answer" WHERE "at" < ?', cells: [now - answersKeptMs] },
    { sql: 'DELETE FROM "PrintJob" WHERE "createdAt" < ?', cells: [now - printJobsKeptMs] },
    { sql: 'DELETE FROM "Session" WHERE "expiresAt" < ?', cells: [now] },
  ])
}
