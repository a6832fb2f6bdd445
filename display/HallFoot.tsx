import type { Say } from '../ui/words'
import type { Sound } from './chime'

/** One notice at a time, replaced every twelve seconds; nothing moves sideways. */
export function HallFoot({
  notices,
  page,
  room,
  stale,
  sound,
  say,
}: {
  notices: readonly { readonly title: string; readonly body: string }[]
  page: number
  /** More letters than these do not fit: the title alone says it. */
  room: number
  stale: boolean
  sound: Sound
  say: Say
}) {
  const place = notices.length > 0 ? page % notices.length : 0
  const notice = notices[place]
  // The hint about the sound takes its place from the notice, and goes with the first touch.
  const letters = sound === 'held' ? room / 2 : room
  return (
    <footer className="hall-foot">
      {stale ? (
        <p>
          <b>{say('placesKept')}</b> {say('reconnecting')}
        </p>
      ) : (
        notice && (
          <p className={notice.title.length + notice.body.length > 85 ? 'long' : ''}>
            <b>{notice.title}</b>
            {notice.title.length + notice.body.length <= letters && ` ${notice.body}`}
          </p>
        )
      )}
      <span className="end">
        {sound === 'held' && (
          <button type="button" className="hush">
            {say('soundHeld')}
          </button>
        )}
        {!stale && notices.length > 1 && (
          <span className="dots" aria-hidden="true">
            {notices.map((other, index) => (
              <i key={other.title} className={index === place ? 'on' : ''} />
            ))}
          </span>
        )}
      </span>
    </footer>
  )
}
