import type { Catalogue } from '../domain/catalogue'
import { textIn } from '../domain/words'
import type { DaysAsked, LivedWaits, SimulatedWaits } from './waits'

/** A table of the waits before and after, and how sure the difference is. */
export function wordsOfWhatIf({
  before,
  after,
  catalogue,
  people,
  asked,
}: {
  before: LivedWaits
  after: LivedWaits
  catalogue: Catalogue
  people: number
  asked: DaysAsked
}): string {
  const { municipality, branch, queues } = catalogue
  const nameOf = (code: string) => {
    const queue = queues.find(known => known.code === code)
    return queue ? textIn(queue.name, 'en', municipality.languages) : 'All together'
  }
  const rows = before.queues.flatMap(one => {
    const other = after.queues.find(({ queue }) => queue === one.queue)
    return one.issued + (other?.issued ?? 0) === 0 || !other ? [] : [{ one, other }]
  })
  const width = Math.max(...rows.map(({ one }) => nameOf(one.queue).length), 8)
  const head = [
    ''.padEnd(width),
    ...['people', 'mean', 'half', '9 of 10', 'in time', 'left'].map(title => title.padStart(16)),
  ].join('')
  const lines = rows.map(({ one, other }) => [nameOf(one.queue).padEnd(width), ...cells(one, other)].join(''))
  const { days, from, seed } = asked
  return [
    `${textIn(branch.name, 'en', municipality.languages)}: ${days} days from ${from}, ${people} people a day, seed ${seed}.`,
    'Each figure before → after, waits in minutes; the same people come with the same wishes.',
    '',
    head,
    ...lines,
    '',
    difference(before, after),
    '',
  ].join('\n')
}

function cells(one: SimulatedWaits, other: SimulatedWaits): readonly string[] {
  const pair = (of: (waits: SimulatedWaits) => string) => `${of(one)} → ${of(other)}`.padStart(16)
  return [
    pair(({ issued }) => String(issued)),
    pair(({ meanMinutes }) => minutes(meanMinutes)),
    pair(({ medianMinutes }) => minutes(medianMinutes)),
    pair(({ p90Minutes }) => minutes(p90Minutes)),
    pair(({ serviceLevel }) => percent(serviceLevel)),
    pair(({ leftShare }) => percent(leftShare)),
  ]
}

/** Day against day, because the same people come: what differs is the change, not the day. */
function difference(before: LivedWaits, after: LivedWaits): string {
  const each = [...before.dayMeans].flatMap(([day, mean]) => {
    const other = after.dayMeans.get(day)
    return other === undefined || other === mean ? [] : [other - mean]
  })
  if (each.length < 2) return 'On fewer than two days it makes any difference.'
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length
  const variance = each.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (each.length - 1)
  const error = 2 * Math.sqrt(variance / each.length)
  const sure = Math.abs(mean) > error ? 'more than chance' : 'no more than chance may make of it'
  return `On the ${each.length} days on which it makes a difference, the mean wait changes by ${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(1)} min, give or take ${error.toFixed(1)}:
${sure}.`
}

function minutes(value: number | null): string {
  return value === null ? '–' : value.toFixed(1)
}

function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`
}
