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
/** Some five seconds. */
const callsATurn = 100

/**
 * Two centres, one without a printer and one with twenty, take turns for a few seconds each: a machine that becomes slower
 * does it to both. Whose turn it is not, does nothing but ask its printers how they are.
 */
export async function callsWhilePrinting(
  programs: PrintingPrograms,
  { municipality, calls }: { municipality: string; calls: number },
): Promise<CallsWhilePrinting> {
  const rounds = Math.ceil(calls / callsATurn)
  const without = await openCentre(programs, { count: 0, municipality })
  try {
    const withThem = await openCentre(programs, { count: printers, municipality })
    try {
      for (let round = 0; round < rounds; round++) {
        const [first, second] = round % 2 === 0 ? [without, withThem] : [withThem, without]
        await first.turn()
        await second.turn()
      }
      return compared(without.spent, withThem.spent, await withThem.papers())
    } finally {
      await withThem.close()
    }
  } finally {
    await without.close()
  }
}

interface Spent {
  readonly waits: number[]
  mainMs: number
  otherMs: number
}

function compared(without: Spent, withThem: Spent, papers: number): CallsWhilePrinting {
  const [withoutMs, withMs] = [quantile(without.waits, 0.99), quantile(withThem.waits, 0.99)]
  const calls = withThem.waits.length
  const costMs = {
    main: (withThem.mainMs - without.mainMs) / calls,
    others: (withThem.otherMs - without.otherMs) / calls,
  }
  return { ratio: withMs / withoutMs, withoutMs, withMs, calls, papers, costMs }
}

/** A centre where twenty kiosks issue twenty tickets a second, each at a printer of its own or at none. */
async function openCentre(
  programs: PrintingPrograms,
  { count, municipality }: { count: number; municipality: string },
) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-bench-printing-'))
  const env = { MUNICIPALITY: municipality, HOURS: 'always' }
  const child = await startChild({ program: programs.server, dataDir, env })
  const fakes = new Worker(programs.printers)
  const [kiosks, clerk] = [new Worker(programs.kiosks), new Worker(programs.kiosks)]
  const spent: Spent = { waits: [], mainMs: 0, otherMs: 0 }
  const close = async () => {
    for (const worker of [fakes, kiosks, clerk]) worker.close()
    await child.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const taps = (many: number) => kiosks.ask({ do: 'taps', everyMs: ticketEveryMs, count: many, services: [service] })
  const called = async (many: number) =>
    (await clerk.ask<{ calls: readonly Called[] }>({ do: 'calls', everyMs: callEveryMs, count: many, counter })).calls

  async function prepare(): Promise<void> {
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
    // The first ones meet code that has not run yet, and the line must not run dry.
    await taps(2 * before)
    await Promise.all([taps(before), called(before)])
  }

  /** Some calls, and as many tickets beside them. */
  async function turn(): Promise<void> {
    const since = threadsMs(child.pid)
    const [made] = await Promise.all([called(callsATurn), taps(callsATurn)])
    const until = threadsMs(child.pid)
    spent.mainMs += until.main - since.main
    spent.otherMs += until.others - since.others
    spent.waits.push(...made.map(({ tookMs }) => tookMs))
  }

  try {
    await prepare()
  } catch (fault) {
    await close()
    throw fault
  }
  return { spent, turn, papers: async () => (await fakes.ask<CountedPapers>({ do: 'count' })).papers, close }
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
