import type { CounterNow, QueueNow } from '../domain/branch-shown'

/** Whether someone who comes now will rather wait longer than the queue's target: most of the interval is past it. */
export function isLate(queue: QueueNow): boolean {
  return (
    queue.wait !== null &&
    queue.waiting > 0 &&
    (queue.wait.fromMinutes + queue.wait.toMinutes) / 2 > queue.targetWaitMinutes
  )
}

/** People wait and no open counter offers their queue. */
export function isUnserved(queue: QueueNow): boolean {
  return queue.waiting > 0 && queue.counters.length === 0
}

/** Half as long again as the service usually takes. */
export function isLong(counter: CounterNow, now: number): boolean {
  if (counter.ticketState !== 'serving' || !counter.ticketSince || !counter.expectedMinutes) return false
  return now - counter.ticketSince > counter.expectedMinutes * 1.5 * 60_000
}

/** The end of a scale in whole tens of minutes: room for the longest, never less than thirty. */
export function scaleEnd(queues: readonly QueueNow[], now: number): number {
  const ends = queues.flatMap(queue => [
    queue.wait?.toMinutes ?? 0,
    queue.targetWaitMinutes,
    queue.longestSince ? (now - queue.longestSince) / 60_000 : 0,
  ])
  return Math.min(120, Math.max(30, Math.ceil(Math.max(...ends, 0) / 10) * 10))
}
