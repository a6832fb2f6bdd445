import type { Collected, Connected, DisplayJob } from './displays'
import type { Called, Flooded, KioskJob } from './kiosks'
import { quantile } from './quantile'
import type { Running, System } from './systems'
import { Worker } from './worker'

/** What one cell gave on one system. Times in milliseconds. */
export interface Measured {
  readonly perSecond: number | null
  /** Processor time of the server for one ticket: hardly disturbed by what else runs. */
  readonly cpuMs: number | null
  readonly p50: number
  readonly p99: number
  readonly count: number
}

/** A question that is put to both systems alike. */
export interface Cell {
  readonly name: string
  readonly measure: (system: System) => Promise<Measured>
}

export interface Programs {
  readonly kiosks: string
  readonly displays: string
}

/** Tickets as fast as so many kiosks can take them, with one display on the wall. */
export function issueCell(programs: Programs, clients: number, { warmMs, ms }: { warmMs: number; ms: number }): Cell {
  return {
    name: `issue, ${clients} ${clients === 1 ? 'kiosk' : 'kiosks'} at once`,
    measure: system =>
      withClients(programs, system, { clients, displays: 1 }, async (kiosks, _displays, running) => {
        const flood = (lastsMs: number): KioskJob => ({ do: 'flood', ms: lastsMs, services: running.services })
        await kiosks.ask<Flooded>(flood(warmMs))
        const before = await running.usage('now')
        const { perSecond, taken, latencies } = await kiosks.ask<Flooded>(flood(ms))
        const after = await running.usage('now')
        return { perSecond, cpuMs: (after.cpuMs - before.cpuMs) / taken, ...spread(latencies) }
      }),
  }
}

/** Tap to answer while people come at a steady pace. */
export function tapCell(programs: Programs, { everyMs, count }: { everyMs: number; count: number }): Cell {
  return {
    name: `tap to answer, a tap every ${everyMs} ms`,
    measure: system =>
      withClients(programs, system, { clients: 8, displays: 1 }, async (kiosks, _displays, running) => {
        const taps = (many: number): KioskJob => ({ do: 'taps', everyMs, count: many, services: running.services })
        await kiosks.ask<Flooded>(taps(60))
        const { latencies } = await kiosks.ask<Flooded>(taps(count))
        return { perSecond: null, cpuMs: null, ...spread(latencies) }
      }),
  }
}

/** The bytes that Redica sent for a call are what the bare broadcast sends too. */
const wire: { bytes: { call: object; view: object } | null } = { bytes: null }

/** From the clerk's press until the last display holds the view. */
export function callCell(
  programs: Programs,
  displays: number,
  { everyMs, count }: { everyMs: number; count: number },
): Cell {
  return {
    name: `call to the last of ${displays} ${displays === 1 ? 'display' : 'displays'}`,
    measure: system =>
      withClients(programs, system, { clients: 1, displays }, async (kiosks, screens, running) => {
        if (running.counter !== null)
          await kiosks.ask({
            do: 'ask',
            name: 'ticket:take',
            input: { service: running.services[0] },
            times: count + 25,
          })
        else if (wire.bytes) await kiosks.ask({ do: 'bytes', ...wire.bytes })
        else throw new Error('What Redica sends for a call is not known yet: it must be measured first.')
        const caller = { do: 'connect', url: running.url, clients: 1, auth: running.caller }
        await kiosks.ask(caller)
        const calls = (many: number): KioskJob => ({ do: 'calls', everyMs, count: many, counter: running.counter })
        await kiosks.ask(calls(20))
        await settle(screens)
        const { calls: made } = await kiosks.ask<{ calls: readonly Called[] }>(calls(count))
        const { views, call, view } = await settle(screens)
        if (running.counter !== null) wire.bytes = { call, view }
        return { perSecond: null, cpuMs: null, ...spread(delays(made, views, displays)) }
      }),
  }
}

function delays(made: readonly Called[], views: Collected['views'], displays: number): readonly number[] {
  const came = new Map(views.map(([seq, count, lastAt]) => [seq, { count, lastAt }]))
  return made.map(({ seq, at }) => {
    const view = came.get(seq)
    if (!view || view.count < displays)
      throw new Error(`${view?.count ?? 0} of ${displays} displays were shown the call of event ${seq}.`)
    return view.lastAt - at
  })
}

/** Waits until nothing comes any more. */
async function settle(screens: Worker): Promise<Collected> {
  await new Promise(resolve => setTimeout(resolve, 600))
  return screens.ask<Collected>({ do: 'collect' } satisfies DisplayJob)
}

async function withClients(
  programs: Programs,
  system: System,
  { clients, displays }: { clients: number; displays: number },
  measure: (kiosks: Worker, displays: Worker, running: Running) => Promise<Measured>,
): Promise<Measured> {
  const running = await system.start()
  const kiosks = new Worker(programs.kiosks)
  const screens = new Worker(programs.displays)
  try {
    const { url } = running
    await kiosks.ask({ do: 'connect', url, clients, auth: running.kiosk } satisfies KioskJob)
    await screens.ask<Connected>({ do: 'connect', url, displays, auth: running.display } satisfies DisplayJob)
    return await measure(kiosks, screens, running)
  } finally {
    kiosks.close()
    screens.close()
    await running.stop()
  }
}

function spread(latencies: readonly number[]): Pick<Measured, 'p50' | 'p99' | 'count'> {
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), count: latencies.length }
}
