// What would happen to the waits if the centre did one thing otherwise. See docs/waiting-times.md.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Catalogue } from '../../domain/catalogue'
import { type Change, changed } from '../../simulation/change'
import { type Town, usualTown } from '../../simulation/town'
import { waitsOf } from '../../simulation/waits'
import { wordsOfWhatIf } from '../../simulation/words-of-what-if'
import { catalogueOf } from '../municipality/catalogue'
import { readMunicipality } from '../municipality/read'
import { changesOf, Misunderstood } from './changes'

const usage = `npm run what-if -- --municipality kriva-palanka CHANGE [CHANGE …]

  --counter "+1:tue:general"       one more counter on Tuesdays that serves this queue
  --counter "-3:tue,thu"           counter 3 stays closed on Tuesdays and Thursdays
  --target general=15              the queue's target wait in minutes
  --share "1:information=2,collect=1"   how counter 1 divides its calls
  --hours "sat=09:00-12:00"        opening hours of a weekday
  --arrivals 120                   so many per cent of the people

  --branch main   --people 150 (a day)   --days 20   --from 2026-11-02   --seed 7
Days: mon tue wed thu fri sat sun, or all.`

/** Tickets that a counter usually sees in a day, where nobody says how many come. */
const peopleForCounter = 24

function main(): void {
  const { values } = parseArgs({
    options: {
      municipality: { type: 'string' },
      branch: { type: 'string', default: 'main' },
      people: { type: 'string' },
      days: { type: 'string', default: '20' },
      from: { type: 'string', default: '2026-11-02' },
      seed: { type: 'string', default: '7' },
      counter: { type: 'string', multiple: true, default: [] },
      target: { type: 'string', multiple: true, default: [] },
      share: { type: 'string', multiple: true, default: [] },
      hours: { type: 'string', multiple: true, default: [] },
      arrivals: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const catalogue = catalogueFor(values.municipality, values.branch)
  const most = { people: 20_000, days: 400, seed: 2 ** 32 - 1 }
  const people = whole(
    'people',
    values.people ?? String(catalogue.branch.counters.length * peopleForCounter),
    most.people,
  )
  const asked = {
    from: dateOf(values.from),
    days: whole('days', values.days, most.days),
    seed: whole('seed', values.seed, most.seed),
  }
  const changes = changesOf(values)
  if (changes.length === 0)
    throw new Misunderstood('Say what would be otherwise: --counter, --target, --share, --hours or --arrivals.')
  if (Object.values(catalogue.branch.hours).every(intervals => intervals.length === 0))
    throw new Misunderstood(`Branch ${catalogue.branch.id} has no opening hours.`)
  const before = usualTown(catalogue, { people })
  const after = changes.reduce(applied, before)
  process.stdout.write(
    wordsOfWhatIf({ before: waitsOf(before, asked), after: waitsOf(after, asked), catalogue, people, asked }),
  )
}

function applied(town: Town, change: Change): Town {
  const made = changed(town, change)
  if (!made.ok) throw new Misunderstood(`That cannot be: ${made.why}.`)
  return made.town
}

function catalogueFor(municipality: string | undefined, branch: string): Catalogue {
  if (municipality === undefined)
    throw new Misunderstood('Say which town: --municipality kriva-palanka, or a YAML file.')
  const file = municipality.endsWith('.yaml') ? municipality : path.join('municipalities', `${municipality}.yaml`)
  if (!existsSync(file)) throw new Misunderstood(`There is no file ${file}.`)
  const read = readMunicipality(readFileSync(file, 'utf8'))
  if (!read.ok)
    throw new Misunderstood(`${file} has ${read.faults.length} faults: npm run municipality -- check ${file}`)
  const catalogue = catalogueOf(read.file, branch)
  if (catalogue) return catalogue
  throw new Misunderstood(
    `${file} has no branch "${branch}"; it has ${read.file.branches.map(({ code }) => code).join(', ')}.`,
  )
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Misunderstood(`--${name} is "${text}": expected a whole number from 1 to ${most}.`)
}

function dateOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new Misunderstood(`--from is "${text}": expected a date such as 2026-11-02.`)
}

try {
  main()
} catch (fault) {
  const isUnknownOption =
    fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')
  if (!(fault instanceof Misunderstood) && !isUnknownOption) throw fault
  process.stderr.write(`${fault.message}\n\n${usage}\n`)
  process.exitCode = 2
}
