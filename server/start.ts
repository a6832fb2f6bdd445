import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import pino from 'pino'
import { type Config, readConfig, WrongConfig } from './config'
import { CannotListen } from './http/server'
import { openInstallation, type World } from './main'
import { CannotOpen } from './store/open'

/** Wrong settings, a port in use, a folder that cannot be written: somebody can put it right. */
const cannotStart = 2

// The database client brings WebAssembly that is asked little: compiled once and quickly it takes fifty megabytes less
// than compiled a second time to be fast.
setFlagsFromString('--liftoff-only')

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({
    level: config.logLevel,
    redact: ['token', 'password'],
    serializers: { fault: pino.stdSerializers.err },
  })
  const installation = await openInstallation(config, { ...realWorld(config), log })
  for (const line of welcomeLines(config, installation)) process.stdout.write(`${line}\n`)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      installation.close().then(
        () => process.exit(0),
        fault => {
          log.error({ fault }, 'Not everything could be closed')
          process.exit(1)
        },
      )
    })
  }
}

function realWorld(config: Config): Omit<World, 'log'> {
  return {
    now: () => Date.now(),
    random: Math.random,
    build: buildId(),
    pages: async (front, port) => {
      // Nothing here calls home.
      process.env.NEXT_TELEMETRY_DISABLED = '1'
      const { default: next } = await import('next')
      const dev = process.env.NODE_ENV !== 'production'
      const app = next({ dev, hostname: config.host, port, httpServer: front.server, turbopack: dev })
      await app.prepare()
      const handle = app.getRequestHandler()
      return (request, response) => handle(request, response)
    },
  }
}

/** Which build of the pages this server was made with: a screen of another loads itself anew. */
function buildId(): string {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim()
  } catch {
    return 'development'
  }
}

function welcomeLines(config: Config, installation: Awaited<ReturnType<typeof openInstallation>>): readonly string[] {
  const { url, port, madePassword, centre } = installation
  const [first] = centre.branches()
  const about = config.demonstration ? ' (a demonstration: simulated printer, open around the clock)' : ''
  const lines = [
    '',
    `Redica serves ${centre.branches().length} branches${about}`,
    `  What is here   ${url}/`,
    `  Kiosk          ${url}/kiosk`,
    `  Hall display   ${url}/display`,
    `  Counter        ${url}/counter`,
    `  Manager        ${url}/manager`,
    `  Printer        ${config.printerUrl.startsWith('simulated:') ? `${url}/dev` : config.printerUrl}`,
  ]
  if (madePassword) lines.push('', `  User admin, password ${madePassword}   (shown this once)`)
  else if (config.adminPassword && installation.migrations.length > 0)
    lines.push('', '  User admin, password as ADMIN_PASSWORD says')
  if (config.host === '0.0.0.0') lines.push('', `  On the network: ${addresses(port).join('  ')}`)
  return first ? [...lines, ''] : [...lines, '  No branch yet: npm run municipality -- import FILE', '']
}

function addresses(port: number): readonly string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap(address =>
      address && address.family === 'IPv4' && !address.internal ? [`http://${address.address}:${port}/`] : [],
    )
}

start().catch((fault: unknown) => {
  if (fault instanceof WrongConfig || fault instanceof CannotOpen || fault instanceof CannotListen) {
    process.stderr.write(`${fault.message}\n`)
    process.exit(cannotStart)
  }
  throw fault
})
