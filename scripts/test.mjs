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

/** @type {string[]} What is to be mended, said again at the end: the lists above are long. */
const toMend = []
const folder = mkdtempSync(path.join(tmpdir(), 'redica-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
const only = process.argv.slice(2)

function suite(name, args, env, read) {
  const report = path.join(folder, `${name}.json`)
  const { status } = spawnSync('node', args(report), { stdio: 'inherit', env: { ...process.env, ...env(report) } })
  try {
    const counted = read(JSON.parse(readFileSync(report, 'utf8')))
    for (const key of Object.keys(counts)) counts[key] += counted[key]
    toMend.push(...counted.toMend)
    if (status === 0 || counted.failed > 0) return
    counts.failed++
    toMend.push(`${name}: every test passed, and its runner failed: see above`)
  } catch {
    counts.failed++
    toMend.push(`${name}: its runner came to no end: see above`)
  }
}

/** The tests of a browser suite that failed, or that passed at a second try only. */
function endsOf({ specs, suites = [] }) {
  const ended = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const said = status === 'flaky' ? 'passed at the second try only' : 'failed'
        const [first] = results.flatMap(({ errors }) => errors.map(({ message }) => message))
        return `${file}: ${title} ${said}\n${first ?? ''}`
      }),
  )
  return [...ended, ...suites.flatMap(endsOf)]
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
    ({ numPassedTests, numFailedTests, numPendingTests, testResults }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
      toMend: testResults
        .flatMap(file => file.assertionResults.map(test => ({ file: path.relative('.', file.name), ...test })))
        .filter(({ status }) => status === 'failed')
        .map(({ file, fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`),
    }),
  )
if (only.length === 0 || only.includes('browser'))
  suite(
    'browser',
    () => ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    report => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report, CHROMIUM: browser() ?? '' }),
    ({ stats, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      toMend: suites.flatMap(endsOf),
    }),
  )

rmSync(folder, { recursive: true, force: true })
if (toMend.length > 0) process.stdout.write(`\nTo mend:\n\n${toMend.join('\n\n')}\n`)
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)
