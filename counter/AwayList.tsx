'use client'
import { MessageSquareText } from 'lucide-react'
import type { ConsoleView } from '../domain/views'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { TicketNumber } from '../ui/TicketNumber'
import type { Speech } from './speech'
import { stepThrough } from './step-through'

/** Who stands in no line and may come back: set aside, or called and not there. Nothing when there is nobody. */
export function AwayList({
  view,
  speech,
  withKeys,
  onTicket,
}: {
  view: ConsoleView
  speech: Speech
  withKeys: boolean
  onTicket: (ticket: string) => void
}) {
  const { say, language, languages, timeZone } = speech
  const { parked, absent } = view
  if (parked.length + absent.length === 0) return null
  const time = (at: number) => clockTime(at, timeZone)
  const rows = [
    ...parked.map(one => ({
      ...one,
      small: say(one.for === 'all' ? 'row.asideForAll' : 'row.aside', {
        time: time(one.since),
        counter: one.counter,
      }),
    })),
    ...absent.map(one => ({ ...one, small: say('row.absent', { until: time(one.until) }) })),
  ]
  return (
    <section className="away">
      <h2 className="h sec">
        {say('away')}
        <span>
          {parked.length > 0 && say('asideCount', { count: parked.length })}
          {parked.length > 0 && absent.length > 0 && ', '}
          {absent.length > 0 && say('absentCount', { count: absent.length })}
        </span>
        {withKeys && <kbd className="r">A</kbd>}
      </h2>
      <ul onKeyDown={stepThrough}>
        {rows.map(({ id, number, service, small, note }, place) => (
          <li key={id}>
            <button type="button" tabIndex={place === 0 ? 0 : -1} onClick={() => onTicket(id)}>
              <TicketNumber number={number} />
              <span className="w">
                <b>{textIn(service, language, languages)}</b>
                <span className="why">{small}</span>
                {note && (
                  <span className="why">
                    <MessageSquareText className="ic" />
                    <span className="told">{note}</span>
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
