'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Call } from '../domain/wire'
import { loadWords, sayIn } from '../ui/words'
import { type Calls, finish, hear, silence, spokenIn } from './calls'
import { type Chime, chimeMs, openChime, type Sound } from './chime'
import { sentence, speak } from './speech'

/** The moment of a call: the card rests, the number covers the hall, and it goes back to its place. */
export type Moment = 'resting' | 'covering' | 'returning'

const restMs = 120
const coverMs = 360
const holdMs = 8_000
const returnMs = 320

export interface Announcements {
  readonly calls: Calls
  readonly moment: Moment
  readonly sound: Sound
  /** Give it every call that comes in. */
  readonly announce: (call: Call) => void
  /** A touch: the browser allows sound from now on. */
  readonly wake: () => void
}

/** Plays calls one after the other: picture, chime, voice. Never two at once, none twice (rule S2). */
export function useAnnouncements(): Announcements {
  const [calls, setCalls] = useState(silence)
  const [moment, setMoment] = useState<Moment>('resting')
  const [sound, setSound] = useState<Sound>('none')
  const chime = useRef<Chime | null>(null)
  const waiting = useRef(0)
  waiting.current = calls.waiting.length
  const playing = calls.playing

  useEffect(() => {
    const opened = openChime(setSound)
    chime.current = opened
    return opened.close
  }, [])

  useEffect(() => {
    if (!playing) return
    let left = false
    const play = async () => {
      setMoment('resting')
      await pause(restMs)
      if (left) return
      setMoment('covering')
      chime.current?.ring()
      const said = pause(Math.max(coverMs, chimeMs)).then(() => (left ? undefined : sayAloud(playing, waiting.current)))
      await Promise.all([pause(holdMs - restMs), said])
      if (left) return
      setMoment('returning')
      await pause(returnMs)
      if (!left) setCalls(known => finish(known, playing.id))
    }
    play()
    return () => {
      left = true
    }
  }, [playing])

  const announce = useCallback((call: Call) => setCalls(known => hear(known, call)), [])
  const wake = useCallback(() => void chime.current?.wake(), [])
  return { calls, moment, sound, announce, wake }
}

async function sayAloud(call: Call, waiting: number): Promise<void> {
  for (const language of spokenIn(call, waiting)) {
    await loadWords('display', language)
    await speak(sentence(sayIn('display', language), call), language)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
