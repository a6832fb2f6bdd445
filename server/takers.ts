import type { Instant } from '../domain/words'

const minuteMs = 60_000

/** Who took how many tickets and lists of documents in the last minute: a child who plays at the kiosk is noticed (rule K4). */
export function keepTakers() {
  const times = new Map<string, Instant[]>()

  function lately(taker: string, now: Instant): number {
    const mine = times.get(taker)
    if (!mine) return 0
    const late = mine.findIndex(at => at > now - minuteMs && at <= now)
    mine.splice(0, late < 0 ? mine.length : late)
    if (mine.length === 0) times.delete(taker)
    return mine.length
  }

  function took(taker: string, now: Instant): void {
    const mine = times.get(taker)
    if (mine) mine.push(now)
    else times.set(taker, [now])
  }

  return { lately, took }
}
