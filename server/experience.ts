import type { Catalogue } from '../domain/catalogue'
import { type Expectations, expect } from '../domain/expectations'
import { learn } from '../domain/experience'
import type { Hall } from '../domain/hall'
import type { BusinessDay, Instant } from '../domain/words'
import type { Step } from './store/commit'
import type { Database } from './store/database'
import { loadExperience } from './store/load-experience'

/** Expectations change slowly: they are drawn from experience this often. */
const expectedAnewMs = 60_000

export type KeptExperience = Awaited<ReturnType<typeof keepExperience>>

/** What a branch has seen lately: read from the tables once, and learned on with every event. */
export async function keepExperience({
  database,
  hall,
  failed,
}: {
  database: Database
  hall: Hall
  failed: (fault: unknown) => void
}) {
  let experience = await loadExperience(database, hall.branch, hall.day)
  let seq = hall.seq
  let made: {
    readonly of: Expectations
    readonly day: BusinessDay
    readonly version: string
    readonly at: Instant
  } | null = null

  /** Too much happened elsewhere to be told event by event. */
  async function readAnew(last: Hall): Promise<void> {
    experience = await loadExperience(database, last.branch, last.day)
  }

  return {
    learn: (steps: readonly Step[]): void => {
      const last = steps.at(-1)?.after
      if (!last) return
      if (steps[0]?.before.seq === seq)
        for (const { before, event } of steps) experience = learn(experience, before, event)
      else readAnew(last).catch(failed)
      seq = last.seq
    },
    expectations: (catalogue: Catalogue, { day, now }: { day: BusinessDay; now: Instant }): Expectations => {
      const isFresh = made && Math.abs(now - made.at) < expectedAnewMs
      if (made && isFresh && made.day === day && made.version === catalogue.version) return made.of
      made = { of: expect(experience, catalogue, day), day, version: catalogue.version, at: now }
      return made.of
    },
  }
}
