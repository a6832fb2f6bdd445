import type { Opening } from '../domain/branch-shown'
import { clockTime, longDate } from '../ui/calendar'
import { listOf } from '../ui/money'
import type { Say } from '../ui/words'
import type { Place } from './place'

/** Nobody waits: an invitation, and where work goes on. */
export function EmptyHall({ counters, say }: { counters: readonly number[]; say: Say }) {
  return (
    <section className="idle">
      <p className="big">
        {say('nobodyWaits')}
        <br />
        {say('comeIn')}
      </p>
      <p>
        {say('takeTicket')}{' '}
        {counters.length > 0 &&
          say('countersWork', { count: counters.length, counters: listOf(counters, say.language) })}
      </p>
    </section>
  )
}

/** People wait, and the first has not been called yet. */
export function WaitingHall({ waiting, say }: { waiting: number; say: Say }) {
  return (
    <section className="idle">
      <p className="big">{say('peopleWait', { count: waiting })}</p>
      <p>{say('callsAppear')}</p>
    </section>
  )
}

export function ClosedHall({ opening, place }: { opening: Opening; place: Place }) {
  const { say, timeZone, language } = place
  const opens = opening.changesAt
  return (
    <section className="idle alone">
      <p className="big">{say('closed')}</p>
      <div className="hours">
        {opens !== null && (
          <p className="opens">
            {say('opens', { day: longDate(opens, timeZone, language), time: clockTime(opens, timeZone) })}
          </p>
        )}
        <dl>
          {opening.week.map(({ day, intervals }) => (
            <div key={day}>
              <dt>{say(`day.${day}`)}</dt>
              <dd>
                {intervals.length === 0
                  ? say('dayClosed')
                  : intervals.map(({ from, to }) => `${minuteTime(from)}–${minuteTime(to)}`).join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

function minuteTime(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
