import type { CounterNow } from '../domain/branch-shown'
import { clockTime } from '../ui/calendar'
import { TicketNumber } from '../ui/TicketNumber'
import type { Voice } from './LiveScreen'
import { isLong } from './lateness'

/** Each counter: who is there and for how long, or why nobody is. */
export function CounterGrid({ counters, voice }: { counters: readonly CounterNow[]; voice: Voice }) {
  const { say, now } = voice
  const open = counters.filter(counter => counter.state === 'open').length
  return (
    <section className="sec">
      <h2 className="h">
        {say('counters')}
        <span>{say('countersOpen', { open, all: counters.length })}</span>
      </h2>
      <ul className="ctr">
        {counters.map(counter => (
          <li
            key={counter.number}
            className={`${counter.state === 'open' ? '' : 'off'} ${isLong(counter, now) ? 'over' : ''}`}
          >
            <span className={`plate ${counter.state === 'open' ? '' : 'plate--open'}`}>{counter.number}</span>
            {counter.ticket ? <TicketNumber number={counter.ticket} /> : <b>{say(`counter.${counter.state}`)}</b>}
            <small>{below(counter, voice)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function below(counter: CounterNow, { say, now, timeZone }: Voice): string {
  if (counter.ticket && counter.ticketSince) {
    const time = minutesSeconds(now - counter.ticketSince)
    if (counter.ticketState === 'called') return say('comingFor', { time })
    if (!counter.expectedMinutes) return time
    return say(isLong(counter, now) ? 'longOf' : 'timeOf', { time, minutes: counter.expectedMinutes })
  }
  if (counter.state === 'open') return counter.clerk?.name ?? ''
  return counter.since ? say('sinceTime', { time: clockTime(counter.since, timeZone) }) : ''
}

function minutesSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
