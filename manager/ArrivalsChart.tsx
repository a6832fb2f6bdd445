import type { LiveView } from '../domain/views'
import { halfHour, halfHoursShown } from './day-axis'
import type { Voice } from './LiveScreen'

const width = 848
const height = 160

/** How many people came in each half hour of today; the half hour that is not over is paler. */
export function ArrivalsChart({ today, voice }: { today: LiveView['today']; voice: Voice }) {
  const { say, now, timeZone } = voice
  const { arrivals } = today
  const minuteNow = localMinute(now, timeZone)
  const { first, count: slots } = halfHoursShown(
    arrivals.map(half => half.minute),
    minuteNow,
  )
  const step = width / slots
  const most = Math.max(10, ...arrivals.map(half => half.issued))
  const top = Math.ceil(most / 10) * 10
  const y = (people: number) => height - (people / top) * (height - 10)
  const lines = Array.from({ length: Math.min(4, top / 10) }, (_, place) =>
    Math.round(((place + 1) * top) / Math.min(4, top / 10)),
  )
  return (
    <section className="sec">
      <h2 className="h">
        {say('peopleToday')}
        <span>{say('perHalfHour')}</span>
        <span className="r">
          <b>{today.issued}</b> {say('soFar', { served: today.served, left: today.left })}
        </span>
      </h2>
      {arrivals.length === 0 ? (
        <p className="nothing">{say('nobodyYet')}</p>
      ) : (
        <svg
          className="ch arrivals"
          viewBox={`0 0 ${width + 26} ${height + 28}`}
          role="img"
          aria-label={arrivals.map(half => `${hourMinute(half.minute)}: ${half.issued}`).join(', ')}
        >
          {lines.map(people => (
            <g key={people}>
              <line className="ax" x1="0" x2={width} y1={y(people)} y2={y(people)} />
              <text x={width + 8} y={y(people) + 4}>
                {people}
              </text>
            </g>
          ))}
          {arrivals.map(half => {
            const x = ((half.minute - first) / halfHour) * step
            return (
              <rect
                key={half.minute}
                x={x + 5}
                y={y(half.issued)}
                width={step - 10}
                height={height - y(half.issued)}
                fill="var(--data)"
                opacity={minuteNow < half.minute + halfHour ? 0.45 : 1}
              />
            )
          })}
          {Array.from({ length: slots }, (_, place) => place)
            .filter(place => place % 2 === 0)
            .map(place => (
              <text key={place} x={place * step} y={height + 20}>
                {hourMinute(first + place * halfHour)}
              </text>
            ))}
          <line className="base" x1="0" x2={width} y1={height} y2={height} />
        </svg>
      )}
    </section>
  )
}

function localMinute(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    .format(at)
    .split(':')
  return Number(parts[0]) * 60 + Number(parts[1])
}

function hourMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
