'use client'
import { ClockAlert } from 'lucide-react'
import type { ClockLook } from '../domain/views'
import { clockTime, longDate } from '../ui/calendar'
import type { Say } from '../ui/words'
import { useLook } from './use-look'

const address = '/api/v1/dev/clock'
const lookEveryMs = 1_000

/** The clock of a demonstration: turned on, one sees a day come to its end. Nothing where the time is the real one. */
export function ClockBody({ say }: { say: Say }) {
  const { seen, work } = useLook<ClockLook>(address, lookEveryMs)
  if (!seen) return null
  const { now, aheadMs, timeZone, opensAt } = seen
  const time = clockTime(now, timeZone)
  const date = longDate(now, timeZone, say.language)
  const turns = [
    { words: 'clock.minutes', deed: { minutes: 10 }, off: false },
    { words: 'clock.hour', deed: { minutes: 60 }, off: false },
    { words: 'clock.opening', deed: { to: 'opening' }, off: opensAt === null },
    { words: 'clock.back', deed: { to: 'now' }, off: aheadMs === 0 },
  ]
  return (
    <section aria-label={say('clock')} className="mt-6">
      <p role="status">
        {aheadMs > 0 && (
          <span className="mb-3 flex items-center gap-3 rounded-m bg-late-tint px-4 py-3 font-strong text-late">
            <ClockAlert aria-hidden="true" size={24} className="flex-none" />
            {say('clock.turned', { date, time })}
          </span>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <time className="mr-2 text-[20px] font-strong">{time}</time>
        {turns.map(({ words, deed, off }) => (
          <button key={words} type="button" className="bt" aria-disabled={off} onClick={() => !off && work(deed)}>
            {say(words)}
          </button>
        ))}
      </div>
    </section>
  )
}
