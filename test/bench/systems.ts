import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { adminPassword, startChild } from '../day/child'
import { reach } from '../day/contract'
import type { Usage } from '../day/server'
import type { Past } from './history'

/** One adapter for each system that is measured. */
export interface Running {
  readonly url: string
  /** What a kiosk, a display and whoever calls say of themselves when they connect. */
  readonly kiosk: object
  readonly display: object
  readonly caller: object
  /** What people come for, one after the other; the first is what the caller serves. */
  readonly services: readonly string[]
  /** Where is called; null: a bare broadcast stands for a call. */
  readonly counter: number | null
  readonly usage: (when: 'now' | 'cleaned') => Promise<Usage>
  readonly stop: () => Promise<void>
}
export interface System {
  readonly name: 'Redica' | 'ceiling'
  readonly start: () => Promise<Running>
}

const branch = 'pokrov-main'
const services = ['02-01', '01-01', '05-01', '03-01', '12-01', '08-01']

/**
 * Pokrov as it is, but for one setting: a call starts the service, so that one call is one announcement and one view,
 * as in the broadcast it is held against.
 */
export function benchMunicipality(folder: string): string {
  const yaml = readFileSync('municipalities/pokrov.yaml', 'utf8')
  const file = path.join(folder, 'pokrov.yaml')
  writeFileSync(
    file,
    yaml.replace('    services: all\n', '    services: all\n    settings: { confirmArrival: false }\n'),
  )
  return file
}

/** What the server does once after its start (the WAL is lengthened) is over by then. */
const startedWithinMs = 3_000

/** The real server, without pages and printer; on a folder of its own, or on one that was lived in. */
export function redica({
  program,
  municipality,
  livedIn,
}: {
  program: string
  municipality: string
  livedIn?: Past
}): System {
  return {
    name: 'Redica',
    start: async () => {
      const dataDir = livedIn?.dataDir ?? mkdtempSync(path.join(tmpdir(), 'redica-bench-'))
      const profile = process.env.BENCH_PROFILE
      const nodeArguments = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
      const env = { MUNICIPALITY: municipality, HOURS: 'always' }
      const child = await startChild({ program, dataDir, env, nodeArguments })
      const contract = reach(child.url, branch)
      const admin = await contract.login('admin', adminPassword)
      const opened = await contract.ask('counter:open', { counter: 4 }, { id: `open-${Date.now()}`, token: admin })
      if (!opened.answer.ok) throw new Error(`Counter 4 could not be opened: ${opened.text}`)
      await new Promise(resolve => setTimeout(resolve, startedWithinMs))
      return {
        url: child.url,
        kiosk: { screen: 'kiosk', branch },
        display: { screen: 'display', branch },
        caller: { screen: 'console', branch, counter: 4, token: admin },
        services,
        counter: 4,
        usage: child.usage,
        stop: async () => {
          await child.stop()
          if (livedIn) livedIn.forgetToday()
          else rmSync(dataDir, { recursive: true, force: true })
        },
      }
    },
  }
}

export function ceiling({ program }: { program: string }): System {
  return {
    name: 'ceiling',
    start: async () => {
      const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-ceiling-'))
      const child = fork(program, [], {
        env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir },
        execArgv: ['--expose-gc'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const heard = <Told>() => new Promise<Told>(resolve => child.once('message', told => resolve(told as Told)))
      const { url } = await heard<{ url: string }>()
      const ended = new Promise(resolve => child.once('exit', resolve))
      return {
        url,
        kiosk: { screen: 'kiosk' },
        display: { screen: 'display' },
        caller: { screen: 'console' },
        services,
        counter: null,
        usage: async when => {
          const told = heard<{ usage: Usage }>()
          child.send({ usage: when })
          return (await told).usage
        },
        stop: async () => {
          child.send({ stop: true })
          await ended
          rmSync(dataDir, { recursive: true, force: true })
        },
      }
    },
  }
}
