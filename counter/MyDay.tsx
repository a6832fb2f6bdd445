import type { ConsoleView } from '../domain/views'
import type { Speech } from './speech'
import { hoursMinutes, shortTime } from './units'

const width = 150
const height = 30

/** The clerk's own figures (rule R5); what was not measured is a dash, never a zero. */
export function MyDay({ view, now, speech }: { view: ConsoleView; now: number; speech: Speech }) {
  const { say, timeZone } = speech
  const { today } = view
  const hourNow = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(now))
  const hours = today.byHour.slice(-8)
  const most = Math.max(1, ...hours.map(hour => hour.served))
  const step = hours.length > 0 ? width / hours.length : width
  const [first, last] = [hours[0]?.hour, hours.at(-1)?.hour]
  return (
    <section className="mine">
      <h2 className="h sec">{say('yourDay')}</h2>
      <dl>
        <div>
          <dt>{say('servedToday')}</dt>
          <dd>{today.served}</dd>
        </div>
        <div>
          <dt>{say('average')}</dt>
          <dd>{today.averageServiceMs === null ? '–' : shortTime(today.averageServiceMs)}</dd>
        </div>
        <div>
          <dt>{say('notCome')}</dt>
          <dd>{today.absent}</dd>
        </div>
        <div>
          <dt>{say('paused')}</dt>
          <dd>{hoursMinutes(today.pausedMs)}</dd>
        </div>
        {first !== undefined && last !== undefined && (
          <div>
            <dt>{say('byHour', { from: first, to: last })}</dt>
            <dd>
              <svg
                className="ch"
                width={width}
                height={height + 1}
                role="img"
                aria-label={hours.map(hour => `${hour.hour}: ${hour.served}`).join(', ')}
              >
                {hours.map((hour, place) => {
                  const tall = (hour.served / most) * (height - 2)
                  return (
                    <rect
                      key={hour.hour}
                      x={place * step}
                      y={height - tall}
                      width={Math.min(44, step - 6)}
                      height={tall}
                      fill={hour.hour === hourNow ? 'var(--data)' : 'var(--data-2)'}
                    />
                  )
                })}
                <line className="base" x1="0" x2={width} y1={height + 0.5} y2={height + 0.5} />
              </svg>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
