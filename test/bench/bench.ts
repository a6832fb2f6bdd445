// Every figure as a ratio to what this machine can do at best, measured in the same run. See docs/performance.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundled } from '../day/child'
import { type Cell, callCell, issueCell, tapCell } from './cells'
import { displayCost } from './displays-memory'
import { measureDomain } from './domain-alone'
import { goalOfYear, goalsOfEstimates, measureEstimates, measureYear, tableOfEstimates } from './estimates'
import { goalsOfHistory, lived } from './history'
import { measureInstallation } from './installation'
import { emptyPage } from './pages'
import { goalsOfPrinting, measurePrinting } from './printing'
import { bestOf, type Line, lineOf, measureCell, type Round } from './rounds'
import { benchMunicipality, ceiling, redica } from './systems'
import { measureTwoServers } from './two-servers'
import {
  costGoal,
  figure,
  type Goal,
  goalsOfDomain,
  goalsOfInstallation,
  goalsOfLines,
  tableOfGoals,
  tableOfLines,
  voidInWords,
} from './words-of-bench'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    /** Only questions whose name has this in it; without the installation. */
    only: { type: 'string' },
  },
})
const length = values.quick
  ? {
      rounds: 1,
      warmMs: 3_000,
      ms: 1_000,
      taps: 100,
      calls: 30,
      manyCalls: 20,
      visits: 10_000,
      days: 10,
      history: 500_000,
    }
  : {
      rounds: 2,
      warmMs: 5_000,
      ms: 2_000,
      taps: 200,
      calls: 75,
      manyCalls: 40,
      visits: 50_000,
      days: 40,
      history: 5_000_000,
    }
const rounds = Number(values.rounds ?? length.rounds)
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 20) {
  process.stderr.write('npm run bench -- [--quick] [--rounds 2] [--only "call to"]\n')
  process.exit(2)
}
// Whatever hangs, the run ends; its children end with it.
const longestMs = 30 * 60_000
setTimeout(() => {
  process.stderr.write(`The bench was not over after ${longestMs / 60_000} minutes.\n`)
  process.exit(1)
}, longestMs).unref()

const begun = performance.now()
const folder = mkdtempSync(path.join(tmpdir(), 'redica-bench-town-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const programs = await bundled({
  server: 'test/day/server.ts',
  ceiling: 'test/bench/ceiling.ts',
  kiosks: 'test/bench/kiosks.ts',
  displays: 'test/bench/displays.ts',
  printers: 'test/bench/printers.ts',
  'drawing-worker': 'devices/drawing-worker.ts',
  'printer-worker': 'devices/printer-worker.ts',
})
const ours = redica({ program: programs.server, municipality: benchMunicipality(folder) })
const best = ceiling({ program: programs.ceiling })
const { warmMs, ms, taps, calls, manyCalls } = length
// In a quick run only what a goal hangs on.
const more: readonly Cell[] = values.quick
  ? []
  : [
      tapCell(programs, { everyMs: 10, count: taps }),
      callCell(programs, 1, { everyMs: 30, count: calls }),
      callCell(programs, 50, { everyMs: 40, count: calls }),
    ]
const cells: readonly Cell[] = [
  issueCell(programs, 1, { warmMs, ms }),
  issueCell(programs, 8, { warmMs, ms }),
  issueCell(programs, 50, { warmMs, ms }),
  ...more,
  callCell(programs, 500, { everyMs: 160, count: manyCalls }),
].filter(({ name }) => name.includes(values.only ?? ''))

const all: (readonly Round[])[] = []
for (const cell of cells) {
  say(cell.name)
  all.push(await measureCell(cell, { ours, ceiling: best, rounds }))
}
const calmest = bestOf(all.flat())
const lines = all.map(one => lineOf(one, calmest))
console.log(tableOfLines(lines))
console.log(`\n${voidInWords(lines)}\n`)
const goals: Goal[] = [...goalsOfLines(lines)]

if (values.only === undefined) {
  say('the domain alone')
  const domain = measureDomain(length.visits)
  goals.push(...goalsOfDomain(domain))
  console.log(`Whole visits through the domain alone: ${figure(domain.visitsPerSecond)} a second.`)
  if (!values.quick) {
    say('memory of displays')
    const cost = { ours: await displayCost(programs, ours, 500), ceiling: await displayCost(programs, best, 500) }
    goals.push(costGoal(cost))
    console.log(
      `500 displays connected in ${figure(cost.ours.connectMs)} ms; bare: ${figure(cost.ceiling.connectMs)} ms.`,
    )
  }
  say('the installation: start, a day of 1,000 tickets, pages')
  const installed = await measureInstallation(1_000)
  console.log(`First start: ${(installed.firstStartMs / 1000).toFixed(1)} s, with an empty folder.`)
  say('an empty page')
  const empty = emptyPage()
  goals.push(...goalsOfInstallation(installed, empty))
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
  console.log(`Scripts of an empty page with socket.io-client: ${kilobytes(empty.bytes)} kB compressed; beyond it:`)
  for (const { page, bytes, scripts } of installed.pages)
    console.log(`  ${page.padEnd(10)} ${kilobytes(bytes - empty.bytes).padStart(6)} kB in ${scripts} scripts`)
}
if ((values.only === undefined && !values.quick) || values.only === 'history') {
  say(`ten years: ${figure(length.history)} tickets`)
  const past = await lived({
    program: programs.server,
    municipality: benchMunicipality(folder),
    tickets: length.history,
  })
  process.once('exit', past.remove)
  // Gigabytes that the system still has to write would be waited for by whoever takes a ticket meanwhile.
  execFileSync('sync')
  const system = { program: programs.server, municipality: benchMunicipality(folder) }
  const systems = { ours: redica({ ...system, livedIn: past }), ceiling: redica(system), rounds }
  const histories: Line[] = []
  for (const cell of [
    // A 99th percentile moves by half from one thousand taps to the next.
    tapCell(programs, { everyMs: 10, count: taps * 15 }),
    callCell(programs, 1, { everyMs: 30, count: calls * 8 }),
  ]) {
    const name = `with ${figure(length.history)} tickets in the file, ${cell.name}`
    say(name)
    const round = await measureCell({ ...cell, name }, systems)
    histories.push(lineOf(round, bestOf(round)))
  }
  console.log(`Held against an empty file:\n${tableOfLines(histories)}\n`)
  goals.push(...goalsOfHistory(histories))
}
if ((values.only === undefined && !values.quick) || values.only === 'postgresql') {
  say('two servers on one PostgreSQL')
  const goal = await measureTwoServers(programs, { municipality: benchMunicipality(folder), warmMs, ms })
  if (goal) goals.push(goal)
  else console.log('No PostgreSQL is installed here: two servers were not measured.')
}
if (values.only === undefined || 'estimates'.includes(values.only)) {
  say('estimates: simulated days of four towns')
  const measured = measureEstimates({ days: length.days, seed: 5 })
  goals.push(...goalsOfEstimates(measured), goalOfYear(measureYear(365)))
  console.log(`\n${tableOfEstimates(measured)}\n`)
}
if (values.only === undefined || 'printing'.includes(values.only)) {
  say('printing')
  const counts = values.quick ? { taps: 30, calls: 600 } : { taps: 100, calls: 2_000 }
  const printed = await measurePrinting(programs, { ...counts, municipality: benchMunicipality(folder) })
  goals.push(...goalsOfPrinting(printed))
}
console.log(`\n${tableOfGoals(goals)}`)
if (lines.length > 0 && lines.every(({ voided, rounds: held }) => voided.length === held))
  console.log('\nEvery round was void: something else ran. Trust none of this; run it again on a quiet machine.')
console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s.`)
process.exit(0)

function say(what: string): void {
  process.stderr.write(`  ${what} …\n`)
}
