import { expect, test } from 'vitest'
import type { Recorded } from './contract'
import { type SimulatedDay, type Simulation, simulateDay } from './simulate'

const small: Simulation = { municipality: 'pokrov', branch: 'main', day: '2026-11-24', people: 40, seed: 3, speed: 0 }

/**
 * Ids are random: in their place stands which one it was, in the order of appearing. The waits told are left out: how
 * often they are estimated anew hangs on how busy the machine is.
 */
function withoutIds(journal: readonly Recorded[]): readonly unknown[] {
  const names = new Map<string, string>()
  const named = (id: string) => {
    const name = names.get(id) ?? `${names.size}`
    names.set(id, name)
    return name
  }
  const idKeys = ['ticket', 'clerk', 'person']
  return journal.map(({ actor, told: _told, ...event }: Recorded & { told?: unknown }) => ({
    actor: actor.replace(/(?<=:).*/, named),
    ...Object.fromEntries(
      Object.entries(event).map(([key, value]) => [key, idKeys.includes(key) ? named(String(value)) : value]),
    ),
  }))
}

function brokenIn({ findings }: SimulatedDay): readonly string[] {
  return findings.flatMap(({ rule, what, broken }) => broken.map(line => `[${rule}] ${what}: ${line}`))
}

test('[C1] [L1] [L2] [N1] [R3] [S2] a day keeps the rules, and the same seed is the same day', async () => {
  const first = await simulateDay(small)
  const second = await simulateDay({ ...small, speed: 20_000 })

  expect(brokenIn(first)).toEqual([])
  expect(first.reports.day.total.issued).toBe(40)
  expect(withoutIds(second.journal)).toEqual(withoutIds(first.journal))
  expect(second.reports).toEqual(first.reports)
}, 120_000)
