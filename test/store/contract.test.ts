import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Catalogue } from '../../domain/catalogue'
import { turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import type { Answer } from '../../domain/wire'
import { type Committed, commit, type Decided, type Outcome, type Step } from '../../server/store/commit'
import { Collision } from '../../server/store/database'
import { hallInWords } from '../../server/store/hall-in-words'
import { importMunicipality } from '../../server/store/import-municipality'
import { listBranches, loadCatalogue } from '../../server/store/load-catalogue'
import { loadHall } from '../../server/store/load-hall'
import { type OpenedStore, openDatabase } from '../../server/store/open'
import { insert, insertInto, set } from '../../server/store/statement'
import { decided } from '../rules/decided'
import { type Deed, deed } from '../rules/deeds'
import { smallTownFile } from './small-town-file'

const intoAnswers = insertInto('Answer', ['id', 'command', 'at', 'body'])
const from = Date.parse('2026-11-24T08:00:00+01:00')
const postgresql = inject('postgresql')
const kinds = [
  { name: 'SQLite', url: null as string | null, skip: false },
  { name: 'PostgreSQL', url: postgresql, skip: postgresql === null },
]

describe.each(kinds)('$name', ({ name, url, skip }) => {
  describe.skipIf(skip)('keeps the contract', () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-store-'))
    const schema = `contract_${process.pid}_${name.toLowerCase()}`
    const databaseUrl = url === null ? null : `${url}&schema=${schema}`
    let store: OpenedStore
    let branches: string[] = []
    let catalogue: Catalogue

    beforeAll(async () => {
      store = await openDatabase({ dataDir, databaseUrl })
      // One branch for each life that is lived below, so that each begins with an empty hall.
      await importMunicipality(store.database, smallTownFile(80), from)
      branches = (await listBranches(store.database)).map(({ id }) => id)
      catalogue = await loadCatalogue(store.database, branches[0] ?? '', { alwaysOpen: true })
    })

    afterAll(async () => {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    const freshBranch = () => {
      const branch = branches.pop()
      if (!branch) throw new Error('More lives are lived than there are branches.')
      return branch
    }

    function outcomeOf(before: Hall, what: Deed): Outcome {
      const newId = () => `${before.branch}-x${before.seq}`
      const result = decided(before, what, { catalogue, now: from, newId })
      let next = before
      const steps = (result.ok ? result.value : []).map(event => {
        const step = { event, before: next, after: evolve(next, event) }
        next = step.after
        return step
      })
      return { steps, actor: 'system', secret: 'secret' }
    }

    /** Lives through deeds with one transaction for each handful, as the line does. */
    async function live(branch: string, deeds: readonly Deed[]): Promise<{ hall: Hall; events: HallEvent[] }> {
      const events: HallEvent[] = []
      let hall: Hall | null = null
      let now = from
      let ids = 0
      for (let at = 0; at < deeds.length; at += 7) {
        const handful = deeds.slice(at, at + 7)
        const { decided: done }: Committed<Decided> = await commit(
          store.database,
          { branch, hall, ids: () => [] },
          current => {
            const outcomes: Outcome[] = []
            let next = current
            const happen = (happened: readonly HallEvent[]) => {
              const steps: Step[] = happened.map(event => {
                const before = next
                next = evolve(next, event)
                return { event, before, after: next }
              })
              events.push(...happened)
              outcomes.push({ steps, actor: 'system', secret: 'secret' })
            }
            for (const what of handful) {
              if (what.do === 'wait') now += what.ms
              happen(turnDay(next, catalogue, now))
              const newId = () => `${branch}-${String(++ids).padStart(4, '0')}`
              const result = decided(next, what, { catalogue, now, newId })
              if (result.ok) happen(result.value)
            }
            return { outcomes, hall: next }
          },
        )
        hall = done.hall
      }
      return { hall: hall ?? emptyHall(branch), events }
    }

    test('[D1] load = fold: the tables say what the journal’s events say', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 30, maxLength: 120 }), async deeds => {
          const branch = freshBranch()
          const { hall, events } = await live(branch, deeds)
          const folded = events.reduce(evolve, emptyHall(branch))
          expect(hall).toEqual(folded)
          const loaded = await loadHall(store.database, branch)
          expect(loaded).toEqual(folded)
          expect(hallInWords(loaded)).toBe(hallInWords(folded))
          const rows = await store.database.query(
            'SELECT "seq", "body" FROM "Journal" WHERE "branchId" = ? ORDER BY "seq"',
            branch,
          )
          expect(rows.map(row => Number(row.seq))).toEqual(events.map((_, place) => place + 1))
          expect(rows.map(row => JSON.parse(String(row.body)))).toEqual(events)
        }),
        { numRuns: 25, endOnFailure: true },
      )
    })

    test('[D1] a transaction that fails leaves nothing behind', async () => {
      const branch = freshBranch()
      const { hall } = await live(branch, [{ do: 'take', service: 0, priority: 9 }])
      const attempt = commit(store.database, { branch, hall, ids: () => [] }, current => {
        const taken = outcomeOf(current, { do: 'take', service: 0, priority: 9 })
        const broken = [{ sql: 'INSERT INTO "Ticket" ("id") VALUES (?)', cells: [null] }]
        return { outcomes: [{ ...taken, writes: broken }], hall: taken.steps.at(-1)?.after ?? current }
      })
      await expect(attempt).rejects.toThrow()
      expect(await loadHall(store.database, branch)).toEqual(hall)
    })

    test('[K3] answers are kept with what happened, and found by their ids to the letter', async () => {
      const branch = freshBranch()
      const refused: Answer = { ok: false, refusal: 'input/invalid', issues: [{ path: 'текст', message: 'Ґ' }] }
      const answers: Answer[] = []
      await commit(store.database, { branch, hall: null, ids: () => [] }, current => {
        let hall = current
        const outcomes = [0, 1].map(place => {
          const taken = outcomeOf(hall, { do: 'take', service: 0, priority: 9 })
          hall = taken.steps.at(-1)?.after ?? hall
          const events = taken.steps.map(({ event }) => event)
          answers[place] = { ok: true, seq: hall.seq, events, made: { of: 'Ґ' } }
          return {
            ...taken,
            given: { id: `${branch}/${place}`, command: 'ticket:take', at: from, answer: answers[place] },
          }
        })
        const no = { id: `${branch}/no`, command: 'ticket:take', at: from, answer: refused }
        return { hall, outcomes: [...outcomes, { steps: [], actor: 'system', given: no }] }
      })
      const seen = new Map<string, string>()
      const ids = [`${branch}/0`, `${branch}/1`, `${branch}/no`, `${branch}/other`]
      await commit(store.database, { branch, hall: null, ids: () => ids }, (hall, given = new Map()) => {
        for (const [id, { answer }] of given) seen.set(id, JSON.stringify(answer))
        const outcomes = ids
          .filter(id => !given.has(id))
          .map(id => ({
            steps: [],
            actor: 'system',
            given: { id, command: 'ticket:take', at: from, answer: refused },
          }))
        return { outcomes, hall }
      })
      expect(answers[1]).toMatchObject({ events: [{ type: 'ticket.issued', ordinal: 2 }] })
      expect(seen).toEqual(new Map([...answers, refused].map((answer, at) => [ids[at], JSON.stringify(answer)])))
    })

    test('[A6] what people wrote is kept to the letter, whatever stands in it, and never read as a statement', async () => {
      const { database } = store
      const hostile = ['\'); DELETE FROM "Answer"; --', "O'Brien \\' ? $1", '\\', "''", '?', 'Ѓорѓи\n\t“ќ”', '']
      const rows = hostile.map((body, place) =>
        insert('Answer', { id: `text ${place}`, command: '?', at: place, body }),
      )
      const asNew = hostile.map((body, place) => intoAnswers({ id: `new ${place}`, command: "'", at: place, body }))
      await database.write(async () => ({ result: undefined, statements: [...rows, ...asNew] }))
      const change = set('Answer', { id: 'text 0' }, { command: hostile[1] ?? '' })
      await database.record([change])
      const kept = await database.query(`SELECT "body", "command" FROM "Answer" WHERE "at" < 7 ORDER BY "at", "id"`)
      expect(kept.map(({ body }) => body)).toEqual(hostile.flatMap(body => [body, body]))
      expect(kept[1]?.command).toBe(hostile[1])
    })

    test('a hall that is behind takes in what others recorded, and decides on that', async () => {
      const branch = freshBranch()
      const take = { do: 'take', service: 0, priority: 9 } as const
      const { hall: old } = await live(branch, [])
      const { hall, events } = await live(branch, [take])
      const seen: Hall[] = []
      const { decided: done, missed } = await commit(store.database, { branch, hall: old, ids: () => [] }, current => {
        seen.push(current)
        return { hall: current, outcomes: [outcomeOf(current, take)] }
      })
      expect(seen.at(-1)).toEqual(hall)
      expect(missed.map(({ event }) => event)).toEqual(events)
      const [step] = done.outcomes[0]?.steps ?? []
      expect(step?.event).toMatchObject({ type: 'ticket.issued', ordinal: 2 })
    })

    test('[N1] the journal itself refuses a second event of one place: only one writer decides what comes next', async () => {
      const branch = freshBranch()
      await live(branch, [{ do: 'take', service: 0, priority: 9 }])
      const copy = `INSERT INTO "Journal" ("branchId", "seq", "at", "type", "actor", "body")
        SELECT "branchId", "seq", "at", "type", "actor", "body" FROM "Journal" WHERE "branchId" = ?`
      await expect(store.database.record([{ sql: copy, cells: [branch] }])).rejects.toThrow(Collision)
    })

    test('a database that is up to date takes no migration again', async () => {
      const again = await openDatabase({ dataDir, databaseUrl })
      expect(again.migrations).toEqual([])
      await again.close()
    })
  })
})

test('[D1] the connection that writes is durable: WAL, synchronous FULL, foreign keys, a busy timeout', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-store-'))
  const { database, close } = await openDatabase({ dataDir, databaseUrl: null })
  const pragma = (name: string) =>
    database.write(async transaction => {
      const [rows = []] = await transaction.ask([{ sql: `PRAGMA ${name}`, cells: [] }])
      return { result: Object.values(rows[0] ?? {})[0], statements: [] }
    })
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
  expect(await pragma('busy_timeout')).toBe(5_000)
  await close()
  rmSync(dataDir, { recursive: true, force: true })
})
