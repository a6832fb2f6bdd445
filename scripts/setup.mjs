// What every command needs before it can run, done only when it is missing or out of date. No package is imported
// here: on a fresh clone there is none.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

/** Whoever installs can put it right: the process ends with 2 and one clear line. */
export function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 20))
    stop(
      `Redica needs Node.js 20.20 or later, and this is ${process.versions.node}. Install a newer one and try again.`,
    )
}

/** Installs the packages of package-lock.json, with those of development when they are asked for. */
export function install({ development }) {
  const wanted = hashOf(['package-lock.json', 'package.json'])
  const stamp = path.join('node_modules', '.installed')
  const found = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (found === `${wanted} all` || (!development && found === `${wanted} production`)) return
  step('Installing packages')
  // Not `npm ci`: it refuses a lock file in which the binaries for other machines' platforms are missing, and there
  // are registries that do not have them all. The versions are those of the lock file all the same.
  run('npm', ['install', '--no-save', '--loglevel=error', ...(development ? [] : ['--omit=dev'])])
  writeFileSync(stamp, `${wanted} ${development ? 'all' : 'production'}`)
}

/** Generates both database clients. The schema engine, which is not needed for that, is not downloaded. */
export function generate() {
  const wanted = hashOf(['prisma/schema.prisma', 'prisma/postgresql/schema.prisma', 'package-lock.json'])
  const stamp = 'server/store/prisma/.generated'
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  step('Generating the database clients')
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  for (const schema of ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma'])
    run('node', ['node_modules/prisma/build/index.js', 'generate', '--schema', schema], { env, quiet: true })
  writeFileSync(stamp, wanted)
}

/** The rooms of the product. */
export const rooms = [
  'app',
  'kiosk',
  'display',
  'counter',
  'manager',
  'phone',
  'dock',
  'entrance',
  'ui',
  'domain',
  'simulation',
  'server',
  'devices',
]

const sources = [
  ...rooms,
  'messages',
  'test/screens/fixtures',
  'next.config.js',
  'postcss.config.mjs',
  'package-lock.json',
  'scripts/setup.mjs',
  'scripts/bundle.mjs',
]

/** Builds the pages and the server's bundle. */
export function build() {
  const wanted = hashOf(sources)
  const stamp = 'dist/.built'
  if (existsSync(stamp) && existsSync('.next/BUILD_ID') && readFileSync(stamp, 'utf8') === wanted) return
  step('Building')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  run('node', ['node_modules/next/dist/bin/next', 'build'], { env, quiet: true })
  run('node', ['scripts/bundle.mjs'], { env })
  writeFileSync(stamp, wanted)
}

/** Only what a kiosk's computer runs: no pages, no database. */
export function bundleAgent() {
  const wanted = hashOf(sources)
  const [whole, stamp] = ['dist/.built', 'dist/.agent-built']
  if ([whole, stamp].some(file => existsSync(file) && readFileSync(file, 'utf8') === wanted)) return
  step('Building')
  run('node', ['scripts/bundle.mjs', 'agent'])
  writeFileSync(stamp, wanted)
}

export function step(what) {
  process.stderr.write(`${what} …\n`)
}

export function run(command, args, { env = process.env, quiet = false } = {}) {
  const done = spawnSync(command, args, {
    env,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  if (done.error?.code === 'ENOENT') stop(`${command} is missing on this machine. Install it and try again.`)
  if (done.status === 0) return
  if (quiet) process.stderr.write(`${done.stdout}${done.stderr}`)
  stop(`"${command} ${args.join(' ')}" failed: see above.`)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { withFileTypes: true }).flatMap(entry => {
    const inside = path.join(place, entry.name)
    // Generated, or says which were generated.
    if (inside === path.join('server', 'store', 'prisma')) return []
    return entry.isDirectory() ? filesUnder(inside) : [inside]
  })
}

/** The first of these programs that is on this machine. */
export function find(...candidates) {
  for (const candidate of candidates) {
    if (candidate.includes('/')) {
      if (existsSync(candidate)) return candidate
      continue
    }
    try {
      return execFileSync('sh', ['-c', `command -v ${candidate}`], { encoding: 'utf8' }).trim()
    } catch {
      // Not on the path: the next one.
    }
  }
  return null
}

export function makeFolder(folder) {
  mkdirSync(folder, { recursive: true })
}
