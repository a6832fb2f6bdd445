'use client'
import { useEffect, useState } from 'react'
import type { DisplayView } from '../domain/views'
import { languages } from '../domain/words'
import { useNow } from '../ui/clock'
import { useDeviceToken } from '../ui/device-token'
import { offlineSince, useLive } from '../ui/live'
import { browserLanguage } from '../ui/screen-language'
import { loadWords } from '../ui/words'
import { DisplayScreen } from './DisplayScreen'
import { HallBlank } from './HallBlank'
import { useAnnouncements } from './use-announcements'

const noticeMs = 12_000

/** A hall display: connects, listens, rings. Nobody touches it; it heals itself (rule S3). */
export function Display({ branch, zone }: { branch?: string; zone?: string }) {
  const { calls, moment, sound, announce, wake } = useAnnouncements()
  const token = useDeviceToken()
  const { view, link, turnedAway } = useLive<DisplayView>(
    token === undefined
      ? null
      : { screen: 'display', ...(branch && { branch }), ...(zone && { zone }), ...(token && { token }) },
    { onAnnounce: announce },
    () => calls.playing === null,
  )
  const now = useNow(view?.now ?? null)
  const page = usePage()
  const portrait = usePortrait()
  const townLanguages = view?.municipality.languages.join(' ') ?? ''
  useEffect(() => {
    for (const language of languages) if (townLanguages.split(' ').includes(language)) loadWords('display', language)
  }, [townLanguages])

  if (turnedAway) return <HallBlank because={turnedAway.refusal} language={browserLanguage()} />
  if (!view || now === null) return <HallBlank because={null} language={browserLanguage()} />
  return (
    <DisplayScreen
      view={view}
      now={now}
      offlineSince={offlineSince(link, now)}
      playing={calls.playing}
      before={calls.before}
      moment={moment}
      pending={calls.waiting}
      sound={sound}
      page={page}
      portrait={portrait}
      onTouch={wake}
    />
  )
}

function usePage(): number {
  const [page, setPage] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setPage(shown => shown + 1), noticeMs)
    return () => clearInterval(timer)
  }, [])
  return page
}

export function usePortrait(): boolean {
  const [portrait, setPortrait] = useState(false)
  useEffect(() => {
    const query = matchMedia('(orientation: portrait)')
    const look = () => setPortrait(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return portrait
}
