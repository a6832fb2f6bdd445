import { seeded } from '../../domain/chance'
import { readConfig, WrongConfig } from '../../server/config'
import { openInstallation } from '../../server/main'

/** What the parent says over the channel: the time it is, how much was used until now, or that it is over. */
export type FromParent = { readonly clock: number } | { readonly stop: true } | { readonly usage: 'now' | 'cleaned' }
/** Memory held, and processor time spent in milliseconds. */
export interface Usage {
  /** Heap and buffers, in bytes. */
  readonly held: number
  readonly cpuMs: number
}

/** What the server says: where it listens, that its clock is turned, what it used. */
export type FromServer =
  | { readonly url: string; readonly password: string | null }
  | { readonly clock: number }
  | { readonly usage: Usage }

/**
 * The real server without pages, as a process of its own. With CLOCK set (milliseconds since 1970) its clock stands
 * still and is turned by the parent; otherwise it is the machine's.
 */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const driven = process.env.CLOCK === undefined ? null : Number(process.env.CLOCK)
  let clock = driven ?? 0
  const say = (level: string) => (facts: object, message: string) =>
    void process.stderr.write(`${level}: ${message} ${JSON.stringify(facts, faultInWords)}\n`)
  const installation = await openInstallation(config, {
    now: driven === null ? () => Date.now() : () => clock,
    random: seeded(Number(process.env.SEED ?? 1)),
    build: 'proving ground',
    log: { info: () => undefined, warn: say('warn'), error: say('error') },
    pages: null,
  })
  const tell = (what: FromServer) => process.send?.(what)
  process.on('message', (said: FromParent) => {
    if ('clock' in said) {
      clock = said.clock
      tell({ clock })
    } else if ('usage' in said) {
      if (said.usage === 'cleaned') globalThis.gc?.()
      tell({ usage: usageOf() })
    } else installation.close().then(() => process.exit(0))
  })
  tell({ url: installation.url, password: installation.madePassword })
}

function usageOf(): Usage {
  const { heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return { held: heapUsed + external, cpuMs: (user + system) / 1000 }
}

function faultInWords(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value
}

// Whoever started it is gone: so is it.
process.on('disconnect', () => process.exit(0))
start().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof WrongConfig ? fault.message : String((fault as Error).stack ?? fault)}\n`)
  process.exit(2)
})
