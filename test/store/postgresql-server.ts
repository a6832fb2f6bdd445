import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server of the tests' own; null where none is installed. */
    postgresql: string | null
  }
}

const binaries = '/usr/lib/postgresql'

/** A real server for the contract suite, in a temporary folder, reached over a socket file, gone afterwards. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const started = await startPostgresql()
  project.provide('postgresql', started?.url ?? null)
  return started ? started.stop : undefined
}

/** Starts a server; null where none is installed. PostgreSQL refuses to run as root, so root lends it to `postgres`. */
export async function startPostgresql(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const bin = newestBinaries()
  if (!bin) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-pg-'))
  const isRoot = process.getuid?.() === 0
  const as = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', path.join(bin, program), ...args]]
      : [path.join(bin, program), [...args]]
  if (isRoot) execFileSync('chown', ['postgres:postgres', folder])
  chmodSync(folder, 0o755)
  const data = path.join(folder, 'data')
  const user = 'redica'
  execFileSync(...as('initdb', ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']), {
    stdio: 'ignore',
  })
  const server = spawn(
    ...as('postgres', ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200']),
    {
      stdio: 'ignore',
    },
  )
  const url = `postgresql://${user}@localhost/postgres?host=${encodeURIComponent(folder)}`
  await untilReady(bin, folder, user)
  return {
    url,
    stop: async () => {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function newestBinaries(): string | null {
  if (!existsSync(binaries)) return null
  const [newest] = readdirSync(binaries).sort((a, b) => Number(b) - Number(a))
  const bin = newest ? path.join(binaries, newest, 'bin') : ''
  return existsSync(path.join(bin, 'initdb')) ? bin : null
}

async function untilReady(bin: string, folder: string, user: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    try {
      execFileSync(path.join(bin, 'pg_isready'), ['-h', folder, '-U', user], { stdio: 'ignore' })
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
  throw new Error(`PostgreSQL in ${folder} did not get ready within 30 s.`)
}
