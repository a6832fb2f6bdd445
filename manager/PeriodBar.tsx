'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Language } from '../domain/words'
import { addDays, dayAt, isDay, neighbour, type Period, spanAround, spanOf, spans } from './period'
import type { Place, Wording } from './ReportScreen'

/** Which days the report is about. */
export function PeriodBar({
  place,
  period,
  wording,
  onPeriod,
}: {
  place: Place
  period: Period
  wording: Wording
  onPeriod: (period: Period) => void
}) {
  const { say, language } = wording
  const chosen = spanOf(period)
  const today = dayAt(place.now, place.municipality.timeZone)
  return (
    <div className="period">
      <fieldset className="seg" aria-label={say('period')}>
        {spans.map(
          span =>
            span !== 'free' && (
              <button
                key={span}
                type="button"
                aria-pressed={chosen === span}
                onClick={() => onPeriod(spanAround(span, today))}
              >
                {say(`span.${span}`)}
              </button>
            ),
        )}
      </fieldset>
      <button
        type="button"
        className="bt bt--icon"
        aria-label={say('earlier')}
        onClick={() => onPeriod(neighbour(period, -1))}
      >
        <ChevronLeft className="ic" />
      </button>
      <b className="days">{dates(period, language)}</b>
      <button
        type="button"
        className="bt bt--icon"
        aria-label={say('later')}
        onClick={() => onPeriod(neighbour(period, 1))}
      >
        <ChevronRight className="ic" />
      </button>
      <details className="menu dates">
        <summary className={`bt ${chosen === 'free' ? 'bt--on' : ''}`}>{say('span.free')}</summary>
        <div className="menu-body">
          <label>
            {say('firstDay')}
            <input
              type="date"
              value={period.from}
              max={addDays(period.to, -1)}
              onChange={event => isDay(event.target.value) && onPeriod({ ...period, from: event.target.value })}
            />
          </label>
          <label>
            {say('lastDay')}
            <input
              type="date"
              value={addDays(period.to, -1)}
              min={period.from}
              onChange={event =>
                isDay(event.target.value) && onPeriod({ ...period, to: addDays(event.target.value, 1) })
              }
            />
          </label>
        </div>
      </details>
    </div>
  )
}

/** `1 січня – 30 червня 2026 р.`: the last day is said, although the period excludes its end. */
function dates({ from, to }: Period, language: Language): string {
  // Browsers bring no calendar in Macedonian or Albanian: figures are read everywhere.
  const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  const month = known ? 'long' : 'numeric'
  const format = new Intl.DateTimeFormat([language, 'de'], { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
  return format.formatRange(Date.parse(from), Date.parse(addDays(to, -1)))
}
