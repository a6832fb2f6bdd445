import type { WaitsReport, WaitsRow } from '../domain/report'
import type { Language } from '../domain/words'
import { scaleOf, wholeMinutes } from './figures'
import type { Wording } from './ReportScreen'

const width = 1300
const height = 130
const labelRoom = 64

/** Median and 90th percentile along the days or the hours: dot and line, upright. Days without figures stay empty. */
export function WaitsOverTime({ report, title, wording }: { report: WaitsReport; title: string; wording: Wording }) {
  const { say, language } = wording
  const measured = report.rows.filter(row => row.waiting)
  const longest = Math.max(10, ...measured.map(row => (row.waiting?.p90Ms ?? 0) / 60_000))
  const { end, steps } = scaleOf(longest)
  const y = (minutes: number) => height - (minutes / end) * (height - 10)
  const step = (width - 40) / Math.max(1, report.rows.length)
  const everyLabel = Math.max(1, Math.ceil(labelRoom / step))
  const stroke = Math.min(9, Math.max(2, step * 0.45))
  return (
    <section className="sec over-time">
      <h2 className="h">
        {title}
        <span>{say('howToReadTime')}</span>
      </h2>
      {measured.length === 0 ? (
        <p className="nothing">{say('nothingMeasured')}</p>
      ) : (
        <svg
          className="ch"
          viewBox={`0 0 ${width} ${height + 26}`}
          role="img"
          aria-label={spokenRows(measured, language)}
        >
          {steps.slice(1).map((minutes, place) => (
            <g key={minutes}>
              <line className="ax" x1="0" x2={width - 40} y1={y(minutes)} y2={y(minutes)} />
              <text x={width - 34} y={y(minutes) + 4}>
                {place === steps.length - 2 ? say('min', { minutes }) : minutes}
              </text>
            </g>
          ))}
          {report.rows.map((row, place) => {
            const x = place * step + step / 2
            return (
              <g key={row.key}>
                {row.waiting && (
                  <>
                    <line
                      x1={x}
                      x2={x}
                      y1={y(row.waiting.medianMs / 60_000)}
                      y2={y(row.waiting.p90Ms / 60_000)}
                      stroke="var(--data)"
                      strokeWidth={stroke}
                    />
                    <circle
                      cx={x}
                      cy={y(row.waiting.medianMs / 60_000)}
                      r={Math.max(2, stroke * 0.85)}
                      fill="var(--data)"
                    />
                  </>
                )}
                {place % everyLabel === 0 && (
                  <text x={x} y={height + 20} textAnchor={place === 0 && everyLabel > 1 ? 'start' : 'middle'}>
                    {rowName(row, language)}
                  </text>
                )}
              </g>
            )
          })}
          <line className="base" x1="0" x2={width - 40} y1={height} y2={height} />
        </svg>
      )}
    </section>
  )
}

/** `24. 11.` for a day, `9:00` for an hour. */
export function rowName(row: WaitsRow, language: Language): string {
  if (/^\d{4}-/.test(row.key)) {
    return new Intl.DateTimeFormat([language, 'de'], { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(row.key),
    )
  }
  return /^\d{1,2}$/.test(row.key) ? `${Number(row.key)}:00` : row.key
}

function spokenRows(rows: readonly WaitsRow[], language: Language): string {
  const minutes = (ms = 0) => wholeMinutes(ms)
  return rows
    .map(row => `${rowName(row, language)}: ${minutes(row.waiting?.medianMs)} / ${minutes(row.waiting?.p90Ms)}`)
    .join('; ')
}
