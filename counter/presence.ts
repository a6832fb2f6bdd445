'use client'
import { useEffect, useRef, useState } from 'react'
import { clerkIdleMs } from '../domain/presence'
import { leaveIdle, stay } from '../ui/session'

/** So long before, the clerk is asked. */
const askMs = 60_000
const tellEveryMs = 60_000
const lookMs = 1_000
const signsOfLife = ['pointerdown', 'pointermove', 'click', 'keydown', 'wheel'] as const

/**
 * A clerk who touches nothing for a quarter of an hour is logged out (rule A3). Answers with the seconds that are left,
 * once they are asked whether they are still there; null before. `doings` changes with whatever is done at the counter,
 * also by a pedal.
 */
export function usePresence(isClerk: boolean, doings: string): number | null {
  const [left, setLeft] = useState<number | null>(null)
  const seen = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done is a sign, whatever it was.
  useEffect(() => {
    seen.current = Date.now()
  }, [doings])
  useEffect(() => {
    if (!isClerk) return
    let told = Date.now()
    let leaving = false
    // Two pages of one clerk are one person.
    const others = new BroadcastChannel('redica-presence')
    const notice = () => {
      seen.current = Date.now()
      // Not before this key has reached everybody: it answers the question, and calls or finishes nothing.
      setTimeout(() => setLeft(null))
    }
    const leave = async () => {
      if (leaving) return
      leaving = true
      await leaveIdle()
      leaving = false
    }
    const tell = async () => {
      told = Date.now()
      others.postMessage(null)
      if (!(await stay())) await leave()
    }
    const look = () => {
      const idle = Date.now() - seen.current
      if (idle >= clerkIdleMs) return void leave()
      setLeft(idle >= clerkIdleMs - askMs ? Math.ceil((clerkIdleMs - idle) / 1_000) : null)
      if (seen.current > told && Date.now() - told >= tellEveryMs) void tell()
    }
    const timer = setInterval(look, lookMs)
    for (const sign of signsOfLife) addEventListener(sign, notice, { capture: true, passive: true })
    others.addEventListener('message', notice)
    return () => {
      clearInterval(timer)
      for (const sign of signsOfLife) removeEventListener(sign, notice, { capture: true })
      others.close()
    }
  }, [isClerk])
  return left
}
