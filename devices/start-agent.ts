import { readFileSync } from 'node:fs'
import pino from 'pino'
import { Agent } from './agent'
import { type HidKind, hidKinds, openHid } from './open-hid'
import { openPrinter } from './open-printer'
import { parsePrinterUrl } from './printer-address'

/** Wrong settings: somebody can put it right. */
const cannotStart = 2

interface Settings {
  readonly server: string
  readonly token: string
  readonly printerUrl: string
  readonly hid: HidKind
}

function start(env: NodeJS.ProcessEnv): void {
  const settings = settingsOf(env)
  if ('token' in settings) {
    run(settings, env.LOG_LEVEL ?? 'info')
    return
  }
  process.stderr.write(`${settings.join('\n')}\n`)
  process.exit(cannotStart)
}

function run({ server, token, printerUrl, hid }: Settings, level: string): void {
  const log = pino({ level, redact: ['token'] })
  const now = () => performance.now()
  const agent = new Agent({
    server,
    token,
    printer: openPrinter(parsePrinterUrl(printerUrl), Date.now),
    bus: openHid(hid, what => log.warn({ what }, 'The USB devices')),
    now,
    log,
  })
  log.info({ server, printerUrl, hid }, 'The agent has started')
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      agent.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

/** Every fault at once, or the settings. */
function settingsOf(env: NodeJS.ProcessEnv): Settings | readonly string[] {
  const faults: string[] = []
  const server = env.SERVER_URL ?? ''
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol))
    faults.push(`SERVER_URL is "${server}": expected an address such as http://192.168.1.10:3000.`)
  const token = env.DEVICE_TOKEN || tokenFrom(env.DEVICE_TOKEN_FILE)
  if (!token) faults.push('DEVICE_TOKEN or DEVICE_TOKEN_FILE is missing: expected what device/add has answered.')
  const printerUrl = env.PRINTER_URL || 'none:'
  try {
    parsePrinterUrl(printerUrl)
  } catch (fault) {
    faults.push(fault instanceof Error ? fault.message : String(fault))
  }
  const hid = hidKinds.find(known => known === (env.HID || 'usb'))
  if (!hid) faults.push(`HID is "${env.HID}": expected ${hidKinds.join(', ')}.`)
  return faults.length > 0 || !hid ? faults : { server, token, printerUrl, hid }
}

/** Systemd hands secrets over as files, which nobody else can read. */
function tokenFrom(file: string | undefined): string {
  if (!file) return ''
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

start(process.env)
