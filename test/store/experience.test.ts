import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Catalogue } from '../../domain/catalogue'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import { type Experience, learn, noExperience } from '../../domain/experience'
import { emptyHall, type Hall } from '../../domain/hall'
import { commit, type Step } from '../../server/store/commit'
import { importMunicipality } from '../../server/store/import-municipality'
import { listBranches, loadCatalogue } from '../../server/store/load-catalogue'
import { loadExperience } from '../../server/store/load-experience'
import { type OpenedStore, openDatabase } from '../../server/store/open'
import { type Deed, deed } from '../rules/deeds'
import { liveThrough } from '../rules/random-lives'
import { smallTownFile } from './small-town-file'

const from = Date.parse('2026-11-24T08:00:00+01:00')
const postgresql = inject('postgresql')
const kinds = [
  { name: 'SQLite', url: null as string | null, skip: false },
  { name: 'PostgreSQL', url: postgresql, skip: postgresql === null },
]

describe.each(kinds)('$name', ({ name, url, skip }) => {
  describe.skipIf(skip)('remembers', () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-experience-'))
    const schema = `experience_${process.pid}_${name.toLowerCase()}`
    let store: OpenedStore
    let branches: string[] = []
    let catalogue: Catalogue

    beforeAll(async () => {
      store = await openDatabase({ dataDir, databaseUrl: url === null ? null : `${url}&schema=${schema}` })
      await importMunicipality(store.database, smallTownFile(20), from)
      branches = (await listBranches(store.database)).map(({ id }) => id)
      catalogue = await loadCatalogue(store.database, branches[0] ?? '', { alwaysOpen: true })
    })

    afterAll(async () => {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    /** Lives through deeds, learns from each event, and writes everything in one transaction. */
    async function live(branch: string, deeds: readonly Deed[]): Promise<{ experience: Experience; last: Hall }> {
      const steps: Step[] = []
      let experience = noExperience
      let hall = emptyHall(branch)
      const seen = ({ events }: { events: readonly HallEvent[] }) => {
        for (const event of JSON.parse(
          JSON.stringify(events).replace(/"t(\d{6})"/g, `"${branch}-$1"`),
        ) as HallEvent[]) {
          const after = evolve(hall, event)
          steps.push({ event, before: hall, after })
          experience = learn(experience, hall, event)
          hall = after
        }
      }
      liveThrough(emptyHall(branch), deeds, { catalogue, from, seen: (_hall, was) => seen(was) })
      const decided = { outcomes: [{ steps, actor: 'system', secret: 'secret' }], hall }
      await commit(store.database, { branch, hall: null, ids: () => [] }, () => decided)
      return { experience, last: hall }
    }

    test('[W1] a priority that is corrected after somebody was served and sent on was learned as it was then', async () => {
      const branch = branches.pop() ?? ''
      const { experience, last } = await live(branch, [
        { do: 'open', counter: 1 },
        { do: 'take', service: 0, priority: 0, needs: 0, phone: 9 },
        { do: 'next', counter: 1 },
        { do: 'start', counter: 1 },
        { do: 'transfer', counter: 1, to: 0, place: 0, back: false },
        { do: 'change', pick: 0, priority: 9, service: 0, needs: 0 },
      ])
      expect([...last.tickets.values()]).toMatchObject([{ turn: 2, priority: null }])
      const seen = experience.days.get(last.day)
      expect([...(seen?.priorities.keys() ?? [])]).toEqual([catalogue.priorities[0]?.code])
      expect(await loadExperience(store.database, branch, last.day)).toEqual(experience)
    })

    test('[W1] [D1] load = fold: the tables say what was learned from each event', async () => {
      const long = { do: 'wait', ms: 20 * 3_600_000 } as const
      const deeds = fc.array(fc.oneof({ weight: 60, arbitrary: deed }, { weight: 1, arbitrary: fc.constant(long) }), {
        minLength: 60,
        maxLength: 200,
      })
      await fc.assert(
        fc.asyncProperty(deeds, async lived => {
          const branch = branches.pop()
          if (!branch) throw new Error('More lives are lived than there are branches.')
          const { experience, last } = await live(branch, lived)
          expect(await loadExperience(store.database, branch, last.day)).toEqual(experience)
        }),
        { numRuns: 15, endOnFailure: true },
      )
    })
  })
})
