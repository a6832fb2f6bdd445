import type { Catalogue } from '../../domain/catalogue'
import type { Contract } from './contract'
import { contractOf } from './contract'
import type { Installation } from './installation'

export interface Life extends Contract {
  readonly catalogue: Catalogue
  /** At a counter now, with a session of the clerk who sits there. */
  readonly serving: readonly AtCounter[]
}

/**
 * A morning as people know it: most counters open, some people served, some called, one counter at rest, more people in
 * every line. `paceMs` passes between one arrival and the next.
 */
export async function liveIn(installation: Pick<Installation, 'url'>, branch: string, paceMs = 0): Promise<Life> {
  const contract = await contractOf(installation, branch)
  const headers = { authorization: `Bearer ${contract.adminToken}` }
  const response = await fetch(`${installation.url}/api/v1/branches/${branch}/catalogue`, { headers })
  const catalogue = (await response.json()) as Catalogue
  const serving = await openCounters(contract, catalogue)
  const atWork = serving.slice(0, -1)
  for (let round = 0; round < 4; round++) {
    for (const [place, { code }] of catalogue.queues.entries()) {
      const services = catalogue.services.filter(service => service.queue === code)
      const service = services[round % Math.max(1, services.length)]
      if (!service || (round > 1 && place % 3 === round - 2)) continue
      await contract.take(service.code, wishOf(catalogue, round + place))
      await new Promise(resolve => setTimeout(resolve, paceMs))
    }
    if (round === 0) for (const one of atWork) await callNext(installation.url, contract, one, true)
  }
  for (const [place, one] of atWork.entries())
    await callNext(installation.url, contract, one, place < atWork.length - 2)
  const resting = serving.at(-1)
  if (resting && serving.length > 2)
    await contract.command('counter:pause', { counter: resting.counter, reason: 'lunch' }, resting.token)
  return { ...contract, catalogue, serving }
}

interface AtCounter {
  readonly counter: number
  readonly token: string
}

/** All but two counters, each with a clerk of its own. */
async function openCounters(contract: Contract, catalogue: Catalogue): Promise<readonly AtCounter[]> {
  const counters = catalogue.branch.counters.map(({ number }) => number)
  const serving: AtCounter[] = []
  for (const [place, counter] of counters.slice(0, Math.max(1, counters.length - 2)).entries()) {
    const token = await contract.addPerson(clerks[place] ?? `Працівник ${place + 1}`, 'clerk')
    await contract.command('counter:open', { counter }, token)
    serving.push({ counter, token })
  }
  return serving
}

const clerks = [
  'Олена Коваль',
  'Петро Бондар',
  'Ірина Шевчук',
  'Марія Ткач',
  'Андрій Лис',
  'Надія Гнатюк',
  'Юрій Мороз',
  'Оксана Бойко',
]

/** Every fifth person claims a priority, every fourth speaks the town's second language. */
function wishOf(catalogue: Catalogue, person: number): object {
  const priority = catalogue.priorities.find(one => one.code !== 'appointment')?.code
  const language = catalogue.municipality.languages[1]
  return { ...(person % 5 === 1 && priority && { priority }), ...(person % 4 === 2 && language && { language }) }
}

/** The clerk is done with whoever is there and calls the next person, who comes at once or is still on the way. */
async function callNext(url: string, { branch, command }: Contract, { counter, token }: AtCounter, comes: boolean) {
  const current = async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${url}/api/v1/branches/${branch}/views/console?counter=${counter}`, { headers })
    return (await response.json()) as { current: { id: string; state: string } | null; waiting: readonly object[] }
  }
  const before = await current()
  if (before.waiting.length === 0) return
  await command('counter:call-next', { counter, leaving: before.current?.id ?? null }, token)
  const now = (await current()).current
  if (comes && now?.state === 'called') await command('counter:start', { counter, ticket: now.id }, token)
}
