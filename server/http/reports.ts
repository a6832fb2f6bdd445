import { z } from 'zod'
import type { Catalogue } from '../../domain/catalogue'
import { estimatesBy, ratingsBy, waitsBy } from '../../domain/report'
import type { Centre } from '../centre'
import type { Door } from '../door'
import { estimatesCsv, ratingsCsv, waitsCsv } from '../reports/csv'
import { estimates } from '../reports/estimates'
import { ratings } from '../reports/ratings'
import { waits } from '../reports/waits'
import type { Database } from '../store/database'
import { isAllowed, isKnown } from '../who'
import { addressOf, type Exchange, type Route, send, sendJson, statusOf } from './exchange'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-24')
const period = {
  branch: z.string().min(1).max(128),
  from: day,
  to: day,
  format: z.enum(['json', 'csv']).default('json'),
}
const waitsQuestion = z.object({ ...period, by: z.enum(waitsBy).default('queue') })
const estimatesQuestion = z.object({ ...period, by: z.enum(estimatesBy).default('queue') })
const ratingsQuestion = z.object({ ...period, by: z.enum(ratingsBy).default('queue') })

/** A question that has its shape, and what answers it. */
type AnyQuestion = z.infer<typeof waitsQuestion | typeof ratingsQuestion>

interface Report<Question> {
  readonly name: string
  readonly question: z.ZodType<Question>
  readonly answer: (asked: Question, catalogue: Catalogue) => Promise<{ report: object; csv: () => string }>
}

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
  async function answer<Question extends AnyQuestion>(
    { name, question, answer: answerTo }: Report<Question>,
    exchange: Exchange,
  ): Promise<void> {
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
    const { report, csv } = await answerTo(asked.data, catalogue)
    if (format === 'json') return sendJson(exchange, 200, JSON.stringify(report))
    exchange.response.setHeader(
      'Content-Disposition',
      `attachment; filename="${name}-${branch}-${from}-${to}-${by}.csv"`,
    )
    await send(exchange, { status: 200, type: 'text/csv; charset=utf-8', body: csv() })
  }

  const waitsReport: Report<z.infer<typeof waitsQuestion>> = {
    name: 'waits',
    question: waitsQuestion,
    answer: async ({ from, to, by }, catalogue) => {
      const report = await waits(database, { catalogue, from, to, by })
      return { report, csv: () => waitsCsv(report, catalogue.municipality.languages) }
    },
  }
  const estimatesReport: Report<z.infer<typeof estimatesQuestion>> = {
    name: 'estimates',
    question: estimatesQuestion,
    answer: async ({ from, to, by }, catalogue) => {
      const report = await estimates(database, { catalogue, from, to, by })
      return { report, csv: () => estimatesCsv(report, catalogue.municipality.languages) }
    },
  }
  const ratingsReport: Report<z.infer<typeof ratingsQuestion>> = {
    name: 'ratings',
    question: ratingsQuestion,
    answer: async ({ from, to, by }, catalogue) => {
      const report = await ratings(database, { catalogue, from, to, by })
      return { report, csv: () => ratingsCsv(report, catalogue.municipality.languages) }
    },
  }
  return [
    { method: 'GET', path: '/api/v1/reports/waits', answer: exchange => answer(waitsReport, exchange) },
    { method: 'GET', path: '/api/v1/reports/estimates', answer: exchange => answer(estimatesReport, exchange) },
    { method: 'GET', path: '/api/v1/reports/ratings', answer: exchange => answer(ratingsReport, exchange) },
  ]
}
