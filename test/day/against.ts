import type { BusinessDay } from '../../domain/words'
import { reach } from './contract'
import { compare, inspect } from './invariants'
import { listenAsDisplay } from './listener'
import { liveDay } from './live'
import { paceOf, reportsOf, type SimulatedDay, type Simulation } from './simulate'

/**
 * The plan of a day, given to a server that runs, so that every screen lives. Its clock is its own: the plan is
 * followed `speed` times faster than it would be, and what takes a real time (a pause between two calls) may be
 * refused. Needs a token of an admin.
 */
export async function liveAgainst(
  { url, token }: { url: string; token: string },
  wanted: Simulation,
): Promise<SimulatedDay> {
  const contract = reach(url, `${wanted.municipality}-${wanted.branch}`)
  const catalogue = await contract.catalogue(token)
  const before = await contract.journal(token)
  const display = await listenAsDisplay(url, { branch: contract.branch, token })
  const prefix = `day-${Date.now().toString(36)}`
  const lived = await liveDay({
    ...wanted,
    contract,
    catalogue,
    admin: token,
    prefix,
    reach: paceOf(wanted.speed, 0),
  })
  const journal = await contract.journal(token)
  const today: BusinessDay = journal.findLast(event => event.type === 'day.opened')?.day ?? wanted.day
  const reports = await reportsOf(contract, { day: today, token })
  const findings = [
    ...inspect(journal, { branch: contract.branch, catalogue }),
    compare(reports.queue, journal, { day: today, catalogue }),
    await display.heard(journal.slice(before.length)),
  ]
  display.close()
  return { catalogue, journal, reports, findings, lived }
}
