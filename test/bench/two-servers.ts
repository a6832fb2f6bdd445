import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startChild } from '../day/child'
import { startPostgresql } from '../store/postgresql-server'
import type { Flooded } from './kiosks'
import type { Goal } from './words-of-bench'
import { Worker } from './worker'

const clients = 8
/**
 * A server becomes quick with the tickets it has issued, not with time: each of two has so many times fewer in a second
 * than one alone on SQLite has.
 */
const slowness = 5
const services = ['02-01', '01-01', '05-01', '03-01', '12-01', '08-01']

/** Two servers on one PostgreSQL, four kiosks at each, against eight clients who send the bare SQL of an issue. */
export async function measureTwoServers(
  programs: { readonly server: string; readonly kiosks: string },
  { municipality, warmMs, ms }: { municipality: string; warmMs: number; ms: number },
): Promise<Goal | null> {
  const postgresql = await startPostgresql()
  if (!postgresql) return null
  try {
    await bareSql(postgresql.url, warmMs)
    const bare = [await bareSql(postgresql.url, ms)]
    const ours = [await twoServers(programs, { url: `${postgresql.url}&schema=one`, municipality, warmMs, ms })]
    ours.push(await twoServers(programs, { url: `${postgresql.url}&schema=two`, municipality, warmMs, ms }))
    bare.push(await bareSql(postgresql.url, ms))
    const ratio = sum(ours) / sum(bare)
    return {
      figure: `two servers on one PostgreSQL, ${clients} kiosks, tickets/s`,
      found: `${ratio.toFixed(2)} × of ${Math.round(sum(bare) / 2)}/s`,
      wanted: '≥ 0.5 × its own issue SQL',
      isMet: ratio >= 0.5,
    }
  } finally {
    await postgresql.stop()
  }
}

function sum(list: readonly number[]): number {
  return list.reduce((so, one) => so + one, 0)
}

/** A number of its queue, a ticket, its event and the answer: one message and one commit each. */
async function bareSql(url: string, ms: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: clients })
  // They hang up when the pool has ended already, and may hear before that the server goes.
  pool.on('error', () => undefined)
  await pool.query(`DROP TABLE IF EXISTS bare_last, bare_ticket, bare_journal, bare_answer;
    CREATE TABLE bare_last (queue INT PRIMARY KEY, n INT);
    INSERT INTO bare_last SELECT generate_series(0, 5), 0;
    CREATE TABLE bare_ticket (id TEXT PRIMARY KEY, queue INT, n INT, secret TEXT, at BIGINT);
    CREATE TABLE bare_journal (seq BIGSERIAL PRIMARY KEY, body TEXT);
    CREATE TABLE bare_answer (id TEXT PRIMARY KEY, body TEXT);`)
  const body = JSON.stringify({ type: 'ticket.issued', number: 'А042', service: '02-01', at: Date.now() })
  const until = performance.now() + ms
  let taken = 0
  const one = async (client: number) => {
    for (let at = 0; performance.now() < until; at++) {
      const id = `${client}-${at}`
      await pool.query(`BEGIN; UPDATE bare_last SET n = n + 1 WHERE queue = ${at % 6};
        INSERT INTO bare_ticket SELECT '${id}', queue, n, 'abcdefghijklmnopqrstuv', 1 FROM bare_last WHERE queue = ${at % 6};
        INSERT INTO bare_journal (body) VALUES ('${body}'); INSERT INTO bare_answer VALUES ('${id}', '${body}'); COMMIT`)
      taken++
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)))
  await pool.end()
  return taken / (ms / 1000)
}

async function twoServers(
  programs: { readonly server: string; readonly kiosks: string },
  { url, municipality, warmMs, ms }: { url: string; municipality: string; warmMs: number; ms: number },
): Promise<number> {
  const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'redica-two-')))
  const env = { DATABASE_URL: url, MUNICIPALITY: municipality, HOURS: 'always' }
  const servers: Awaited<ReturnType<typeof startChild>>[] = []
  // The second finds what the first has loaded.
  for (const dataDir of folders) servers.push(await startChild({ program: programs.server, dataDir, env }))
  const crowds = servers.map(() => new Worker(programs.kiosks))
  try {
    const auth = { screen: 'kiosk', branch: 'pokrov-main' }
    const each = async (job: object) => Promise.all(crowds.map(crowd => crowd.ask<Flooded>(job)))
    await Promise.all(
      crowds.map((crowd, at) => crowd.ask({ do: 'connect', url: servers[at]?.url, clients: clients / 2, auth })),
    )
    await each({ do: 'flood', ms: warmMs * slowness, services })
    return sum((await each({ do: 'flood', ms, services })).map(({ perSecond }) => perSecond))
  } finally {
    for (const crowd of crowds) crowd.close()
    for (const server of servers) await server.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
