import type { Hall } from '../domain/hall'
import type { ClerkKey } from '../domain/peripheral'
import type { CounterNumber } from '../domain/words'
import type { Command } from './centre'

/**
 * What a clerk's key asks for, as that counter's console would ask it now. Null: nobody has opened the counter, so
 * there is nobody in whose name it could be asked. `leaving` and `ticket` are who stands there at this moment.
 */
export function commandOf(
  hall: Hall,
  { number, key, through }: { number: CounterNumber; key: ClerkKey; through: string },
): Pick<Command, 'name' | 'input' | 'actor'> | null {
  const counter = hall.counters.get(number)
  if (!counter) return null
  const actor = { kind: 'staff', id: counter.clerk, name: '', role: 'clerk', branches: [hall.branch], through } as const
  const { ticket } = counter
  if (key === 'call-next') return { name: 'counter:call-next', input: { counter: number, leaving: ticket }, actor }
  return { name: `counter:${key}`, input: { counter: number, ...(ticket === null ? {} : { ticket }) }, actor }
}
