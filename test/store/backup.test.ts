import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Driver from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { evolve } from '../../domain/evolve'
import { emptyHall } from '../../domain/hall'
import { backUp, restore } from '../../server/store/backup'
import { openCentre } from '../centre'

const branch = 'pokrov-main'

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'redica-backup-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A morning of which a backup was taken, and what went on after that. */
async function morning() {
  const dataDir = folder()
  const centre = await openCentre({ dataDir, municipality: 'municipalities/pokrov.yaml' })
  const clerk = await centre.clerk(4)
  const file = path.join(folder(), 'backup.db')
  const taken = Array.from({ length: 30 }, () => centre.kiosk.take('02-01'))
  await taken[9]
  const moment = backUp(dataDir, file)
  await Promise.all(taken)
  await clerk.callNext()
  return { centre, dataDir, file, moment }
}

test('[D4] a backup taken under load restores to the moment that it names, and the numbers go on from there', async () => {
  const { centre, dataDir, file, moment } = await morning()
  const events = await centre.journal()
  await centre.close()
  const [named] = moment
  expect(named?.branch).toBe(branch)
  expect(named?.seq).toBeGreaterThan(9)
  expect(named?.seq).toBeLessThan(events.length)
  const { replaced, moment: restored } = await restore(dataDir, file, Date.now())
  expect(restored).toEqual(moment)
  expect(existsSync(replaced ?? '')).toBe(true)
  const again = await openCentre({ dataDir, municipality: 'municipalities/pokrov.yaml' })
  expect(again.hall()).toEqual(events.slice(0, named?.seq).reduce(evolve, emptyHall(branch)))
  const next = await again.kiosk.take('02-01')
  const last = again.hall().lastNumber.get('passports') ?? 0
  expect(next.ok && next.ticket?.number).toBe(`П${String(last).padStart(3, '0')}`)
  expect(last).toBeLessThanOrEqual(31)
})

test('[D4] what is damaged, altered or of a newer version is refused, and nothing is replaced', async () => {
  const { centre, dataDir, file } = await morning()
  await centre.close()
  const before = readFileSync(path.join(dataDir, 'redica.db'))
  const spoiled = (name: string, spoil: (copy: string) => void) => {
    const copy = path.join(folder(), name)
    copyFileSync(file, copy)
    spoil(copy)
    return copy
  }
  const altered = (sql: string) => (copy: string) => {
    const connection = new Driver(copy)
    connection.exec(sql)
    connection.close()
  }
  const cases = [
    [spoiled('short.db', copy => writeFileSync(copy, readFileSync(copy).subarray(0, 30_000))), /damaged|malformed/],
    [
      spoiled('text.db', copy => writeFileSync(copy, 'not a database, but long enough to be taken for one'.repeat(99))),
      /not a database/,
    ],
    [spoiled('gap.db', altered('DELETE FROM "Journal" WHERE "seq" = 5')), /lacks event 5/],
    [
      spoiled('changed.db', altered(`UPDATE "Ticket" SET "priority" = 'disability' WHERE "ordinal" = 3`)),
      /something else/,
    ],
    [
      spoiled('newer.db', altered(`UPDATE "_prisma_migrations" SET "migration_name" = '29990101000000_later'`)),
      /newer Redica/,
    ],
  ] as const
  for (const [copy, why] of cases) await expect(restore(dataDir, copy, Date.now())).rejects.toThrow(why)
  expect(readFileSync(path.join(dataDir, 'redica.db')).equals(before)).toBe(true)
  expect(readdirSync(dataDir).filter(name => name.startsWith('restoring'))).toEqual([])
})

test('[D4] nothing is restored under a server that runs, and no file is overwritten by a backup', async () => {
  const { dataDir, file } = await morning()
  await expect(restore(dataDir, file, Date.now())).rejects.toThrow('already runs')
  expect(() => backUp(dataDir, file)).toThrow('is there already')
})
