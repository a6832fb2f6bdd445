import type { EstimatesReport, RatingsReport, WaitsReport, WaitsRow } from '../../domain/report'
import type { Language } from '../../domain/words'
import { textIn } from '../../domain/words'

const columns = ['waiting', 'walking', 'service', 'parked', 'stay'] as const

/** The report as RFC 4180, in seconds; what was not measured is empty. Begins with a byte order mark for Excel. */
export function waitsCsv(report: WaitsReport, languages: readonly Language[]): string {
  const [first = 'en'] = languages
  const head = [
    report.by,
    'name',
    'issued',
    'served',
    'absent',
    'cancelled',
    'left',
    ...columns.flatMap(name => ['count', 'mean', 'median', 'p90', 'max'].map(part => `${name}_${part}`)),
    'service_level',
  ]
  const body = [...report.rows, report.total].map(row => [
    row.key || 'total',
    row.name ? textIn(row.name, first, languages) : '',
    row.issued,
    row.served,
    row.absent,
    row.cancelled,
    row.left,
    ...columns.flatMap(name => spreadCells(row[name])),
    row.serviceLevel === null ? '' : row.serviceLevel.toFixed(4),
  ])
  return sheetOf([head, ...body], report.definitions)
}

export function estimatesCsv(report: EstimatesReport, languages: readonly Language[]): string {
  const [first = 'en'] = languages
  const figures = ['told', 'within', 'earlier', 'later', 'soon', 'soonKept', 'untold'] as const
  const head = [report.by, 'name', ...figures, 'coverage', 'error_minutes']
  const body = [...report.rows, report.total].map(row => [
    row.key || 'total',
    row.name ? textIn(row.name, first, languages) : '',
    ...figures.map(figure => row[figure]),
    row.coverage === null ? '' : row.coverage.toFixed(4),
    row.errorMinutes === null ? '' : row.errorMinutes.toFixed(2),
  ])
  return sheetOf([head, ...body], report.definitions)
}

export function ratingsCsv(report: RatingsReport, languages: readonly Language[]): string {
  const [first = 'en'] = languages
  const { total } = report
  const head = [
    ...[report.by, 'name', 'served', 'rated', 'average'],
    ...total.scores.map(({ score }) => `score_${score}`),
    ...total.better.map(({ what }) => `better_${what}`),
  ]
  const body = [...report.rows, total].map(row => [
    row.key || 'total',
    row.name ? textIn(row.name, first, languages) : '',
    row.served,
    row.rated,
    row.average === null ? '' : row.average.toFixed(2),
    ...[...row.scores, ...row.better].map(({ count }) => count),
  ])
  return sheetOf([head, ...body], report.definitions)
}

function sheetOf(table: readonly (readonly (string | number)[])[], definitions: Readonly<Record<string, string>>) {
  const notes = Object.entries(definitions).map(([name, definition]) => [`# ${name}`, definition])
  return `\uFEFF${[...table, ...notes].map(cells => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function spreadCells(spread: WaitsRow['waiting']): readonly (string | number)[] {
  if (!spread) return ['', '', '', '', '']
  const { count, meanMs, medianMs, p90Ms, maxMs } = spread
  return [count, ...[meanMs, medianMs, p90Ms, maxMs].map(ms => Math.round(ms / 1000))]
}

/** A cell that a spreadsheet would take for a formula is quoted with an apostrophe (ASVS 1.2.10). */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
