'use client'
import { useEffect, useState } from 'react'
import { usePortrait } from '../../../../../display/Display'
import { DisplayScreen } from '../../../../../display/DisplayScreen'
import { HallBlank } from '../../../../../display/HallBlank'
import type { DisplayView } from '../../../../../domain/views'
import type { Call } from '../../../../../domain/wire'
import type { DisplayState } from '../../../../../test/screens/fixtures/display-views'
import { loadWords } from '../../../../../ui/words'

export function Frame({ state, view, call }: { state: DisplayState; view: DisplayView; call: Call }) {
  const portrait = usePortrait()
  const [ready, setReady] = useState(false)
  const language = view.municipality.languages[0] ?? 'en'
  useEffect(() => {
    Promise.all(view.municipality.languages.map(tag => loadWords('display', tag))).then(() => setReady(true))
  }, [view])
  if (!ready || state === 'loading') return <HallBlank because={null} language={language} />
  if (state === 'error') return <HallBlank because="device/unknown" language={language} />
  return (
    <DisplayScreen
      view={view}
      now={view.now}
      offlineSince={state === 'offline' ? view.now - 3 * 60_000 : null}
      playing={state.startsWith('takeover') ? call : null}
      moment="covering"
      pending={[]}
      sound={state === 'sound-held' ? 'held' : 'on'}
      page={0}
      portrait={portrait}
    />
  )
}
