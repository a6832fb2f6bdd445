'use client'
import { DoorClosed, FileText } from 'lucide-react'
import type { Opening } from '../../domain/branch-shown'
import type { Weekday } from '../../domain/catalogue'
import { weekdays } from '../../domain/catalogue'
import { dayName, dayOfWeek, localDay } from '../../ui/calendar'
import { clockTime, longDate } from '../../ui/words'
import { useFace } from '../face'
import { AccessBar, SignTop } from '../sign'

/** Closed: when it opens, all hours, and what can be done now. */
export function Closed() {
  const { say, act } = useFace()
  return (
    <div className="home st-page">
      <header className="sign">
        <SignTop />
      </header>
      <section className="st">
        <DoorClosed className="ic" />
        <h1 tabIndex={-1}>
          {say('closed.title')} <br />
          <OpensAgain />
        </h1>
        <p className="say">{say('closed.browse')}</p>
        <Hours />
        <div className="acts">
          <button type="button" className="kb kb--primary" onClick={() => act({ do: 'go', to: { at: 'topics' } })}>
            <FileText className="ic" />
            <span>{say('closed.documents')}</span>
          </button>
        </div>
      </section>
      <AccessBar />
    </div>
  )
}

/** `Відчинимося завтра о 8:00`; nothing when it is not known. */
export function OpensAgain() {
  const { say, view, language } = useFace()
  const { timeZone } = view.municipality
  const at = view.opening.changesAt
  if (at === null) return null
  const time = clockTime(at, timeZone).replace(/^0/, '')
  if (localDay(at, timeZone) === localDay(view.now, timeZone)) return say('closed.today', { time })
  if (localDay(at, timeZone) === localDay(view.now + 86_400_000, timeZone)) return say('closed.tomorrow', { time })
  return say('closed.on', { day: longDate(at, timeZone, language), time })
}

function Hours() {
  const { say, view, language } = useFace()
  const today = weekdayAt(view.now, view.municipality.timeZone)
  const tomorrow = weekdays[(weekdays.indexOf(today) + 1) % 7]
  return (
    <table>
      <tbody>
        {view.opening.week.map(({ day, intervals }) => {
          const name = dayName((weekdays.indexOf(day) + 1) % 7, language)
          return (
            <tr key={day} className={isNext(view.opening, day, view.municipality.timeZone) ? 'on' : undefined}>
              <th scope="row">
                {day === today && say('closed.isToday', { day: name })}
                {day === tomorrow && say('closed.isTomorrow', { day: name })}
                {day !== today && day !== tomorrow && name}
              </th>
              <td>
                {intervals.length
                  ? intervals.map(({ from, to }) => `${clockFace(from)}–${clockFace(to)}`).join(', ')
                  : say('closed.dayOff')}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function weekdayAt(at: number, timeZone: string): Weekday {
  return weekdays[(dayOfWeek(at, timeZone) + 6) % 7] ?? 'mon'
}

function isNext(opening: Opening, day: Weekday, timeZone: string): boolean {
  return opening.changesAt !== null && weekdayAt(opening.changesAt, timeZone) === day
}

/** `8:00` of minutes after midnight. */
function clockFace(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
