import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { readMunicipality } from '../../server/municipality/read'
import { exportMunicipality } from '../../server/store/export-municipality'
import { importMunicipality } from '../../server/store/import-municipality'
import { listBranches, loadCatalogue } from '../../server/store/load-catalogue'
import { openDatabase } from '../../server/store/open'
import { openCentre } from '../centre'

const towns = readdirSync('municipalities').filter(file => file.endsWith('.yaml'))
const yamlOf = (town: string) => readFileSync(path.join('municipalities', town), 'utf8')

function fileOf(yaml: string) {
  const read = readMunicipality(yaml)
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1))
  return read.file
}

async function freshDatabase() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-towns-'))
  const store = await openDatabase({ dataDir, databaseUrl: null })
  onTestFinished(async () => {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return store.database
}

test('the five towns load together into one installation', async () => {
  const database = await freshDatabase()
  for (const town of towns) await importMunicipality(database, fileOf(yamlOf(town)), 1)
  const branches = await listBranches(database)
  expect(towns).toHaveLength(5)
  for (const { id } of branches) {
    const catalogue = await loadCatalogue(database, id, { alwaysOpen: false })
    const queues = new Set(catalogue.queues.map(queue => queue.code))
    expect(catalogue.services.length, id).toBeGreaterThan(0)
    expect(catalogue.branch.counters.length, id).toBeGreaterThan(0)
    for (const service of catalogue.services) expect(queues.has(service.queue), `${id} ${service.code}`).toBe(true)
    for (const group of catalogue.groups) expect(group.shapes.length, group.icon).toBeGreaterThan(0)
  }
  const pokrov = await loadCatalogue(database, 'pokrov-main', { alwaysOpen: false })
  expect(pokrov.services).toHaveLength(151)
})

test.each(towns)('%s: exported and imported again it is the same', async town => {
  const database = await freshDatabase()
  const file = fileOf(yamlOf(town))
  await importMunicipality(database, file, 1)
  const first = (await exportMunicipality(database, file.municipality.code)) ?? ''
  await importMunicipality(database, fileOf(first), 2)
  expect(await exportMunicipality(database, file.municipality.code)).toBe(first)
  // What was written by hand is in it: only the order of keys and what goes without saying may differ.
  expect(parse(first).services).toEqual(
    file.services.map(service => ({ ...service, ...(service.keywords ? {} : { keywords: undefined }) })),
  )
})

describe('importing again', () => {
  test('updates texts, closes what disappeared, and touches no ticket', async () => {
    const centre = await openCentre({ alwaysOpen: true })
    await centre.kiosk.take('01-01')
    const before = centre.hall()
    const file = fileOf(yamlOf('pokrov.yaml'))
    const changed = {
      ...file,
      services: file.services
        .filter(service => service.code !== '01-02')
        .map(service => (service.code === '01-01' ? { ...service, name: { uk: 'Інша назва' } } : service)),
      branches: file.branches.map(branch =>
        branch.services === 'all' ? branch : { ...branch, services: branch.services.filter(code => code !== '01-02') },
      ),
    }
    await importMunicipality(centre.installation.database, changed, centre.clock.now())
    await centre.installation.centre.reload()
    const catalogue = centre.installation.centre.catalogue('pokrov-main')
    expect(catalogue?.services).toHaveLength(150)
    expect(catalogue?.services.find(service => service.code === '01-01')?.name).toEqual({ uk: 'Інша назва' })
    expect(centre.hall()).toBe(before)
    expect(await centre.kiosk.take('01-02')).toEqual({ ok: false, refusal: 'service/unknown' })
    const gone = await centre.installation.database.prisma.service.findMany({ where: { code: '01-02' } })
    expect(gone.map(service => Number(service.closedAt))).toEqual([centre.clock.now()])
  })
})

describe('[A6] a broken file', () => {
  const pokrov = yamlOf('pokrov.yaml')
  const broken = (from: string, to: string) => {
    expect(pokrov).toContain(from)
    const read = readMunicipality(pokrov.replace(from, to))
    return read.ok ? [] : read.faults
  }
  const lineOf = (text: string) => pokrov.slice(0, pokrov.indexOf(text)).split('\n').length

  test('says every fault with line, path, what was found and what was expected', () => {
    const faults = broken('timeZone: Europe/Kyiv', 'timeZone: Europe/Atlantis\n  colour: red')
    expect(faults).toEqual([
      {
        line: lineOf('timeZone:'),
        path: 'municipality.timeZone',
        found: '"Europe/Atlantis"',
        expected: 'expected an IANA time zone such as Europe/Skopje',
      },
      { line: lineOf('timeZone:') + 1, path: 'municipality.colour', found: '"red"', expected: 'no such key' },
    ])
  })

  test.each([
    ['a queue that is not there', 'queue: residence', 'queue: nowhere', /one of the queues: information, collect/],
    ['two queues of one letter', 'prefix: "В"', 'prefix: "К"', /one that no other has/],
    ['hours that end before they begin', 'tue: ["08:00-20:00"]', 'tue: ["20:00-08:00"]', /an end after the beginning/],
    ['an accent on which white cannot be read', '#0b5fa5', '#ffee00', /white can be read/],
    ['a text without the first language', 'name: { uk: "Покров", en: "Pokrov" }', 'name: { en: "Pokrov" }', /in uk/],
    ['an icon that nobody drew', 'icon: house', 'icon: nonsense', /Lucide icon/],
    ['a control character', '"Громадянам"', '"Грома\\u0007дянам"', /control characters/],
    ['no YAML at all', 'municipality:\n', 'municipality: [\n', /valid YAML/],
  ])('%s', (_what, from, to, expected) => {
    const faults = broken(from, to)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.map(fault => fault.expected).join('\n')).toMatch(expected)
    for (const fault of faults) expect(fault.line).toBeGreaterThan(0)
  })

  test('a bomb of aliases and a huge file are turned away', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]`
    expect(readMunicipality(bomb).ok).toBe(false)
    expect(readMunicipality(`#${'x'.repeat(6_000_000)}`).ok).toBe(false)
  })
})
