import type { WaitsRow } from '../domain/report'

/** One in ten may wait somewhat longer than the target; from here on the queue is called slow. */
const tolerance = 1.5

/** Whether a queue kept people too long: half of them past the target, or one in ten past half as much again. */
export function isSlow(row: WaitsRow): boolean {
  if (!row.waiting || !row.targetWaitMinutes) return false
  const targetMs = row.targetWaitMinutes * 60_000
  return row.waiting.medianMs > targetMs || row.waiting.p90Ms > targetMs * tolerance
}
