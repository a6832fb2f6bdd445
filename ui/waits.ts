import type { QueueNow } from '../domain/views'
import type { Wait } from '../domain/words'
import type { Say } from './words'

/** Below this the sentence is "any moment now" (rule W2). */
const anyMomentMinutes = 3

/**
 * A wait in words, never a single minute (rule W2). The face has the texts `wait.unknown`, `wait.soon`, `wait.upTo` and
 * `wait.range`; with `short`, `wait.upToShort` and `wait.rangeShort`.
 */
export function sayWait(say: Say, wait: Wait | null, short = false): string {
  if (!wait) return say('wait.unknown')
  const from = Math.max(0, Math.round(wait.fromMinutes))
  const to = Math.max(from, Math.round(wait.toMinutes))
  if (to < anyMomentMinutes) return say('wait.soon')
  if (from < 2 || from === to) return say(short ? 'wait.upToShort' : 'wait.upTo', { to })
  return say(short ? 'wait.rangeShort' : 'wait.range', { from, to })
}

/** The same for a queue, which may be empty. */
export function sayQueue(say: Say, queue: Pick<QueueNow, 'wait' | 'waiting'>, short = false): string {
  if (queue.wait && queue.waiting === 0 && queue.wait.toMinutes < anyMomentMinutes) return say('wait.none')
  return sayWait(say, queue.wait, short)
}

/** Several queues seen as one: from the shortest to the longest of those that are served. */
export function joinQueues(queues: readonly QueueNow[]): Pick<QueueNow, 'wait' | 'waiting'> {
  const waits = queues.map(queue => queue.wait).filter(wait => wait !== null)
  return {
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    wait: waits.length
      ? {
          fromMinutes: Math.min(...waits.map(wait => wait.fromMinutes)),
          toMinutes: Math.max(...waits.map(wait => wait.toMinutes)),
        }
      : null,
  }
}
