import type { RatingsReport, RatingsRow } from '../domain/report'
import { type Language, textIn } from '../domain/words'
import { monthName } from '../ui/calendar'
import { useWords } from '../ui/words'
import { figure, percent } from './figures'
import type { Wording } from './ReportScreen'

/** How people said it was: the mean, how often each word fell, and what could be better (rule R6). */
export function Ratings({ report, wording }: { report: RatingsReport; wording: Wording }) {
  const { say, language } = wording
  const words = useWords('rating', language)
  const { rated, served, average, scores, better } = report.total
  if (!words.ready) return null
  const most = Math.max(1, ...scores.map(({ count }) => count))
  const named = better.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  const list = named.map(({ what, count }) => `${words(`better.${what}`)} (${figure(count, language)})`).join(', ')
  return (
    <section className="sec ratings">
      <h2 className="h">
        {say('ratings')}
        {rated > 0 && <span>{say('ratings.count', { count: rated, share: percent(rated / served, language) })}</span>}
      </h2>
      {average === null ? (
        <p className="nothing">{say('ratings.nobody')}</p>
      ) : (
        <>
          <p className="average">
            <b>{oneDecimal(average, language)}</b> {say('ratings.of')}
          </p>
          <ul>
            {scores.map(({ score, count }) => (
              <li key={score} className={score < 3 ? 'late' : score === 3 ? 'middling' : undefined}>
                <span>{words(`grade.${score}`)}</span>
                <i aria-hidden="true">
                  <i style={{ width: `${(100 * count) / most}%` }} />
                </i>
                <b>{percent(count / rated, language)}</b>
              </li>
            ))}
          </ul>
          {list && <p className="small">{say('ratings.better', { list })}</p>}
        </>
      )}
    </section>
  )
}

/** The same by queue and by month, of those where somebody was served. */
export function RatingsTables({ reports, wording }: { reports: readonly RatingsReport[]; wording: Wording }) {
  const { say } = wording
  return (
    <section className="sec">
      <h2 className="h">
        {say('ratings.by')}
        <span>{say('ratings.how')}</span>
      </h2>
      <table className="q ratings-rows">
        {reports.map(report => (
          <tbody key={report.by}>
            <tr className="head">
              <th scope="col">{say(`by.${report.by}`)}</th>
              {['served', 'rated', 'average'].map(key => (
                <th key={key} scope="col" className="n">
                  {say(`col.${key}`)}
                </th>
              ))}
            </tr>
            {report.rows.map(row => (
              <Figures key={row.key} row={row} wording={wording} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Figures({ row, wording }: { row: RatingsRow; wording: Wording }) {
  const { say, language, languages } = wording
  return (
    <tr>
      <th scope="row">
        <span className="nm">
          {row.prefix && <span className="plate">{row.prefix}</span>}
          <span>{row.name ? textIn(row.name, language, languages) : titleOf(row.key, language)}</span>
        </span>
      </th>
      <td className="n">{figure(row.served, language)}</td>
      <td className="n">{figure(row.rated, language)}</td>
      <td className="n">
        {row.average === null ? <small>{say('unmeasured')}</small> : <b>{oneDecimal(row.average, language)}</b>}
      </td>
    </tr>
  )
}

/** `4,5`, and `4,0` as well: a mean is never a whole number by chance. */
function oneDecimal(value: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return new Intl.NumberFormat([language, 'de'], digits).format(value)
}

/** A month in words; a queue that is there no more keeps its code. */
function titleOf(key: string, language: Language): string {
  return /^\d{4}-\d{2}$/.test(key) ? monthName(key, language) : key
}
