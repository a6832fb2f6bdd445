import type { Catalogue, Service } from '../../domain/catalogue'
import type { Contract } from './contract'
import { contractOf } from './contract'
import type { Installation } from './installation'

export interface Life extends Contract {
  readonly catalogue: Catalogue
  /** At a counter now, with a session of the clerk who sits there. */
  readonly serving: readonly { readonly counter: number; readonly token: string }[]
}

/** A morning as people know it: most counters open, some called, one at rest, more waiting in every line. */
export async function liveIn(installation: Pick<Installation, 'url'>, branch: string): Promise<Life> {
  const contract = await contractOf(installation, branch)
  const headers = { authorization: `Bearer ${contract.adminToken}` }
  const response = await fetch(`${installation.url}/api/v1/branches/${branch}/catalogue`, { headers })
  const catalogue = (await response.json()) as Catalogue
  const counters = catalogue.branch.counters.map(({ number }) => number)
  const open = counters.slice(0, Math.max(1, counters.length - 2))
  const serving: { counter: number; token: string }[] = []
  for (const [place, counter] of open.entries()) {
    const token = await contract.addPerson(
      clerks[place % clerks.length] + (place < clerks.length ? '' : ` ${place}`),
      'clerk',
    )
    await contract.command('counter:open', { counter }, token)
    serving.push({ counter, token })
  }
  const queues = catalogue.queues.map(queue => servicesOf(catalogue, queue.code))
  for (let round = 0; round < 4; round++)
    for (const [place, services] of queues.entries()) {
      const service = services[round % Math.max(1, services.length)]
      if (service && (round < 2 || place % 3 !== round - 2))
        await contract.take(service.code, wishOf(catalogue, round + place))
    }
  for (const { counter, token } of serving.slice(0, -1))
    await contract.command('counter:call-next', { counter, leaving: null }, token).catch(() => undefined)
  for (const { counter, token } of serving.slice(0, -3)) await start(installation.url, { ...contract, token, counter })
  const resting = serving.at(-1)
  if (resting && serving.length > 2)
    await contract.command('counter:pause', { counter: resting.counter, reason: 'lunch' }, resting.token)
  return { ...contract, catalogue, serving }
}

const clerks = [
  'Олена Коваль',
  'Петро Бондар',
  'Ірина Шевчук',
  'Марія Ткач',
  'Андрій Лис',
  'Надія Гнатюк',
  'Юрій Мороз',
]

function servicesOf(catalogue: Catalogue, queue: string): readonly Service[] {
  return catalogue.services.filter(service => service.queue === queue)
}

/** Every fifth person claims a priority, every fourth speaks the town's second language. */
function wishOf(catalogue: Catalogue, person: number): object {
  const priority = catalogue.priorities.find(one => one.code !== 'appointment')?.code
  const language = catalogue.municipality.languages[1]
  return { ...(person % 5 === 1 && priority && { priority }), ...(person % 4 === 2 && language && { language }) }
}

/** The person whom this counter has called has come. */
async function start(url: string, { branch, command, token, counter }: Contract & { token: string; counter: number }) {
  const response = await fetch(`${url}/api/v1/branches/${branch}/views/console?counter=${counter}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { current } = (await response.json()) as { current: { id: string; state: string } | null }
  if (current?.state === 'called') await command('counter:start', { counter, ticket: current.id }, token)
}
