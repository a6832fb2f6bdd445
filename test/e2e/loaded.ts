import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const place = 'REDICA_TEST_LOADED'

/** Before all stories: the town of the demonstration is loaded once, and each of their installations gets a copy. */
export default function loadOnce(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-loaded-'))
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' }
  execFileSync('node', ['dist/municipality.js', 'import', 'municipalities/pokrov.yaml'], { env, stdio: 'pipe' })
  process.env[place] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** The data folder with the town; null where nobody loaded it, so that the first start does. */
export function loaded(): string | null {
  return process.env[place] ?? null
}
