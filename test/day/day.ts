// A simulated day and its report. See docs/performance.md.
import { parseArgs } from 'node:util'
import { liveAgainst } from './against'
import { type Simulation, simulateDay } from './simulate'
import { wordsOfDay } from './words-of-day'

const usage = `npm run day -- [--municipality pokrov] [--branch main] [--people 240] [--seed 7] [--date 2026-11-24]
               [--speed 600]      how many times faster than real; 0: as fast as it goes
               [--url http://127.0.0.1:3000 --token TOKEN]   drive a server that runs, by its own clock`

const { values } = parseArgs({
  options: {
    municipality: { type: 'string', default: 'pokrov' },
    branch: { type: 'string', default: 'main' },
    people: { type: 'string', default: '240' },
    seed: { type: 'string', default: '7' },
    speed: { type: 'string', default: '600' },
    date: { type: 'string', default: '2026-11-24' },
    url: { type: 'string' },
    token: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

function number(name: 'people' | 'seed' | 'speed', most: number): number {
  const value = Number(values[name])
  if (Number.isFinite(value) && value >= 0 && value <= most) return value
  process.stderr.write(`--${name} is "${values[name]}": expected a number from 0 to ${most}.\n\n${usage}\n`)
  process.exit(2)
}

if (values.help) {
  console.log(usage)
  process.exit(0)
}
const wanted: Simulation = {
  municipality: values.municipality,
  branch: values.branch,
  day: values.date,
  people: Math.floor(number('people', 5_000)),
  seed: number('seed', 2 ** 32 - 1),
  speed: number('speed', 1_000_000),
}
const begun = performance.now()
const day = values.url
  ? await liveAgainst({ url: values.url, token: values.token ?? '' }, wanted)
  : await simulateDay(wanted)
console.log(wordsOfDay(day))
const seconds = ((performance.now() - begun) / 1000).toFixed(1)
const how = values.url
  ? `lived by the clock of ${values.url}: times in the report are real, not the plan's`
  : `lived by a clock that follows the plan: seed ${wanted.seed} gives this day at any speed`
console.log(`\n${seconds} s; ${how}.`)
process.exitCode = day.findings.some(({ broken }) => broken.length > 0) ? 1 : 0
