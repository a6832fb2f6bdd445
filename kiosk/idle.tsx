'use client'
import { useEffect, useRef, useState } from 'react'
import { useFace } from './face'
import { paperOf } from './paper'
import { needsTime, type Visit, whereNow } from './visit'

/** Rule K6: asks after 40 s, goes home 20 s later; twice that for somebody who set an accessibility option. */
export function idleTimes(visit: Visit): { readonly quietMs: number; readonly graceMs: number } {
  const times = needsTime(visit) ? 2 : 1
  return { quietMs: 40_000 * times, graceMs: 20_000 * times }
}

/** How long the number stays on the screen: longer where it must be photographed. */
export function doneMs(visit: Visit, hasPaper: boolean): number {
  return (hasPaper ? 15_000 : 40_000) * (needsTime(visit) ? 2 : 1)
}

/** Calls `onQuiet` when nobody touched screen or keys for `quietMs`. Null: not watched. */
export function useQuiet(quietMs: number | null, onQuiet: () => void): void {
  const latest = useRef(onQuiet)
  latest.current = onQuiet
  useEffect(() => {
    if (quietMs === null) return
    let timer = setTimeout(() => latest.current(), quietMs)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), quietMs)
    }
    addEventListener('pointerdown', again, true)
    addEventListener('keydown', again, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', again, true)
      removeEventListener('keydown', again, true)
    }
  }, [quietMs])
}

/** `Екран повернеться на початок за 15 секунд`, counted down; a touch begins anew. */
export function Countdown() {
  const { say, view, visit, print, leave } = useFace()
  const { step } = whereNow(visit)
  const hasPaper = step.at === 'done' && paperOf(step.ticket, print) !== 'none'
  const seconds = doneMs(visit, hasPaper) / 1000
  const [left, setLeft] = useState(seconds)
  const gone = useRef(leave)
  gone.current = leave
  useEffect(() => {
    setLeft(seconds)
    const touched = () => setLeft(seconds)
    const timer = setInterval(() => setLeft(known => known - 1), 1_000)
    addEventListener('pointerdown', touched, true)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touched, true)
    }
  }, [seconds])
  useEffect(() => {
    // Whoever is reminded of the paper has time to read it.
    if (view.paperLeft) setLeft(seconds)
  }, [view.paperLeft, seconds])
  useEffect(() => {
    if (left <= 0) gone.current()
  }, [left])
  return <span aria-hidden="true">{say('done.homeIn', { seconds: Math.max(0, left) })}</span>
}
