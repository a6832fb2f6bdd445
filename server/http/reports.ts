import { z } from 'zod'
import { waitsBy } from '../../domain/report'
import type { Centre } from '../centre'
import type { Door } from '../door'
import { waitsCsv } from '../reports/csv'
import { waits } from '../reports/waits'
import type { Database } from '../store/database'
import { isAllowed, isKnown } from '../who'
import { addressOf, type Exchange, type Route, send, sendJson, statusOf } from './exchange'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-24')
const question = z.object({
  branch: z.string().min(1).max(128),
  from: day,
  to: day,
  by: z.enum(waitsBy).default('queue'),
  format: z.enum(['json', 'csv']).default('json'),
})

/** Questions over history, for those who answer for the wait. */
export function reportRoutes({
  centre,
  door,
  database,
}: {
  centre: () => Centre
  door: Door
  database: Database
}): readonly Route[] {
  async function answer(exchange: Exchange): Promise<void> {
    const { request, url } = exchange
    const actor = await door({ headers: request.headers, address: addressOf(request) })
    const no = (refusal: 'input/invalid' | 'branch/unknown' | 'person/not-allowed', issues?: unknown) =>
      sendJson(
        exchange,
        statusOf(refusal, isKnown(actor)),
        JSON.stringify({ ok: false, refusal, ...(issues ? { issues } : {}) }),
      )
    const asked = question.safeParse(Object.fromEntries(url.searchParams))
    if (!asked.success) {
      const issues = asked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      return no('input/invalid', issues)
    }
    const { branch, from, to, by, format } = asked.data
    const catalogue = centre().catalogue(branch)
    if (!catalogue) return no('branch/unknown')
    if (!isAllowed(actor, ['supervisor', 'manager', 'admin'], branch)) return no('person/not-allowed')
    const report = await waits(database, { catalogue, from, to, by })
    if (format === 'json') return sendJson(exchange, 200, JSON.stringify(report))
    exchange.response.setHeader('Content-Disposition', `attachment; filename="waits-${branch}-${from}-${to}-${by}.csv"`)
    const body = waitsCsv(report, catalogue.municipality.languages)
    await send(exchange, { status: 200, type: 'text/csv; charset=utf-8', body })
  }
  return [{ method: 'GET', path: '/api/v1/reports/waits', answer }]
}
