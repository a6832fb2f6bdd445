import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface Plugged {
  readonly number: number
  readonly port: string
  readonly vendor: number
  readonly product: number
  readonly name: string
  readonly serial: string
  readonly descriptor: string
}

/** Whether this machine has what the testbed needs; `npm test` installs it where it may. */
export function hasTestbed(): boolean {
  const asked = ['-c', 'import gi; gi.require_version("UMockdev", "1.0"); from gi.repository import UMockdev']
  return spawnSync('/usr/bin/umockdev-wrapper', ['/usr/bin/python3', ...asked], { stdio: 'ignore' }).status === 0
}

/** A USB bus that one process believes in: the kernel's files and device nodes, made by umockdev. */
export async function openTestbed() {
  const script = fileURLToPath(new URL('./testbed.py', import.meta.url))
  const python = spawn('/usr/bin/umockdev-wrapper', ['/usr/bin/python3', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => python.once('exit', () => resolve()))
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value ?? '{}') as { root?: string; report?: string }
  const ask = (order: object) => {
    python.stdin.write(`${JSON.stringify(order)}\n`)
    return next()
  }
  const { root = '' } = await next()
  onTestFinished(async () => {
    python.stdin.end()
    await ended
  })
  return {
    /** For the process that is to see these devices. */
    env: { LD_PRELOAD: 'libumockdev-preload.so.0', UMOCKDEV_DIR: root },
    plug: (what: Plugged) => ask({ do: 'plug', ...what }),
    unplug: (number: number) => ask({ do: 'unplug', number }),
    send: (number: number, report: Iterable<number>) =>
      ask({ do: 'send', number, report: Buffer.from(Uint8Array.from(report)).toString('hex') }),
    /** What the program wrote to the device, in hexadecimal; empty when nothing came. */
    written: async (number: number) => (await ask({ do: 'written', number })).report ?? '',
  }
}
