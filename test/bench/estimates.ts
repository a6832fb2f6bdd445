import type { Truth } from '../../simulation/truth'
import { truthOf } from '../../simulation/truth'
import { type TownToMeasure, townOf, townsToMeasure } from './towns'
import type { Goal } from './words-of-bench'

export interface MeasuredTown {
  readonly town: TownToMeasure
  readonly truth: Truth
}

/** How true the waits are that people are told, over so many simulated days of each town. */
export function measureEstimates({ days, seed }: { days: number; seed: number }): readonly MeasuredTown[] {
  return townsToMeasure.map(town => {
    const asked = { from: '2026-11-02', learning: 15, days, seed, closes: town.closes }
    return { town, truth: truthOf(townOf(town), asked) }
  })
}

export function goalsOfEstimates(measured: readonly MeasuredTown[]): readonly Goal[] {
  return measured.flatMap(({ town, truth }) => {
    const covered = truth.within / truth.told
    const better = 1 - truth.errorMinutes / truth.simpleErrorMinutes
    return [
      {
        figure: `waits told, ${town.name}: called within them`,
        found: percent(covered),
        wanted: '75 to 85 %',
        isMet: covered >= 0.75 && covered <= 0.85,
      },
      {
        figure: `waits told, ${town.name}: error below people × average ÷ counters`,
        found: percent(better),
        wanted: '≥ 30 %',
        isMet: better >= 0.3,
      },
    ]
  })
}

export function tableOfEstimates(measured: readonly MeasuredTown[]): string {
  const rows = measured.map(({ town, truth }) => {
    const { told, within, below, above, soon, soonKept } = truth
    const cells = [
      `${town.name}: ${town.municipality}, ${town.people} a day`,
      String(told),
      `${percent(within / told)} (${percent(below / told)} earlier, ${percent(above / told)} later)`,
      `${percent(soonKept / soon)} of ${soon}`,
      truth.meanWaitMinutes.toFixed(1),
      truth.meanWidthMinutes.toFixed(1),
      truth.errorMinutes.toFixed(1),
      truth.simpleErrorMinutes.toFixed(1),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head =
    '| town | told in minutes | within | "any moment" kept | mean wait | width | error | rule of thumb’s error |'
  return [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n')
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
