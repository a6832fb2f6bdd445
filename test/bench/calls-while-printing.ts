import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { adminPassword, startChild } from '../day/child'
import { reach } from '../day/contract'
import type { Called } from './kiosks'
import type { CountedPapers, OpenPrinters } from './printers'
import { quantile } from './quantile'
import { Worker } from './worker'

export interface PrintingPrograms {
  readonly server: string
  readonly kiosks: string
  readonly printers: string
}

export interface CallsWhilePrinting {
  /** The 99th percentile of a call while twenty printers print, as a multiple of the same without a printer. */
  readonly ratio: number
  readonly withoutMs: number
  readonly withMs: number
  readonly calls: number
  readonly papers: number
  /** Processor time that a printed ticket costs the server's first thread beyond an unprinted one, and its others. */
  readonly costMs: { readonly main: number; readonly others: number }
}

export const printers = 20
const branch = 'pokrov-main'
/** Tickets and calls at paces of their own, whether the last one was answered or not. They drift past each other. */
const ticketEveryMs = 50
const callEveryMs = 53
/** So long does a printer burn a ticket: at that pace each of them is at work nearly all the time. */
const burnMs = 900
const counter = 4
const service = '02-01'
const before = 40

/** Each once before and once after the other, so that a machine that becomes slower does it to both. */
export async function callsWhilePrinting(
  programs: PrintingPrograms,
  { municipality, calls }: { municipality: string; calls: number },
): Promise<CallsWhilePrinting> {
  const [without, withThem] = [[] as number[], [] as number[]]
  let papers = 0
  const costMs = { main: 0, others: 0 }
  for (const count of [0, printers, printers, 0]) {
    const leg = await callsBeside(programs, { count, municipality, calls: Math.ceil(calls / 2) })
    papers += leg.papers
    const sign = count > 0 ? 0.5 : -0.5
    costMs.main += sign * leg.mainMs
    costMs.others += sign * leg.otherMs
    ;(count > 0 ? withThem : without).push(...leg.waits)
  }
  const [withoutMs, withMs] = [quantile(without, 0.99), quantile(withThem, 0.99)]
  return { ratio: withMs / withoutMs, withoutMs, withMs, calls: withThem.length, papers, costMs }
}

/** How long calls take while twenty kiosks issue twenty tickets a second, each at a printer of its own or at none. */
async function callsBeside(
  programs: PrintingPrograms,
  { count, municipality, calls }: { count: number; municipality: string; calls: number },
): Promise<{
  readonly waits: readonly number[]
  readonly papers: number
  readonly mainMs: number
  readonly otherMs: number
}> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-bench-printing-'))
  const env = { MUNICIPALITY: municipality, HOURS: 'always' }
  const child = await startChild({ program: programs.server, dataDir, env })
  const [fakes, kiosks, clerk] = [programs.printers, programs.kiosks, programs.kiosks].map(one => new Worker(one))
  if (!fakes || !kiosks || !clerk) throw new Error('There are three of them.')
  try {
    const { url } = child
    const contract = reach(url, branch)
    const token = await contract.login('admin', adminPassword)
    let asked = 0
    const admin = async (name: string, input: object) => {
      const { answer, text } = await contract.ask(name, input, { id: `admin-${++asked}`, token })
      if (!answer.ok) throw new Error(`${name}: ${text}`)
      return answer.made ?? {}
    }
    await admin('counter:open', { counter })
    const { ports } = await fakes.ask<OpenPrinters>({ do: 'open', count, burnMs })
    const auths: object[] = []
    for (let place = 0; place < printers; place++) {
      const made = await admin('device:add', { kind: 'kiosk', name: `${place}` })
      auths.push({ screen: 'kiosk', branch, token: made.token })
      const address = `tcp://127.0.0.1:${ports[place]}`
      if (ports[place]) await admin('printer:add', { name: `${place}`, address, profile: 'epson-80', kiosk: made.id })
    }
    await kiosks.ask({ do: 'connect', url, clients: printers, auth: auths })
    await clerk.ask({ do: 'connect', url, clients: 1, auth: { screen: 'console', branch, counter, token } })
    await new Promise(resolve => setTimeout(resolve, 3_000))
    const taps = (many: number) => kiosks.ask({ do: 'taps', everyMs: ticketEveryMs, count: many, services: [service] })
    const called = (many: number) =>
      clerk.ask<{ calls: readonly Called[] }>({ do: 'calls', everyMs: callEveryMs, count: many, counter })
    // The first ones meet code that has not run yet, and the line must not run dry.
    await taps(2 * before)
    await Promise.all([taps(before), called(before)])
    const since = threadsMs(child.pid)
    const [{ calls: made }] = await Promise.all([called(calls), taps(calls)])
    const spent = threadsMs(child.pid)
    const { papers } = await fakes.ask<CountedPapers>({ do: 'count' })
    return {
      waits: made.map(({ tookMs }) => tookMs),
      papers,
      mainMs: (spent.main - since.main) / calls,
      otherMs: (spent.others - since.others) / calls,
    }
  } finally {
    for (const worker of [fakes, kiosks, clerk]) worker.close()
    await child.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const tickMs = 10

/** Processor time of the server's first thread, which answers everybody, and of its others. */
function threadsMs(pid: number | undefined): { readonly main: number; readonly others: number } {
  let [main, others] = [0, 0]
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ms = (Number(fields[11]) + Number(fields[12])) * tickMs
    if (thread === String(pid)) main += ms
    else others += ms
  }
  return { main, others }
}
