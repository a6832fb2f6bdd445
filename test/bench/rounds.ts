import { type Calm, disturbed, lookAtMachine } from './calm'
import type { Cell, Measured } from './cells'
import { median } from './quantile'
import type { System } from './systems'

/** One cell in one round: the system, the ceiling, the ceiling, the system. */
export interface Round {
  readonly cell: string
  readonly ours: readonly Measured[]
  readonly ceilings: readonly Measured[]
  readonly looks: readonly Calm[]
}

/** A ratio to the ceiling, over the rounds. */
export interface Ratio {
  readonly median: number
  readonly least: number
  readonly most: number
}

export interface Line {
  readonly cell: string
  readonly perSecond: Ratio | null
  readonly cpuMs: Ratio | null
  readonly p50: Ratio
  readonly p99: Ratio
  readonly ours: Measured
  readonly ceiling: Measured
  /** For each void round, why. */
  readonly voided: readonly string[]
  readonly rounds: number
}

export async function measureCell(
  cell: Cell,
  { ours, ceiling, rounds }: { ours: System; ceiling: System; rounds: number },
): Promise<readonly Round[]> {
  const done: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const looks = [await lookAtMachine()]
    const [first, second, third, fourth] = [
      await cell.measure(ours),
      await cell.measure(ceiling),
      await cell.measure(ceiling),
      await cell.measure(ours),
    ]
    looks.push(await lookAtMachine())
    done.push({ cell: cell.name, ours: [first, fourth], ceilings: [second, third], looks })
  }
  return done
}

/** Ratios within rounds, of those that can be trusted; of all, and said so, when none can. */
export function lineOf(rounds: readonly Round[], best: { loopMs: number; fsyncMs: number }): Line {
  const judged = rounds.map(round => ({ round, why: disturbed(round.looks, best) }))
  const calm = judged.filter(({ why }) => why.length === 0).map(({ round }) => round)
  const used = calm.length > 0 ? calm : rounds
  const ratio = (of: (measured: Measured) => number): Ratio => {
    const ratios = used.map(({ ours, ceilings }) => mean(ours.map(of)) / mean(ceilings.map(of)))
    return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) }
  }
  const isCounted = rounds[0]?.ours[0]?.perSecond !== null
  return {
    cell: rounds[0]?.cell ?? '',
    perSecond: isCounted ? ratio(({ perSecond }) => perSecond ?? Number.NaN) : null,
    cpuMs: isCounted ? ratio(({ cpuMs }) => cpuMs ?? Number.NaN) : null,
    p50: ratio(({ p50 }) => p50),
    p99: ratio(({ p99 }) => p99),
    ours: together(used.flatMap(round => round.ours)),
    ceiling: together(used.flatMap(round => round.ceilings)),
    voided: judged.flatMap(({ why }) => (why.length > 0 ? [why.join(', ')] : [])),
    rounds: rounds.length,
  }
}

export function bestOf(rounds: readonly Round[]): { loopMs: number; fsyncMs: number } {
  const looks = rounds.flatMap(round => round.looks)
  return {
    loopMs: Math.min(...looks.map(({ loopMs }) => loopMs)),
    fsyncMs: Math.min(...looks.map(({ fsyncMs }) => fsyncMs)),
  }
}

function together(measured: readonly Measured[]): Measured {
  const middle = (of: (one: Measured) => number) => median(measured.map(of))
  return {
    perSecond: measured[0]?.perSecond === null ? null : middle(({ perSecond }) => perSecond ?? 0),
    cpuMs: measured[0]?.cpuMs === null ? null : middle(({ cpuMs }) => cpuMs ?? 0),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    count: measured.reduce((sum, { count }) => sum + count, 0),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
