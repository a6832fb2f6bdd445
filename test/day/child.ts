import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { FromParent, FromServer, Usage } from './server'

export const adminPassword = 'korrektes Pferd'

/** Programs made for one run, gone with it. They lie beside the packages, which they find from there. */
const cache = 'node_modules/.cache'

/** Bundles entries (name → file) once; returns where each lies. Gone when this process ends. */
export async function bundled<Name extends string>(
  entries: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, string>>> {
  mkdirSync(cache, { recursive: true })
  sweep()
  const folder = mkdtempSync(path.join(cache, 'redica-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    entryPoints: { ...entries },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    outExtension: { '.js': '.mjs' },
  })
  const names = Object.keys(entries) as Name[]
  return Object.fromEntries(names.map(name => [name, path.resolve(folder, `${name}.mjs`)])) as Record<Name, string>
}

/** A process that was killed leaves its programs behind: they go with the next run an hour later. */
function sweep(): void {
  for (const name of readdirSync(cache).filter(entry => entry.startsWith('redica-'))) {
    const left = path.join(cache, name)
    const age = Date.now() - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 3_600_000) rmSync(left, { recursive: true, force: true })
  }
}

export interface ChildOptions {
  /** The bundle of test/day/server.ts. */
  readonly program: string
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  /** The instant at which its clock stands; left out: the machine's clock. */
  readonly clock?: number
  readonly nodeArguments?: readonly string[]
}

export type Child = Awaited<ReturnType<typeof startChild>>

const startWithinMs = 30_000

/** Starts the server and waits until it serves. Throws with what it printed when it does not. */
export async function startChild({ program, dataDir, env = {}, clock, nodeArguments = [] }: ChildOptions) {
  const child = fork(program, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      MUNICIPALITY: 'municipalities/pokrov.yaml',
      ADMIN_PASSWORD: adminPassword,
      PRINTER_URL: 'none:',
      HOURS: 'municipality',
      ...env,
      ...(clock === undefined ? {} : { CLOCK: String(clock) }),
    },
    // As in server/start.ts: without it each start spends a second on making WebAssembly fast that is asked little.
    execArgv: ['--expose-gc', '--liftoff-only', ...startFlags(), ...nodeArguments],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let printed = ''
  child.stderr?.on('data', (part: Buffer) => {
    printed = (printed + part.toString('utf8')).slice(-20_000)
  })
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const tell = (what: FromParent) => child.send(what)
  const ready = await answerOf(child, said => 'url' in said, { exited, printed: () => printed })
  if (!('url' in ready)) throw new Error('The server said something else than where it listens.')

  return {
    url: ready.url,
    pid: child.pid,
    exited,
    /** Warnings and errors that it printed so far. */
    printed: () => printed,
    /** Turns the clock; resolves when it is turned. */
    setClock: async (at: number) => {
      const turned = answerOf(child, said => 'clock' in said && said.clock === at, { exited, printed: () => printed })
      tell({ clock: at })
      await turned
    },
    /** What it used until now; `cleaned`: after it has thrown away what it does not need. */
    usage: async (when: 'now' | 'cleaned'): Promise<Usage> => {
      const answer = answerOf(child, said => 'usage' in said, { exited, printed: () => printed })
      tell({ usage: when })
      const said = await answer
      if (!('usage' in said)) throw new Error('The server said something else than what it used.')
      return said.usage
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      tell({ stop: true })
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(late)
    },
    /** Like a power cut for the process: nothing is said to it. */
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** What `npm start` asks of Node. */
export function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').filter(word => word.startsWith('--'))
}

function answerOf(
  child: ChildProcess,
  isMeant: (said: FromServer) => boolean,
  { exited, printed }: { exited: Promise<number | null>; printed: () => string },
): Promise<FromServer> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${printed()}`))
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`The server did not answer within ${startWithinMs / 1000} s.`)
    }, startWithinMs)
    const hear = (said: unknown) => {
      if (!isMeant(said as FromServer)) return
      clearTimeout(late)
      child.off('message', hear)
      resolve(said as FromServer)
    }
    child.on('message', hear)
    void exited.then(code => {
      clearTimeout(late)
      fail(`The server ended with ${code}.`)
    })
  })
}
