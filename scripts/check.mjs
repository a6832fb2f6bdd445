// npm run check: types, format and lint, import directions, rules without a test.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkNode, generate, install, rooms } from './setup.mjs'

checkNode()
install({ development: true })
generate()

const checks = [
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  [
    'Import directions',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...rooms,
      'test',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
    ],
  ],
]
let failed = 0
for (const [name, args] of checks) {
  const { status } = spawnSync('node', args, { stdio: 'inherit' })
  if (status !== 0) failed++
  process.stdout.write(`${name}: ${status === 0 ? 'in order' : 'NOT in order'}\n`)
}
const untested = rulesWithoutTest()
process.stdout.write(`Rules without a test: ${untested.length === 0 ? 'none' : untested.join(' ')}\n`)
process.exit(failed === 0 ? 0 : 1)

/** Rules of domain/RULES.md that no test names: `[O1] …`. */
function rulesWithoutTest() {
  const rules = [...readFileSync('domain/RULES.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule)
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(test|spec)\.tsx?$/.test(file))
    .map(file => readFileSync(path.join('test', file), 'utf8'))
    .join('\n')
  return rules.filter(rule => !new RegExp(`\\[[^\\]]*\\b${rule}\\b[^\\]]*\\]`).test(tests))
}
