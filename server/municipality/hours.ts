import type { Interval } from '../../domain/catalogue'

/** `08:00-17:30` in minutes after midnight. */
export function minutesOf(interval: string): Interval {
  const [from = 0, to = 0] = interval.split('-').map(time => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  })
  return { from, to }
}

/** Minutes after midnight as `08:00-17:30`. */
export function spelledHours({ from, to }: Interval): string {
  return [from, to]
    .map(minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
    .join('-')
}
