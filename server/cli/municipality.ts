import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readConfig } from '../config'
import { readMunicipality } from '../municipality/read'
import { exportMunicipality } from '../store/export-municipality'
import { importMunicipality } from '../store/import-municipality'
import { openDatabase } from '../store/open'
import { endWith, mistaken } from './end'

const usage = `npm run municipality -- check FILE         says what is wrong in a YAML file
npm run municipality -- import FILE        puts it into the database, or brings it up to date there
npm run municipality -- export FILE [CODE] writes a municipality of the database to a file`

async function main([verb, file, code]: readonly string[]): Promise<number> {
  if (!file || !['check', 'import', 'export'].includes(verb ?? '')) {
    console.error(usage)
    return mistaken
  }
  if (verb === 'export')
    return withDatabase(async database => {
      const known = await database.prisma.municipality.findMany({ orderBy: { loadedAt: 'asc' } })
      const wanted = code ?? (known.length === 1 ? known[0]?.code : undefined)
      const yaml = wanted === undefined ? null : await exportMunicipality(database, wanted)
      if (yaml === null) {
        console.error(`Say which: npm run municipality -- export ${file} ${known.map(one => one.code).join(' | ')}`)
        return mistaken
      }
      writeFileSync(file, yaml)
      console.log(`${wanted} is in ${file}.`)
      return 0
    })
  if (!existsSync(file)) {
    console.error(`There is no file ${file}.`)
    return mistaken
  }
  const read = readMunicipality(readFileSync(file, 'utf8'))
  if (!read.ok) {
    for (const { line, path, found, expected } of read.faults)
      console.error(`${file}:${line}: ${path ? `${path}: ` : ''}found ${found}; ${expected}`)
    console.error(`${read.faults.length} faults. Nothing was imported.`)
    return mistaken
  }
  const { municipality, branches, services } = read.file
  const about = `${municipality.code}: ${branches.length} branches, ${services.length} services`
  if (verb === 'check') {
    console.log(`${about}. No faults.`)
    return 0
  }
  return withDatabase(async database => {
    await importMunicipality(database, read.file, Date.now())
    console.log(`${about} are in the database. A server that runs shows them within seconds.`)
    return 0
  })
}

async function withDatabase(
  work: (database: Awaited<ReturnType<typeof openDatabase>>['database']) => Promise<number>,
): Promise<number> {
  const store = await openDatabase(readConfig(process.env))
  try {
    return await work(store.database)
  } finally {
    await store.close()
  }
}

endWith(main(process.argv.slice(2)))
