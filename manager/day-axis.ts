export const halfHour = 30
const dayMinutes = 24 * 60
/** A picture of fewer half hours than these is too coarse to read. */
const shortest = 16

/** The half hours that a picture of today shows, in minutes after midnight; never one that is not of today. */
export function halfHoursShown(
  seen: readonly number[],
  minuteNow: number,
): { readonly first: number; readonly count: number } {
  const halfHourNow = Math.floor(minuteNow / halfHour) * halfHour
  const first = Math.min(...seen, halfHourNow, dayMinutes - shortest * halfHour)
  const last = Math.max(...seen, halfHourNow)
  return { first, count: Math.max(shortest, (last - first) / halfHour + 1) }
}
