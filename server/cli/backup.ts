import { readConfig } from '../config'
import { backUp, type Moment, restore } from '../store/backup'
import { endWith, mistaken } from './end'

const usage = `npm run backup -- FILE   writes all data to a new file, also while the server runs
npm run restore -- FILE  proves such a file, and puts it in the place of the data; the server must be stopped`

async function main([verb, file]: readonly string[]): Promise<number> {
  if (!file || (verb !== 'backup' && verb !== 'restore')) {
    console.error(usage)
    return mistaken
  }
  const { dataDir, databaseUrl } = readConfig(process.env)
  if (databaseUrl) {
    console.error('The data is in PostgreSQL (DATABASE_URL): back it up and restore it with pg_dump and pg_restore.')
    return mistaken
  }
  if (verb === 'backup') {
    console.log(`${file} holds:\n${inWords(backUp(dataDir, file))}`)
    return 0
  }
  const { moment, replaced } = await restore(dataDir, file, Date.now())
  console.log(`Restored to:\n${inWords(moment)}`)
  if (replaced) console.log(`What was there before lies in ${replaced}. Delete it when all is well.`)
  return 0
}

function inWords(moment: Moment): string {
  return moment
    .map(({ branch, seq, at }) => {
      const when = at === null ? 'nothing has happened yet' : `event ${seq} of ${new Date(at).toISOString()}`
      return `  ${branch}: ${when}`
    })
    .join('\n')
}

endWith(main(process.argv.slice(2)))
