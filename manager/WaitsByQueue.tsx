import type { WaitsReport, WaitsRow } from '../domain/report'
import { textIn } from '../domain/words'
import { figure, scaleOf, wholeMinutes } from './figures'
import type { Wording } from './ReportScreen'
import { isSlow } from './slowness'

const width = 440

/** Half of the people waited less than the dot, nine of ten less than the end of the line; the tick is the target. */
export function WaitsByQueue({ report, wording }: { report: WaitsReport; wording: Wording }) {
  const { say, language, languages } = wording
  const longest = report.rows.flatMap(row => [(row.waiting?.p90Ms ?? 0) / 60_000, row.targetWaitMinutes ?? 0])
  const { end, steps } = scaleOf(Math.max(10, ...longest))
  const at = (minutes: number) => (minutes / end) * (width - 90)
  return (
    <section className="sec">
      <h2 className="h">
        {say('waitsByQueue')}
        <span>{say('howToRead')}</span>
      </h2>
      <table className="q waits-queue">
        <thead className="sr">
          <tr>
            <th scope="col">{say('queue')}</th>
            <th scope="col">{say('issued')}</th>
            <th scope="col">{say('medianP90')}</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                <span className="nm">
                  {row.prefix && <span className="plate">{row.prefix}</span>}
                  <span>{row.name ? textIn(row.name, language, languages) : row.key}</span>
                </span>
              </th>
              <td className="n">{figure(row.issued, language)}</td>
              <td className="scale">
                <DotLine row={row} at={at} steps={steps} wording={wording} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <svg className="ch axis" width={width} height="20" aria-hidden="true">
        {steps.map((minutes, place) => (
          <text key={minutes} x={8 + at(minutes)} y="14" textAnchor="middle">
            {place === steps.length - 1 ? say('min', { minutes }) : minutes}
          </text>
        ))}
      </svg>
    </section>
  )
}

function DotLine({
  row,
  at,
  steps,
  wording,
}: {
  row: WaitsRow
  at: (minutes: number) => number
  steps: readonly number[]
  wording: Wording
}) {
  if (!row.waiting) return <span className="unmeasured">{wording.say('notMeasured')}</span>
  const [median, p90] = [row.waiting.medianMs / 60_000, row.waiting.p90Ms / 60_000]
  const late = isSlow(row)
  const colour = late ? 'var(--late)' : 'var(--data)'
  const target = row.targetWaitMinutes
  const label = `${wholeMinutes(row.waiting.medianMs)} / ${wholeMinutes(row.waiting.p90Ms)}`
  return (
    <svg className="ch" width={width} height="32" role="img" aria-label={label}>
      <g transform="translate(8 0)">
        {steps.map(minutes => (
          <line key={minutes} className="ax" x1={at(minutes)} x2={at(minutes)} y1="-4" y2="36" />
        ))}
        <line x1={at(median)} x2={at(p90)} y1="16" y2="16" stroke={colour} strokeWidth="9" />
        <circle cx={at(median)} cy="16" r="8" fill={colour} />
        {target !== null && <line x1={at(target)} x2={at(target)} y1="5" y2="27" stroke="var(--ink)" strokeWidth="2" />}
        <text className={late ? 'k late' : 'k'} x={Math.max(at(p90), at(target ?? 0)) + 10} y="21">
          {label}
        </text>
      </g>
    </svg>
  )
}
