import type { Registry } from 'prom-client'
import type { Centre } from '../centre'
import type { Database } from '../store/database'
import { type Route, send } from './exchange'

/** Alive, ready, and the figures for Prometheus. */
export function healthRoutes({
  database,
  centre,
  registry,
}: {
  database: Database
  centre: () => Centre
  registry: Registry
}): readonly Route[] {
  const text = 'text/plain; charset=utf-8'
  return [
    {
      method: 'GET',
      path: '/healthz',
      answer: exchange => send(exchange, { status: 200, type: text, body: 'alive\n' }),
    },
    {
      method: 'GET',
      path: '/readyz',
      answer: async exchange => {
        const why = await notReady(database, centre)
        await send(exchange, { status: why ? 503 : 200, type: text, body: `${why ?? 'ready'}\n` })
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      answer: async exchange =>
        send(exchange, { status: 200, type: registry.contentType, body: await registry.metrics() }),
    },
  ]
}

async function notReady(database: Database, centre: () => Centre): Promise<string | null> {
  try {
    await database.query('SELECT 1 AS "one"')
  } catch {
    return 'The database does not answer.'
  }
  return centre().branches().length === 0 ? 'No branch is loaded: import a municipality.' : null
}
