import type { QueueNow } from '../domain/branch-shown'
import { textIn } from '../domain/words'
import type { Voice } from './LiveScreen'
import { isLate, isUnserved, scaleEnd } from './lateness'

const width = 300

/** Each line's expected wait against its target: a bar from–to, a tick for the target, a ring for who waits longest. */
export function QueueTable({ queues, voice }: { queues: readonly QueueNow[]; voice: Voice }) {
  const { say, language, languages, now } = voice
  const end = scaleEnd(queues, now)
  const steps = [0, end / 3, (end / 3) * 2, end].map(Math.round)
  return (
    <section className="sec">
      <h2 className="h">
        {say('queues')}
        <span>{say('queuesHow')}</span>
      </h2>
      <table className="q">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{say('queue')}</span>
            </th>
            <th scope="col" className="n">
              {say('waiting')}
            </th>
            <th scope="col" className="n">
              {say('expected')}
            </th>
            <td className="scale" aria-hidden="true">
              <svg className="ch" width={width + 10} height="18" aria-hidden="true">
                {steps.map((minutes, place) => (
                  <text
                    key={minutes}
                    x={(minutes / end) * width}
                    y="13"
                    textAnchor={place === 0 ? 'start' : place === steps.length - 1 ? 'end' : 'middle'}
                  >
                    {place === steps.length - 1 ? say('min', { minutes }) : minutes}
                  </text>
                ))}
              </svg>
            </td>
            <th scope="col" className="n">
              {say('countersShort')}
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map(queue => (
            <tr key={queue.code}>
              <th scope="row">
                <span className="nm">
                  <span className="plate">{queue.prefix}</span>
                  <span>{textIn(queue.name, language, languages)}</span>
                </span>
              </th>
              <td className="n">{queue.waiting}</td>
              <td className={`n ${isLate(queue) || isUnserved(queue) ? 'late' : ''}`}>{expected(queue, voice)}</td>
              <td className="scale">
                <WaitBar queue={queue} end={end} now={now} late={isLate(queue)} />
              </td>
              <td className="n">
                <small>{queue.counters.length > 0 ? queue.counters.join(', ') : say('none')}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="legend">
        <span>
          <i className="bar" />
          {say('legendWait')}
        </span>
        <span>
          <i className="tick" />
          {say('legendTarget')}
        </span>
        <span>
          <i className="ring" />
          {say('legendLongest')}
        </span>
      </p>
    </section>
  )
}

function expected(queue: QueueNow, { say }: Voice): string {
  if (queue.waiting === 0) return say('noQueue')
  if (queue.counters.length === 0) return say('notServed')
  if (!queue.wait) return say('timeUnknown')
  return say('interval', { from: queue.wait.fromMinutes, to: queue.wait.toMinutes })
}

function WaitBar({ queue, end, now, late }: { queue: QueueNow; end: number; now: number; late: boolean }) {
  const at = (minutes: number) => (Math.min(minutes, end) / end) * width
  const longest = queue.longestSince ? (now - queue.longestSince) / 60_000 : null
  return (
    <svg className="ch" width={width + 10} height="30" aria-hidden="true">
      <line className="ax" x1="0" x2={width} y1="15" y2="15" />
      {queue.wait && queue.waiting > 0 && (
        <rect
          x={at(queue.wait.fromMinutes)}
          y="7"
          width={Math.max(4, at(queue.wait.toMinutes) - at(queue.wait.fromMinutes))}
          height="16"
          rx="2"
          fill={late ? 'var(--late)' : 'var(--data)'}
        />
      )}
      <line
        x1={at(queue.targetWaitMinutes)}
        x2={at(queue.targetWaitMinutes)}
        y1="1"
        y2="29"
        stroke="var(--ink)"
        strokeWidth="2"
      />
      {longest !== null && (
        <circle cx={at(longest)} cy="15" r="4.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
      )}
    </svg>
  )
}
