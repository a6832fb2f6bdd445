import type { DisplayCost } from './displays-memory'
import type { DomainAlone } from './domain-alone'
import type { InstallationFigures } from './installation'
import type { PageBytes } from './pages'
import type { Line, Ratio } from './rounds'

/** A figure, what it should be, and whether it is. */
export interface Goal {
  readonly figure: string
  readonly found: string
  readonly wanted: string
  readonly isMet: boolean
}

export function tableOfLines(lines: readonly Line[]): string {
  const head = '| question | tickets/s | processor time | p50 | p99 | Redica p50 / p99 | ceiling p50 / p99 |'
  const rows = lines.map(line => {
    const cells = [
      line.cell + (line.voided.length === line.rounds ? ' (void)' : ''),
      line.perSecond ? `${times(line.perSecond)} of ${figure(line.ceiling.perSecond)}/s` : '',
      line.cpuMs ? `${times(line.cpuMs)} of ${figure((line.ceiling.cpuMs ?? 0) * 1000)} µs` : '',
      times(line.p50),
      times(line.p99),
      `${ms(line.ours.p50)} / ${ms(line.ours.p99)} ms`,
      `${ms(line.ceiling.p50)} / ${ms(line.ceiling.p99)} ms`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [head, '|---|---|---|---|---|---|---|', ...rows].join('\n')
}

export function voidInWords(lines: readonly Line[]): string {
  const voided = lines.flatMap(({ cell, voided: why, rounds }) =>
    why.map(reason => `  void: ${cell}, one of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}: ${reason}`),
  )
  return voided.length === 0 ? 'No round was void.' : voided.join('\n')
}

export function goalsOfLines(lines: readonly Line[]): readonly Goal[] {
  const of = (start: string) => lines.find(({ cell }) => cell.startsWith(start))
  const goals: Goal[] = []
  for (const clients of [8, 50]) {
    const line = of(`issue, ${clients} `)
    if (line?.perSecond) goals.push(atLeast(`issue, ${clients} kiosks, tickets/s`, line.perSecond, 0.6))
  }
  const one = of('issue, 1 ')
  if (one) goals.push(atMost('one kiosk, tap to answer, p50', one.p50, 2))
  const all = of('call to the last of 500')
  if (all) goals.push(atMost('call to the last of 500 displays, p99', all.p99, 2))
  return goals
}

export function goalsOfInstallation(installed: InstallationFigures, empty: PageBytes): readonly Goal[] {
  const kiosk = installed.pages.find(({ page }) => page === '/kiosk')
  const beyond = ((kiosk?.bytes ?? Number.NaN) - empty.bytes) / 1000
  const { restMegabytes, secondStartMs } = installed
  return [
    {
      figure: 'kiosk page beyond an empty one',
      found: `${beyond.toFixed(1)} kB`,
      wanted: '≤ 60 kB',
      isMet: beyond <= 60,
    },
    {
      figure: 'memory at rest after the day',
      found: `${restMegabytes.toFixed(1)} MB`,
      wanted: '< 250 MB',
      isMet: restMegabytes < 250,
    },
    {
      figure: 'second start, to ready',
      found: `${(secondStartMs / 1000).toFixed(1)} s`,
      wanted: '≤ 3 s',
      isMet: secondStartMs <= 3_000,
    },
  ]
}

export function goalsOfDomain(domain: DomainAlone): readonly Goal[] {
  return [
    {
      figure: 'domain alone, tickets/s',
      found: figure(domain.ticketsPerSecond),
      wanted: '≥ 100,000',
      isMet: domain.ticketsPerSecond >= 100_000,
    },
    {
      figure: 'estimates, 300 waiting, 20 counters',
      found: `${domain.estimateMs.toFixed(1)} ms`,
      wanted: '≤ 5 ms',
      isMet: domain.estimateMs <= 5,
    },
  ]
}

export function costGoal({ ours, ceiling }: { ours: DisplayCost; ceiling: DisplayCost }): Goal {
  const ratio = ours.kilobytes / ceiling.kilobytes
  const found = `${ours.kilobytes.toFixed(0)} kB, ${ratio.toFixed(2)} × bare`
  return { figure: 'memory for each of 500 displays', found, wanted: '≤ 1.5 ×', isMet: ratio <= 1.5 }
}

export function tableOfGoals(goals: readonly Goal[]): string {
  const rows = goals.map(
    ({ figure: name, found, wanted, isMet }) => `| ${name} | ${found} | ${wanted} | ${isMet ? 'met' : 'not met'} |`,
  )
  return ['| goal | found | wanted | |', '|---|---|---|---|', ...rows].join('\n')
}

function atLeast(name: string, ratio: Ratio, wanted: number): Goal {
  return { figure: name, found: times(ratio), wanted: `≥ ${wanted} ×`, isMet: ratio.median >= wanted }
}

export function atMost(name: string, ratio: Ratio, wanted: number): Goal {
  return { figure: name, found: times(ratio), wanted: `≤ ${wanted} ×`, isMet: ratio.median <= wanted }
}

function times({ median, least, most }: Ratio): string {
  const range = least === most ? '' : ` (${least.toFixed(2)}–${most.toFixed(2)})`
  return `${median.toFixed(2)} ×${range}`
}

export function figure(value: number | null): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en')
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0)
}
