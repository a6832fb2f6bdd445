import { readFileSync } from 'node:fs'
import type { Instant } from '../../domain/words'
import type { Database } from '../store/database'
import { importMunicipality } from '../store/import-municipality'
import { CannotOpen } from '../store/open'
import { readMunicipality } from './read'

/** Into an empty database: the municipality that the installation was started with. Throws `CannotOpen` with its faults. */
export async function loadFirst(database: Database, file: string, now: Instant): Promise<void> {
  const read = readMunicipality(yamlOf(file))
  if (!read.ok) {
    const faults = read.faults.map(
      ({ line, path, found, expected }) => `  line ${line}: ${path}: ${found}: ${expected}`,
    )
    throw new CannotOpen(`MUNICIPALITY is "${file}", and has faults:\n${faults.join('\n')}`)
  }
  await importMunicipality(database, read.file, now)
}

function yamlOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw new CannotOpen(`MUNICIPALITY is "${file}", and cannot be read: ${(fault as Error).message}.`)
  }
}
