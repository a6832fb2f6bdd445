import { type WaitsBy, type WaitsReport, type WaitsRow, waitsBy } from '../domain/report'
import { textIn } from '../domain/words'
import { figure, percent, wholeMinutes } from './figures'
import type { Wording } from './ReportScreen'
import { rowName } from './WaitsOverTime'

/** The figures themselves, by queue, day or hour. A figure that was not measured is said in words, never zero. */
export function FiguresTable({
  report,
  by,
  wording,
  onBy,
}: {
  report: WaitsReport
  by: WaitsBy
  wording: Wording
  onBy: (by: WaitsBy) => void
}) {
  const { say } = wording
  return (
    <section className="sec figures">
      <div className="head">
        <h2 className="h">
          {say('figures')}
          <span>{say('figuresHow')}</span>
        </h2>
        <fieldset className="seg" aria-label={say('figuresBy')}>
          {waitsBy.map(one => (
            <button key={one} type="button" aria-pressed={one === by} onClick={() => onBy(one)}>
              {say(`by.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="scroll" tabIndex={0} aria-label={say('figures')}>
        <table className="q">
          <thead>
            <tr>
              <th scope="col">{say(`by.${by}`)}</th>
              {[
                'issued',
                'served',
                'gone',
                'absent',
                'waitingMedianP90',
                'walkingMedian',
                'serviceMedian',
                'stayMedian',
                'level',
              ].map(key => (
                <th key={key} scope="col" className="n">
                  {say(`col.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map(row => (
              <Figures key={row.key} row={row} wording={wording} />
            ))}
          </tbody>
          <tfoot>
            <Figures row={report.total} wording={wording} total />
          </tfoot>
        </table>
      </section>
    </section>
  )
}

function Figures({ row, wording, total = false }: { row: WaitsRow; wording: Wording; total?: boolean }) {
  const { say, language, languages } = wording
  const minutes = (ms: number | undefined) =>
    ms === undefined ? say('unmeasured') : figure(wholeMinutes(ms), language)
  const name = row.name ? textIn(row.name, language, languages) : rowName(row, language)
  return (
    <tr>
      <th scope="row">
        <span className="nm">
          {row.prefix && <span className="plate">{row.prefix}</span>}
          <span>{total ? say('total') : name}</span>
        </span>
      </th>
      <td className="n">{figure(row.issued, language)}</td>
      <td className="n">{figure(row.served, language)}</td>
      <td className="n">{figure(row.left + row.cancelled, language)}</td>
      <td className="n">{figure(row.absent, language)}</td>
      <td className="n">
        {row.waiting ? `${minutes(row.waiting.medianMs)} / ${minutes(row.waiting.p90Ms)}` : say('unmeasured')}
      </td>
      <td className="n">{minutes(row.walking?.medianMs)}</td>
      <td className="n">{minutes(row.service?.medianMs)}</td>
      <td className="n">{minutes(row.stay?.medianMs)}</td>
      <td className="n">{row.serviceLevel === null ? say('unmeasured') : percent(row.serviceLevel, language)}</td>
    </tr>
  )
}
