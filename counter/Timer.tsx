import type { TicketAtCounter } from '../domain/ticket-shown'
import type { Say } from '../ui/words'
import { runningTime } from './units'

/** The tick for the expected time stands at two thirds: what is over has room to be seen. */
const tickAt = 2 / 3

/** How long the service takes against what it usually takes; before it began, how long the person has been awaited. */
export function Timer({
  current,
  awaited,
  now,
  say,
}: {
  current: TicketAtCounter
  awaited: boolean
  now: number
  say: Say
}) {
  const passedMs = Math.max(0, now - (awaited ? current.calledAt : (current.startedAt ?? current.calledAt)))
  const expectedMs = current.service.expectedMinutes * 60_000
  const share = expectedMs > 0 ? Math.min(1, (passedMs / expectedMs) * tickAt) : 0
  const overMinutes = Math.floor((passedMs - expectedMs) / 60_000)
  const isOver = !awaited && expectedMs > 0 && overMinutes >= 1
  return (
    <div className={`timer ${isOver ? 'over' : ''}`}>
      <div className="v tab" role="timer" aria-live="off">
        {runningTime(passedMs)}
      </div>
      {awaited ? (
        <div className="lbl">{say('awaited')}</div>
      ) : (
        <>
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${share * 100}%` }} />
            <u style={{ left: `${tickAt * 100}%` }} />
          </div>
          <div className="lbl">
            {isOver
              ? say('overUsual', { minutes: overMinutes, usual: current.service.expectedMinutes })
              : say('usually', { minutes: current.service.expectedMinutes })}
          </div>
        </>
      )}
    </div>
  )
}
