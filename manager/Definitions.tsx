import type { WaitsReport } from '../domain/report'
import { percent } from './figures'
import type { Wording } from './ReportScreen'

const figures = ['waiting', 'walking', 'service', 'stay', 'serviceLevel', 'gone', 'absent'] as const

/** What each figure means, printed beside the figures (rule R2), and how often the target was kept. */
export function Definitions({ report, wording }: { report: WaitsReport; wording: Wording }) {
  const { say, language } = wording
  const level = report.total.serviceLevel
  return (
    <section className="sec definitions">
      <h2 className="h">{say('meaning')}</h2>
      <p className="level">
        {level === null ? say('levelUnknown') : say('levelKept', { share: percent(level, language) })}
      </p>
      <dl>
        {figures.map(one => (
          <div key={one}>
            <dt>{say(`def.${one}.name`)}</dt>
            <dd>{say(`def.${one}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="small">{say('def.period')}</p>
    </section>
  )
}
