import { emptyHall } from '../../domain/hall'
import { nextDay } from '../../domain/local-time'
import { liveDay } from '../../simulation/day'
import { usualTown } from '../../simulation/town'
import { type Truth, truthOf } from '../../simulation/truth'
import { catalogueOfFile, type TownToMeasure, townOf, townsToMeasure } from './towns'
import { figure, type Goal } from './words-of-bench'

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

/**
 * Tickets a second of processor time, through so many days of Pokrov and everything that happens to them, on one
 * processor and in the best of three attempts.
 */
export function measureYear(days: number): number {
  const town = usualTown(catalogueOfFile('pokrov'), { people: 240 })
  let hall = emptyHall(town.catalogue.branch.id)
  let day = '2026-01-01'
  let tickets = 0
  const live = (many: number) => {
    for (let lived = 0; lived < many; lived++, day = nextDay(day))
      hall = liveDay(town, hall, {
        day,
        seed: lived,
        seen: ({ type }) => (tickets += type === 'ticket.issued' ? 1 : 0),
      })
  }
  live(30)
  const attempts = Array.from({ length: 3 }, () => {
    const before = { tickets, cpu: process.cpuUsage().user }
    live(days)
    return (tickets - before.tickets) / ((process.cpuUsage().user - before.cpu) / 1e6)
  })
  return Math.max(...attempts)
}

export function goalOfYear(perSecond: number): Goal {
  const isMet = perSecond >= 100_000
  return { figure: 'a simulated year, tickets a second', found: figure(perSecond), wanted: '≥ 100,000', isMet }
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
