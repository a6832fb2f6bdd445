import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { until } from './until'

const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const canShow = has('Xvfb') && has('chromium') && has('xdpyinfo')
if (!canShow) console.warn('Not tested: the kiosk’s browser. sudo apt-get install xvfb x11-utils chromium')

/** A page that says what a person could do to it. */
const page = `<!doctype html><title>Kiosk</title><script>
  const begun = performance.now()
  const isWhole = () => innerHeight >= screen.height - 1 || performance.now() - begun > 40000
  const tell = () => isWhole() ? say() : setTimeout(tell, 20)
  const say = () => fetch('/seen', { method: 'POST', body: JSON.stringify({
    width: innerWidth, height: innerHeight, screen: [screen.width, screen.height], kept: localStorage.getItem('before'),
    second: window.open('/second') === null,
  }) }).then(() => localStorage.setItem('before', 'somebody was here'))
  tell()
</script>`

test.skipIf(!canShow)(
  'the start script opens the kiosk’s page alone, whole, and without anything of before',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'redica-screen-'))
    const seen: { width: number; height: number; screen: number[]; kept: string | null }[] = []
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      let body = ''
      request.on('data', part => {
        body += String(part)
      })
      request.on('end', () => {
        if (request.url === '/seen') seen.push(JSON.parse(body))
        response.setHeader('content-type', 'text/html')
        response.end(request.url?.startsWith('/kiosk') ? page : '')
      })
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const screen = await openScreen()
    const start = () =>
      spawn('deploy/kiosk.sh', {
        env: {
          ...process.env,
          DISPLAY: screen.display,
          SERVER_URL: url,
          DEVICE_TOKEN: 'a-token',
          TMPDIR: folder,
          // Root has no sandbox here, and there is no graphics card.
          CHROMIUM_FLAGS: '--no-sandbox --disable-gpu --disable-dev-shm-usage',
        },
        stdio: 'ignore',
      })
    onTestFinished(async () => {
      await screen.close()
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    })
    for (let times = 1; times <= 2; times++) {
      const kiosk = start()
      await until('the page is shown', () => seen.length === times, 90_000)
      await ended(kiosk)
      expect(readdirSync(folder)).toEqual([])
    }
    expect(asked.filter(one => one.startsWith('/kiosk'))).toEqual(['/kiosk?token=a-token', '/kiosk?token=a-token'])
    expect(asked).not.toContain('/second')
    for (const { width, height, screen: size, kept } of seen) {
      // Chromium leaves one dot at the edges where there is no window manager.
      expect([width, height].map((dots, side) => (size[side] ?? 0) - dots).every(left => left >= 0 && left <= 1)).toBe(
        true,
      )
      expect(kept).toBeNull()
    }
  },
  240_000,
)

test('the start script says what is missing', () => {
  const { status, stderr } = spawnSync('deploy/kiosk.sh', [], { env: environment({}), encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stderr).toContain('SERVER_URL')
})

test('the agent says every fault of its settings, and ends with 2', () => {
  const { status, stderr } = spawnSync('node', ['--import', 'tsx', 'devices/start-agent.ts'], {
    env: environment({ SERVER_URL: 'nowhere', HID: 'bluetooth', PRINTER_URL: 'pigeon:' }),
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  for (const name of ['SERVER_URL', 'DEVICE_TOKEN', 'HID', 'PRINTER_URL']) expect(stderr).toContain(name)
})

/** Nothing of this process's own but the way to programs. */
function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { NODE_ENV: 'test', PATH: process.env.PATH, ...settings }
}

async function openScreen(): Promise<{ readonly display: string; close(): Promise<void> }> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.stdio[3]?.once('data', said => resolve(String(said).trim()))
    xvfb.once('exit', code => reject(new Error(`Xvfb ended with ${code}`)))
  })
  return { display: `:${number}`, close: () => ended(xvfb) }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

test('[D1] what runs on a machine of its own is started again within five seconds, however often it ends', () => {
  for (const unit of ['redica', 'redica-agent', 'redica-kiosk']) {
    const said = readFileSync(`deploy/${unit}.service`, 'utf8')
    const pause = Number(/^RestartSec=(\d+)$/m.exec(said)?.[1])
    expect([unit, /^Restart=always$/m.test(said), pause <= 5]).toEqual([unit, true, true])
    expect([unit, /^StartLimitIntervalSec=0$/m.test(said)]).toEqual([unit, true])
  }
})
