'use client'
import type { CSSProperties } from 'react'
import type { DisplayView } from '../domain/views'
import type { Call } from '../domain/wire'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { useDocumentLanguage } from '../ui/screen-language'
import { useWords } from '../ui/words'
import { CallCard } from './CallCard'
import type { Sound } from './chime'
import { ClosedHall, EmptyHall, WaitingHall } from './Hall'
import { HallFoot } from './HallFoot'
import { HallHead } from './HallHead'
import { pictureOf } from './picture'
import { NoContact, QueueWaits } from './QueueWaits'
import { RecentCalls } from './RecentCalls'
import { Takeover } from './Takeover'
import type { Moment } from './use-announcements'
import './display.css'
import './moments.css'
import './strips.css'
import './upright.css'

/** Everything that the hall display shows, and nothing that it does: drawn alike in the hall, in tests and in print. */
export interface Shows {
  readonly view: DisplayView
  /** The branch's clock now. */
  readonly now: number
  /** Since when the server is out of reach; null while it is there. */
  readonly offlineSince: number | null
  /** The call that has the hall. */
  readonly playing: Call | null
  /** The call that had it until then. */
  readonly before?: Call | null
  readonly moment: Moment
  /** Calls that wait for their announcement. */
  readonly pending: readonly Call[]
  readonly sound: Sound
  /** Counts on every twelve seconds: the notice and the queues that are shown. */
  readonly page: number
  readonly portrait: boolean
}

export function DisplayScreen(shows: Shows & { onTouch?: () => void }) {
  const { view, now, offlineSince, playing, before = null, moment, pending, sound, page, portrait, onTouch } = shows
  const { municipality } = view
  const language = municipality.languages[0] ?? 'en'
  const say = useWords('display', language)
  useDocumentLanguage(language)
  if (!say.ready) return <main className="hall" data-theme="display" lang={language} />

  const isResting = playing !== null && moment === 'resting'
  const picture = pictureOf(view, isResting ? [playing, ...pending] : pending, isResting ? [before] : [playing])
  const stale = offlineSince !== null
  const place = { say, language, languages: municipality.languages, timeZone: municipality.timeZone, now }
  const style = { '--accent': municipality.accent } as CSSProperties
  return (
    <main
      className={`hall ${stale ? 'stale' : ''}`}
      data-theme="display"
      lang={language}
      style={style}
      onPointerDown={onTouch}
    >
      <HallHead view={view} say={say} clock={clockTime(now, municipality.timeZone)} />
      {(picture.at === 'calling' || picture.at === 'between') && (
        <>
          <CallCard shown={picture.card} fresh={picture.at === 'calling'} stale={stale} place={place} />
          <RecentCalls recent={picture.recent} portrait={portrait} stale={stale} place={place} />
        </>
      )}
      {picture.at === 'waiting' && <WaitingHall waiting={view.waiting} say={say} />}
      {picture.at === 'empty' && <EmptyHall counters={picture.counters} say={say} />}
      {picture.at === 'closed' && <ClosedHall opening={view.opening} place={place} />}
      {stale && <NoContact say={say} since={clockTime(offlineSince, municipality.timeZone)} />}
      {!stale && picture.at !== 'closed' && (
        <QueueWaits
          queues={view.queues}
          languages={municipality.languages}
          say={say}
          page={page}
          columns={portrait ? 4 : 5}
        />
      )}
      <HallFoot
        notices={view.notices.map(notice => ({
          title: textIn(notice.title, language, municipality.languages),
          body: textIn(notice.body, language, municipality.languages),
        }))}
        page={page}
        room={portrait ? 110 : 165}
        stale={stale}
        sound={sound}
        say={say}
      />
      {playing && moment !== 'resting' && <Takeover call={playing} leaving={moment === 'returning'} place={place} />}
    </main>
  )
}
