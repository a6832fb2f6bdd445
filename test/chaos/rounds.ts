import { Chance } from '../../simulation/chance'
import { adminPassword, type Child, startChild } from '../day/child'
import { type Contract, reach } from '../day/contract'
import type { Finding } from '../day/invariants'
import { Ledger } from './ledger'
import { askUntilAnswered, clerk, kiosk, pause } from './load'
import { judge } from './verdict'

export interface Crashes {
  /** The bundle of test/day/server.ts. */
  readonly program: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly rounds: number
  readonly seed: number
  readonly kiosks?: number
  /** Called after each round. */
  readonly seen?: (round: number, answers: number) => void
}

const branch = 'pokrov-main'
const counters = [2, 4, 5]
/** One service of each queue that the counters serve, and one that nobody serves. */
const services = ['01-01', '02-01', '05-01', '03-01', '12-01']
const answersAskedAgain = 400
const togetherAgain = 20

/**
 * Kiosks and clerks work without a pause; the server is killed at random moments and started again on the same data;
 * they go on as if nothing had been. Returns what was found at the end.
 */
export async function crash(wanted: Crashes): Promise<readonly Finding[]> {
  const { program, dataDir, databaseUrl, rounds, seed } = wanted
  const chance = new Chance(seed, 1)
  const ledger = new Ledger()
  let isOn = true
  const env = { HOURS: 'always', DATABASE_URL: databaseUrl ?? '' }
  let child: Child = await startChild({ program, dataDir, env })
  let contract: Promise<Contract> = Promise.resolve(reach(child.url, branch))
  const where = () => contract
  const means = { where, ledger, wantsOn: () => isOn }
  try {
    const tokens = await clerksOf(await contract)
    const workers = [
      ...Array.from({ length: wanted.kiosks ?? 8 }, (_, number) => kiosk({ ...means, seed, number }, services)),
      ...counters.map((counter, at) => clerk({ ...means, seed, number: at }, { counter, token: tokens[at] ?? '' })),
    ]
    const working = Promise.all(workers)
    working.catch(() => undefined)
    let askedAgain = 0
    for (let round = 1; round <= rounds; round++) {
      await Promise.race([pause(chance.between(20, 250)), working])
      await child.kill()
      const starting = startChild({ program, dataDir, env })
      contract = starting.then(started => reach(started.url, branch))
      contract.catch(() => undefined)
      child = await starting
      // Those that the kill may have cost, and some older ones.
      const recent = ledger.promised.slice(askedAgain)
      askedAgain = ledger.promised.length
      await Promise.all(recent.slice(-20).map(({ command }) => askUntilAnswered(command, means)))
      wanted.seen?.(round, ledger.promised.length)
    }
    isOn = false
    await working
    const all = ledger.promised
    const every = Math.max(1, Math.floor(all.length / answersAskedAgain))
    const again = all.filter((_, at) => at % every === 0)
    for (let from = 0; from < again.length; from += togetherAgain)
      await Promise.all(again.slice(from, from + togetherAgain).map(({ command }) => askUntilAnswered(command, means)))
  } finally {
    isOn = false
    await child.kill()
  }
  return judge({ dataDir, databaseUrl }, { branch, ledger })
}

async function clerksOf(contract: Contract): Promise<readonly string[]> {
  const admin = await contract.login('admin', adminPassword)
  return Promise.all(
    counters.map(async counter => {
      const name = `clerk${counter}`
      const password = `${name}-${adminPassword}`
      const wanted = { name, password, role: 'clerk', branches: [branch] }
      const { answer } = await contract.ask('person:add', wanted, { id: `add-${name}`, token: admin })
      if (!answer.ok) throw new Error(`${name} could not be added: ${answer.refusal}`)
      return contract.login(name, password)
    }),
  )
}
