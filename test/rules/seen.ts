import { Cabinet } from '../../domain/cabinet'
import type { Lasting } from '../../domain/chance'
import { type EndedTurn, type Experience, nothingSeen, type Seen, withTurn } from '../../domain/experience'

const minute = 60_000

/** Ten minutes with Ana at the counter, at once. */
const turn: EndedTurn = {
  service: 'passport',
  clerk: 'ana',
  priority: null,
  since: 0,
  calledAt: 0,
  lastCalledAt: 0,
  startedAt: 0,
  parkedMs: 0,
  endedAt: 10 * minute,
  outcome: 'served',
}

export const seenOn = (day: string, ...changes: readonly ((seen: Seen) => Seen)[]): Experience => ({
  days: Cabinet.of([[day, changes.reduce((seen, change) => change(seen), nothingSeen)]]),
})
/** The same turn so many times. */
export const times = (count: number, more: Partial<EndedTurn>) =>
  Array.from({ length: count }, () => (seen: Seen) => withTurn(seen, { ...turn, ...more }))
/** The mean of what lasts so long, in minutes. */
export const minutesOf = ({ mean, scatter }: Lasting) => Math.exp(mean + scatter ** 2 / 2) / minute
