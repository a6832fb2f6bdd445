import { WifiOff } from 'lucide-react'
import { clockTime } from './calendar'
import type { Say } from './words'

/** What is on the screen was true then: since when the server is not heard, and what to do. */
export function OfflineBanner({ since, timeZone, say }: { since: number; timeZone: string; say: Say }) {
  return (
    <p className="banner" role="alert">
      <WifiOff className="ic" />
      <span>
        <b>{say('offline', { time: clockTime(since, timeZone) })}</b>
        {say('offlineDo')}
      </span>
    </p>
  )
}
