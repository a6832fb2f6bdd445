import { z } from 'zod'
import { estimatesBy, ratingsBy, waitsBy } from '../../domain/report'
import type { Language } from '../../domain/words'
import type { Centre } from '../centre'
import type { Door } from '../door'
import { estimatesCsv, ratingsCsv, waitsCsv } from '../reports/csv'
import { estimates } from '../reports/estimates'
import type { Question } from '../reports/groups'
import { ratings } from '../reports/ratings'
import { waits } from '../reports/waits'
import type { Database } from '../store/database'
import { isAllowed, isKnown } from '../who'
import { addressOf, type Route, send, sendJson, statusOf } from './exchange'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-24')
const period = {
  branch: z.string().min(1).max(128),
  from: day,
  to: day,
  format: z.enum(['json', 'csv']).default('json'),
}
type Period = z.infer<z.ZodObject<typeof period>>

/** One report: what it can be asked, what answers it, and how it looks as a table. */
interface Report<By extends string, Told extends object> {
  readonly name: string
  readonly question: z.ZodType<Period & { readonly by: By }>
  readonly answer: (database: Database, question: Question<By>) => Promise<Told>
  readonly csv: (told: Told, languages: readonly Language[]) => string
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
  function route<By extends string, Told extends object>({ name, question, answer, csv }: Report<By, Told>): Route {
    return {
      method: 'GET',
      path: `/api/v1/reports/${name}`,
      answer: async exchange => {
        const { request, url } = exchange
        const actor = await door({ headers: request.headers, address: addressOf(request) })
        const no = (refusal: 'input/invalid' | 'branch/unknown' | 'person/not-allowed', issues?: unknown) =>
          sendJson(
            exchange,
            statusOf(refusal, isKnown(actor)),
            JSON.stringify({ ok: false, refusal, ...(issues ? { issues } : {}) }),
          )
        const parsed = question.safeParse(Object.fromEntries(url.searchParams))
        if (!parsed.success) {
          const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
          return no('input/invalid', issues)
        }
        const { branch, from, to, by, format } = parsed.data
        const catalogue = centre().catalogue(branch)
        if (!catalogue) return no('branch/unknown')
        if (!isAllowed(actor, ['supervisor', 'manager', 'admin'], branch)) return no('person/not-allowed')
        const told = await answer(database, { catalogue, from, to, by })
        if (format === 'json') return sendJson(exchange, 200, JSON.stringify(told))
        exchange.response.setHeader(
          'Content-Disposition',
          `attachment; filename="${name}-${branch}-${from}-${to}-${by}.csv"`,
        )
        const body = csv(told, catalogue.municipality.languages)
        await send(exchange, { status: 200, type: 'text/csv; charset=utf-8', body })
      },
    }
  }

  const by = <const By extends readonly ['queue', ...string[]]>(all: By) =>
    z.object({ ...period, by: z.enum(all).default('queue') })
  return [
    route({ name: 'waits', question: by(waitsBy), answer: waits, csv: waitsCsv }),
    route({ name: 'estimates', question: by(estimatesBy), answer: estimates, csv: estimatesCsv }),
    route({ name: 'ratings', question: by(ratingsBy), answer: ratings, csv: ratingsCsv }),
  ]
}
