import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Catalogue } from '../../domain/catalogue'
import { instantOf, nextDay } from '../../domain/local-time'
import { type WaitsBy, type WaitsReport, waitsBy } from '../../domain/report'
import type { BusinessDay, Instant } from '../../domain/words'
import { readMunicipality } from '../../server/municipality/read'
import { adminPassword, bundled, startChild } from './child'
import { type Contract, type Recorded, reach } from './contract'
import { compare, type Finding, inspect } from './invariants'
import { listenAsDisplay } from './listener'
import { type Lived, liveDay } from './live'

export interface Simulation {
  /** Code of a file in municipalities/, and the branch's own code in it. */
  readonly municipality: string
  readonly branch: string
  readonly day: BusinessDay
  readonly people: number
  readonly seed: number
  /** How many times faster than real; 0: as fast as it goes. */
  readonly speed: number
}

export interface SimulatedDay {
  readonly catalogue: Catalogue
  readonly journal: readonly Recorded[]
  readonly reports: Readonly<Record<WaitsBy, WaitsReport>>
  readonly findings: readonly Finding[]
  readonly lived: Lived
}

/** A day at a server of its own, whose clock follows the plan: the same seed, the same day, at any speed. */
export async function simulateDay(wanted: Simulation): Promise<SimulatedDay> {
  const file = `municipalities/${wanted.municipality}.yaml`
  const { server } = await bundled({ server: 'test/day/server.ts' })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-day-'))
  const firstMoment = earlyOn(wanted.day, file)
  const env = { MUNICIPALITY: file, SEED: String(wanted.seed) }
  const child = await startChild({ program: server, dataDir, clock: firstMoment, env })
  try {
    const contract = reach(child.url, `${wanted.municipality}-${wanted.branch}`)
    const admin = await contract.login('admin', adminPassword)
    const catalogue = await contract.catalogue(admin)
    const display = await listenAsDisplay(child.url, { branch: contract.branch })
    const pace = paceOf(wanted.speed, firstMoment)
    const turnClock = async (at: Instant) => {
      await pace(at)
      await child.setClock(at)
    }
    const lived = await liveDay({ ...wanted, contract, catalogue, admin, prefix: 'day', reach: turnClock })
    await turnDayOver({ contract, day: wanted.day, catalogue, setClock: child.setClock })
    const evening = await contract.login('admin', adminPassword)
    const journal = await contract.journal(evening)
    const reports = await reportsOf(contract, { day: wanted.day, token: evening })
    const findings = [
      ...inspect(journal, { branch: contract.branch, catalogue }),
      ...waitsBy.map(by => compare(reports[by], journal, { day: wanted.day, catalogue })),
      await display.heard(journal),
      silence(child.printed()),
    ]
    display.close()
    return { catalogue, journal, reports, findings, lived }
  } finally {
    await child.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Six in the morning: before anybody is there. */
function earlyOn(day: BusinessDay, file: string): Instant {
  const read = readMunicipality(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`${file} has faults: ${JSON.stringify(read.faults[0])}`)
  return instantOf(day, 6 * 60, read.file.municipality.timeZone)
}

/** Sleeps as long as the day would last at this speed. */
export function paceOf(speed: number, from: Instant): (at: Instant) => Promise<void> {
  if (speed <= 0) return async () => undefined
  const begun = Date.now()
  let first: Instant | null = null
  return async at => {
    first ??= Math.max(from, at)
    const waitMs = begun + (at - first) / speed - Date.now()
    if (waitMs > 1) await new Promise(resolve => setTimeout(resolve, waitMs))
  }
}

/** The first act after midnight, even a refused one, closes the day: whoever still waited has left (rule L8). */
async function turnDayOver({
  contract,
  day,
  catalogue,
  setClock,
}: {
  contract: Contract
  day: BusinessDay
  catalogue: Catalogue
  setClock: (at: Instant) => Promise<void>
}): Promise<void> {
  await setClock(instantOf(nextDay(day), 1, catalogue.municipality.timeZone))
  const { answer } = await contract.ask('ticket:take', { service: 'nothing' }, { id: 'after-midnight' })
  if (answer.ok) throw new Error('A ticket was issued for a service that does not exist.')
}

export async function reportsOf(
  contract: Contract,
  { day, token }: { day: BusinessDay; token: string },
): Promise<Readonly<Record<WaitsBy, WaitsReport>>> {
  const ask = (by: WaitsBy) => {
    const question = new URLSearchParams({ branch: contract.branch, from: day, to: nextDay(day), by })
    return contract.get<WaitsReport>(`/api/v1/reports/waits?${question}`, token)
  }
  return { queue: await ask('queue'), day: await ask('day'), hour: await ask('hour') }
}

function silence(printed: string): Finding {
  const broken = printed.split('\n').filter(Boolean)
  return { rule: 'D2', what: 'faults and bugs, none of which the server may log', looked: broken.length, broken }
}
