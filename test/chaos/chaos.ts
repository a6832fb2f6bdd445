// Kills and starts the server as often as asked, under load, and holds what is left against what was answered.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundled } from '../day/child'
import { findingInWords } from '../day/words-of-day'
import { startPostgresql } from '../store/postgresql-server'
import { crash } from './rounds'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    /** A tenth of the rounds again on a PostgreSQL server of its own, where one is installed. */
    postgresql: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
if (!(rounds >= 1 && rounds <= 10_000) || !Number.isInteger(seed)) {
  process.stderr.write('npm run chaos -- [--rounds 500] [--seed 1] [--postgresql]\n')
  process.exit(2)
}

async function run(name: string, { rounds, databaseUrl }: { rounds: number; databaseUrl: string | null }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-chaos-'))
  const { server } = await bundled({ server: 'test/day/server.ts' })
  const seen = (round: number, answers: number) => {
    if (round % 20 === 0 || round === rounds) console.log(`  ${name}: killed ${round} times, ${answers} answers`)
  }
  const findings = await crash({ program: server, dataDir, databaseUrl, rounds, seed, seen })
  for (const finding of findings) console.log(findingInWords(finding))
  const isKept = findings.every(({ broken }) => broken.length === 0)
  if (isKept) rmSync(dataDir, { recursive: true, force: true })
  else console.log(`What was left lies in ${dataDir}. The seed was ${seed}.`)
  process.exitCode = isKept ? process.exitCode : 1
}

await run('SQLite', { rounds, databaseUrl: null })
const postgresql = values.postgresql ? await startPostgresql() : null
if (postgresql) {
  try {
    await run('PostgreSQL', { rounds: Math.ceil(rounds / 10), databaseUrl: `${postgresql.url}&schema=chaos` })
  } finally {
    await postgresql.stop()
  }
}
