import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loaded } from './loaded'

export const adminPassword = 'a password for stories'

export interface Wanted {
  /** A file of a municipality; without one it is a demonstration, with simulated devices. */
  readonly municipality?: string
  readonly printerUrl?: string
  /** For the server's own process: pictures give it a clock of theirs. */
  readonly nodeOptions?: string
}

/** A server that is built for production, with a data folder of its own. It can die and come back as the same one. */
export interface Installation {
  readonly url: string
  /** Ends it as a power cut would: nothing is said to anybody. */
  kill(): Promise<void>
  /** Starts it again, on the same data and the same port. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

export async function openInstallation({ municipality, printerUrl, nodeOptions }: Wanted = {}): Promise<Installation> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-story-'))
  const town = municipality ? null : loaded()
  if (town) cpSync(town, dataDir, { recursive: true })
  const start = (port: string) =>
    spawn('node', ['dist/server.js'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOURS: 'always',
        PORT: port,
        DATA_DIR: dataDir,
        ADMIN_PASSWORD: adminPassword,
        MUNICIPALITY: municipality ?? '',
        PRINTER_URL: printerUrl ?? '',
        NODE_OPTIONS: nodeOptions ?? '',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  let server = start('0')
  const url = await addressOf(server)
  return {
    url,
    kill: () => ended(server, 'SIGKILL'),
    startAgain: async () => {
      server = start(new URL(url).port)
      await addressOf(server)
    },
    close: async () => {
      await ended(server, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The address that the server prints when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', part => {
      said += String(part)
      const found = /What is here\s+(http:\/\/[^\s/]+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
    server.once('exit', code => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

function ended(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    server.once('exit', () => resolve())
    server.kill(signal)
  })
}
