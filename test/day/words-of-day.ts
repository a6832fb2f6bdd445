import { localTime } from '../../domain/local-time'
import type { WaitsReport, WaitsRow } from '../../domain/report'
import { textIn, type Wait } from '../../domain/words'
import type { Recorded } from './contract'
import type { Finding } from './invariants'
import type { SimulatedDay } from './simulate'

/** A day in words: a table of the queues, one of the hours, and what was checked. */
export function wordsOfDay({ catalogue, reports, findings, lived, journal }: SimulatedDay): string {
  const { municipality, branch } = catalogue
  const title = `${textIn(branch.name, 'en', municipality.languages)}, ${reports.day.from}`
  const refusals = [...lived.refusals].map(([refusal, count]) => `${refusal} ${count}`).join(', ')
  return [
    title,
    '',
    tableOf(reports.queue, row => `${row.prefix ?? ''} ${textIn(row.name ?? {}, 'en', municipality.languages)}`.trim()),
    '',
    tableOf(reports.hour, row => `${row.key}:00`),
    '',
    `Commands given: ${lived.commands}. Refused: ${refusals || 'none'}. Events in the journal: ${journal.length}.`,
    promisesInWords(lived.promises, journal),
    `Longest line in the hall: ${longestLine(journal, catalogue.municipality.timeZone)}.`,
    '',
    ...findings.map(findingInWords),
  ].join('\n')
}

const columns: readonly (readonly [title: string, of: (row: WaitsRow) => string])[] = [
  ['tickets', row => String(row.issued)],
  ['served', row => String(row.served)],
  ['no-show', row => String(row.absent)],
  ['gave up', row => String(row.cancelled)],
  ['left', row => String(row.left)],
  ['waited', row => minutes(row.waiting?.medianMs)],
  ['9 of 10', row => minutes(row.waiting?.p90Ms)],
  ['longest', row => minutes(row.waiting?.maxMs)],
  ['walked', row => minutes(row.walking?.meanMs)],
  ['service', row => minutes(row.service?.meanMs)],
  ['stay', row => minutes(row.stay?.meanMs)],
  ['in time', row => (row.serviceLevel === null ? '–' : `${Math.round(row.serviceLevel * 100)} %`)],
]

function tableOf(report: WaitsReport, nameOf: (row: WaitsRow) => string): string {
  const named = [...report.rows.map(row => [nameOf(row), row] as const), ['All together', report.total] as const]
  const nameWidth = Math.max(...named.map(([name]) => name.length))
  const head = ''.padEnd(nameWidth) + columns.map(([title]) => title.padStart(9)).join('')
  const lines = named.map(
    ([name, row]) => name.padEnd(nameWidth) + columns.map(([, of]) => of(row).padStart(9)).join(''),
  )
  return [head, ...lines].join('\n')
}

function minutes(ms: number | undefined): string {
  return ms === undefined ? '–' : `${(ms / 60_000).toFixed(1)} min`
}

/** How often people were called within the time that their ticket promised (rule W1: 75 to 85 of 100). */
function promisesInWords(promises: ReadonlyMap<string, Wait | null>, journal: readonly Recorded[]): string {
  const issuedAt = new Map<string, number>()
  let kept = 0
  let made = 0
  for (const event of journal) {
    if (event.type === 'ticket.issued') issuedAt.set(event.ticket, event.at)
    if (event.type !== 'ticket.called') continue
    const promise = promises.get(event.ticket)
    const since = issuedAt.get(event.ticket)
    issuedAt.delete(event.ticket)
    if (!promise || since === undefined) continue
    made++
    const waited = (event.at - since) / 60_000
    if (promise.fromMinutes <= waited && waited <= promise.toMinutes) kept++
  }
  const share = made === 0 ? 'none' : `${Math.round((100 * kept) / made)} %`
  return `Waits promised on the ticket: ${made}; called within them: ${share} (75 to 85 % is right).`
}

function longestLine(journal: readonly Recorded[], zone: string): string {
  const waiting = new Set<string>()
  let most = 0
  let at = 0
  for (const event of journal) {
    if (event.type === 'ticket.issued' || event.type === 'ticket.returned' || event.type === 'ticket.uncalled')
      waiting.add(event.ticket)
    else if ('ticket' in event) waiting.delete(event.ticket)
    if (waiting.size <= most) continue
    most = waiting.size
    at = event.at
  }
  const { minute } = localTime(at, zone)
  const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
  return most === 0 ? 'nobody waited' : `${most} people, at ${clock}`
}

export function findingInWords({ rule, what, looked, broken }: Finding): string {
  if (broken.length === 0) return `  kept  [${rule}] ${looked} ${what}`
  const shown = broken.slice(0, 5).map(line => `\n          ${line}`)
  return `NOT kept  [${rule}] ${what}: ${broken.length} times${shown.join('')}`
}
