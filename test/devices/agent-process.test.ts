import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCentre } from '../centre'
import { until } from './until'

/** An agent as it runs on a kiosk's computer, writing to a printer that is a file. */
function openAgent(server: string, token: string, paper: string): ChildProcess {
  const child = spawn('node', ['--import', 'tsx', 'devices/start-agent.ts'], {
    env: { ...process.env, SERVER_URL: server, DEVICE_TOKEN: token, PRINTER_URL: `file:${paper}`, HID: 'usb' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => ended(child, 'SIGKILL'))
  return child
}

test('[P2] an agent that is killed comes back, and prints what is taken after that', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-agent-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const paper = path.join(folder, 'paper')
  writeFileSync(paper, '')
  const centre = await openCentre()
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const added = await centre.post(
    '/api/v1/branches/pokrov-main/device/add',
    { kind: 'kiosk', name: 'At the door' },
    headers,
  )
  const { made } = added.body as { made: { id: string; token: string } }
  const shown = async () => (await centre.installation.agents.shown('pokrov-main'))[0]
  const kiosk = await centre.screen({ screen: 'kiosk', token: made.token })
  const printed = () => statSync(paper).size

  const first = openAgent(centre.installation.url, made.token, paper)
  await expect.poll(shown, { timeout: 30_000 }).toMatchObject({ printer: 'ready', awaySince: null })
  await kiosk.ask('ticket:take', { service: '01-01' })
  await until('a ticket is printed', () => printed() > 0)

  await ended(first, 'SIGKILL')
  const away = { device: made.id, name: 'At the door', connectedSince: null, printer: 'offline' }
  await expect.poll(shown, { timeout: 30_000 }).toEqual({ ...away, awaySince: expect.any(Number) })
  const before = printed()
  const waiting = await kiosk.ask('ticket:take', { service: '01-01' })
  expect(waiting).toMatchObject({ ok: true, ticket: { printer: 'offline' } })

  const second = openAgent(centre.installation.url, made.token, paper)
  await until('what waited is printed', () => printed() > before)
  await ended(second, 'SIGTERM')
  expect(second.exitCode).toBe(0)
})

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
