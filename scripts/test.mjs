// npm test: everything that the tests need, then all of them. The last line counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, checkNode, generate, install } from './setup.mjs'
import { browser, ensureTools } from './tools.mjs'

checkNode()
install({ development: true })
generate()
ensureTools()
build()

const folder = mkdtempSync(path.join(tmpdir(), 'redica-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
/** Passed at a second try only: counted, and said, because something is to be mended. */
let flaky = 0
const only = process.argv.slice(2)

function suite(name, args, env, read) {
  const report = path.join(folder, `${name}.json`)
  const { status } = spawnSync('node', args(report), { stdio: 'inherit', env: { ...process.env, ...env(report) } })
  try {
    const counted = read(JSON.parse(readFileSync(report, 'utf8')))
    for (const key of Object.keys(counts)) counts[key] += counted[key]
    if (status !== 0 && counted.failed === 0) counts.failed++
  } catch {
    counts.failed++
  }
}

if (only.length === 0 || only.includes('unit'))
  suite(
    'unit',
    report => [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    () => ({}),
    ({ numPassedTests, numFailedTests, numPendingTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
    }),
  )
if (only.length === 0 || only.includes('browser'))
  suite(
    'browser',
    () => ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    report => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report, CHROMIUM: browser() ?? '' }),
    ({ stats }) => {
      flaky = stats.flaky
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
    },
  )

rmSync(folder, { recursive: true, force: true })
if (flaky > 0) process.stdout.write(`\n${flaky} of them passed at the second try only: mend them.\n`)
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)
