import type { QueueNow } from '../domain/branch-shown'
import { toldWait } from '../domain/wait'
import type { Wait } from '../domain/words'
import type { Say } from './words'

/**
 * A wait in words, never a single minute (rule W2). The face has the texts `wait.unknown`, `wait.soon`, `wait.upTo` and
 * `wait.range`; with `short`, `wait.upToShort` and `wait.rangeShort`.
 */
export function sayWait(say: Say, wait: Wait | null, short = false): string {
  const told = toldWait(wait)
  switch (told.as) {
    case 'unknown':
      return say('wait.unknown')
    case 'soon':
      return say('wait.soon')
    case 'up-to':
      return say(short ? 'wait.upToShort' : 'wait.upTo', { to: told.to })
    case 'range':
      return say(short ? 'wait.rangeShort' : 'wait.range', { from: told.from, to: told.to })
  }
}

/** The same for a queue, which may be empty. */
export function sayQueue(say: Say, queue: Pick<QueueNow, 'wait' | 'waiting'>, short = false): string {
  if (queue.waiting === 0 && toldWait(queue.wait).as === 'soon') return say('wait.none')
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
