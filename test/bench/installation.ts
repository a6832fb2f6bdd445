import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { adminPassword, startFlags } from '../day/child'
import { type Contract, reach } from '../day/contract'
import { type PageBytes, pageBytes } from './pages'

/** What is true of a real installation: the built server with its pages. */
export interface InstallationFigures {
  readonly firstStartMs: number
  readonly secondStartMs: number
  readonly restMegabytes: number
  readonly pages: readonly PageBytes[]
}

const readyWithinMs = 60_000
const branch = 'pokrov-main'
const counters = [2, 3, 4, 5, 6, 7, 8]

export async function measureInstallation(tickets: number): Promise<InstallationFigures> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-installed-'))
  try {
    const first = await startInstalled(dataDir)
    await first.stop()
    const second = await startInstalled(dataDir)
    try {
      const contract = reach(second.url, branch)
      const token = await dayOf(contract, tickets)
      await new Promise(resolve => setTimeout(resolve, 4_000))
      const restMegabytes = residentMegabytes(second.pid)
      const faces = ['/kiosk', '/display', '/counter', '/manager', `/t/${token}`]
      const pages = await Promise.all(faces.map(face => pageBytes(second.url, face)))
      return { firstStartMs: first.ms, secondStartMs: second.ms, restMegabytes, pages }
    } finally {
      await second.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** From the command to the first 200 of /readyz. */
async function startInstalled(dataDir: string) {
  const port = await freePort()
  const from = performance.now()
  const child = spawn('node', [...startFlags(), 'dist/server.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      MUNICIPALITY: 'municipalities/pokrov.yaml',
      ADMIN_PASSWORD: adminPassword,
      PRINTER_URL: 'none:',
      HOURS: 'always',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const orphaned = () => child.kill('SIGKILL')
  process.once('exit', orphaned)
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    const ready = await fetch(`${url}/readyz`).catch(() => null)
    if (ready?.status === 200) break
    if (performance.now() - from > readyWithinMs || child.exitCode !== null)
      throw new Error('dist/server.js did not get ready.')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  const ms = performance.now() - from
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    process.off('exit', orphaned)
  }
  return { url, ms, pid: child.pid ?? 0, stop }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** So many tickets are taken, and those whose queues are served are called, started and ended. A phone's token. */
async function dayOf(contract: Contract, tickets: number): Promise<string> {
  const admin = await contract.login('admin', adminPassword)
  const services = (await contract.catalogue(admin)).services.map(({ code }) => code)
  let given = 0
  let phone = ''
  const ask = async (name: string, input: object, token?: string) =>
    (await contract.ask(name, input, { id: `day-${++given}`, token })).answer
  let left = tickets
  const people = async () => {
    while (left-- > 0) {
      const answer = await ask('ticket:take', { service: services[left % services.length] })
      if (answer.ok && answer.ticket) phone = answer.ticket.token
    }
  }
  await Promise.all(Array.from({ length: 8 }, people))
  const serve = async (counter: number) => {
    await ask('counter:open', { counter }, admin)
    for (let turn = 0; turn < tickets; turn++) {
      const called = await ask('counter:call-next', { counter, leaving: null }, admin)
      if (!called.ok) return
      await ask('counter:start', { counter }, admin)
      await ask('counter:finish', { counter }, admin)
    }
  }
  await Promise.all(counters.map(serve))
  return phone
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}
