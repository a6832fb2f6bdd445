import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { bundled } from '../day/child'
import { crash } from './rounds'

const postgresql = inject('postgresql')
let program = ''

beforeAll(async () => {
  program = (await bundled({ server: 'test/day/server.ts' })).server
})

async function brokenAfter({ rounds, databaseUrl }: { rounds: number; databaseUrl: string | null }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-crash-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const findings = await crash({ program, dataDir, databaseUrl, rounds, seed: 11 })
  expect(findings.every(({ looked }) => looked > 0)).toBe(true)
  return findings.flatMap(({ rule, what, broken }) => broken.map(line => `[${rule}] ${what}: ${line}`))
}

test('[D1] [K3] [N1] [C2] killed twenty times under load, SQLite loses and doubles nothing', async () => {
  expect(await brokenAfter({ rounds: 20, databaseUrl: null })).toEqual([])
}, 300_000)

test.skipIf(postgresql === null)(
  '[D1] [K3] [N1] [C2] the same with PostgreSQL',
  async () => {
    const databaseUrl = `${postgresql}&schema=crash_${process.pid}`
    expect(await brokenAfter({ rounds: 4, databaseUrl })).toEqual([])
  },
  150_000,
)
