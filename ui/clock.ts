'use client'
import { useEffect, useState } from 'react'

/**
 * The server's clock, counted on from the moment a view was made: a screen's own clock may be wrong by hours.
 * Null before the first view. Ticks every `everyMs`.
 */
export function useNow(viewNow: number | null, everyMs = 1_000): number | null {
  const [anchor, setAnchor] = useState<{ server: number; here: number } | null>(null)
  const [, tick] = useState(0)
  useEffect(() => {
    if (viewNow !== null) setAnchor({ server: viewNow, here: performance.now() })
  }, [viewNow])
  useEffect(() => {
    const timer = setInterval(() => tick(times => times + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return anchor ? anchor.server + (performance.now() - anchor.here) : viewNow
}
