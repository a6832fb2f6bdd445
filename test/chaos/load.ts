import type { Answer } from '../../domain/wire'
import { Chance } from '../../simulation/chance'
import type { Answered, Contract } from '../day/contract'
import type { Command, Ledger } from './ledger'

/** Where the server is now; a new one after each start. */
export type Whereabouts = () => Promise<Contract>

/** An answer that promises nothing: the disk stood still, or the program was just starting. */
const notAnAnswer = new Set([500, 502, 503])
const mostTries = 400

/** Gives a command until it is answered, always under the same id, as kiosks and consoles do. */
export async function askUntilAnswered(
  command: Command,
  { where, ledger, wantsOn }: { where: Whereabouts; ledger: Ledger; wantsOn: () => boolean },
): Promise<Answer | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const answered = await tried(command, where)
    if (answered && !notAnAnswer.has(answered.status)) {
      ledger.note(command, answered)
      return answered.answer
    }
    if (!wantsOn() && tries > 20) return null
    await pause(10)
  }
  throw new Error(`${command.name} ${command.id} was not answered in ${mostTries} tries.`)
}

async function tried({ name, input, id, token }: Command, where: Whereabouts): Promise<Answered | null> {
  const contract = await where()
  try {
    return await contract.ask(name, input, { id, token })
  } catch (fault) {
    // The connection broke, or half an answer came: nobody knows what happened, and the same id will tell.
    if (fault instanceof TypeError || fault instanceof SyntaxError) return null
    throw fault
  }
}

interface Worker {
  readonly seed: number
  readonly number: number
  readonly where: Whereabouts
  readonly ledger: Ledger
  /** False when the last round is over. */
  readonly wantsOn: () => boolean
}

/** Somebody takes a ticket at a kiosk; some press twice, and many give it back on the phone. */
export async function kiosk(worker: Worker, services: readonly string[]): Promise<void> {
  const { seed, number, wantsOn } = worker
  const chance = new Chance(seed, number)
  const prefix = `kiosk-${seed}-${number}`
  for (let tap = 0; wantsOn(); tap++) {
    const service = chance.pick(services.map(code => [code, 1] as const))
    const command = { name: 'ticket:take', input: { service }, id: `${prefix}-${tap}` }
    const taps = chance.isTrue(0.2) ? [command, command] : [command]
    const [answer] = await Promise.all(taps.map(one => askUntilAnswered(one, worker)))
    if (answer?.ok && answer.ticket && chance.isTrue(0.6)) {
      const { token } = answer.ticket
      await askUntilAnswered({ name: 'ticket:cancel', input: {}, id: `${prefix}-${tap}-back`, token }, worker)
    }
    await pause(chance.between(0, 15))
  }
}

/** A clerk calls, starts, ends, takes back, and asks again under the same id when no answer came. */
export async function clerk(worker: Worker, { counter, token }: { counter: number; token: string }): Promise<void> {
  const { seed, wantsOn } = worker
  const chance = new Chance(seed, 1_000 + counter)
  let given = 0
  const act = (verb: string, input: object = {}) => {
    const id = `clerk-${seed}-${counter}-${++given}`
    return askUntilAnswered({ name: `counter:${verb}`, input: { counter, ...input }, id, token }, worker)
  }
  let leaving: string | null = null
  await act('open')
  while (wantsOn()) {
    const answer = await act('call-next', { leaving })
    const called = answer?.ok ? answer.events.find(event => event.type === 'ticket.called') : undefined
    if (called?.type === 'ticket.called') leaving = await attend(act, called.ticket, chance)
    await pause(chance.between(0, 20))
  }
}

/** What becomes of a ticket that was called: who is still at the counter afterwards. */
async function attend(
  act: (verb: string, input?: object) => Promise<Answer | null>,
  ticket: string,
  chance: Chance,
): Promise<string | null> {
  const way = chance.pick([
    ['absent', 1],
    ['undo', 1],
    ['finish', 3],
    ['call-next', 4],
  ])
  if (way === 'absent' || way === 'undo') {
    await act(way)
    if (way === 'absent' && chance.isTrue(0.5)) await act('resume')
    return null
  }
  await act('start')
  if (way === 'call-next') return ticket
  await act('finish')
  return null
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
