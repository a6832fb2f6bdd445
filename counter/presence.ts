'use client'
import { useEffect, useState } from 'react'
import { leaveIdle, stay } from '../ui/session'
import { keepWatch } from './watch'

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
  const [watch] = useState(() => keepWatch(Date.now()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done is a sign, whatever it was.
  useEffect(() => {
    if (watch.notice(Date.now())) setLeft(null)
  }, [doings])
  useEffect(() => {
    if (!isClerk) return
    let told = Date.now()
    let leaving = false
    // Two pages of one clerk are one person.
    const others = new BroadcastChannel('redica-presence')
    const notice = () => {
      // Not before this key has reached everybody: it answers the question, and calls or finishes nothing.
      if (watch.notice(Date.now())) setTimeout(() => setLeft(null))
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
      const leftNow = watch.leftAt(Date.now())
      if (leftNow === 0) return void leave()
      setLeft(leftNow)
      if (watch.seenAt() > told && Date.now() - told >= tellEveryMs) void tell()
    }
    const timer = setInterval(look, lookMs)
    for (const sign of signsOfLife) addEventListener(sign, notice, { capture: true, passive: true })
    others.addEventListener('message', notice)
    return () => {
      clearInterval(timer)
      for (const sign of signsOfLife) removeEventListener(sign, notice, { capture: true })
      others.close()
    }
  }, [isClerk, watch])
  return left
}
